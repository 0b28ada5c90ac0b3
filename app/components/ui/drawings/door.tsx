/** An open door with music behind it. */
export const DOOR = (
  <>
    <path className="fill-raised" d="M56 12h64a6 6 0 0 1 6 6v90H50V18a6 6 0 0 1 6-6Z" />
    <path className="fill-coral" d="M58 20h60v88H58z" />
    <path className="fill-card stroke-line-strong" strokeWidth="2" d="m58 20 34 9v87l-34-8z" />
    <circle className="fill-yellow" cx="85" cy="70" r="3.5" />
    <path
      className="stroke-mint-text"
      strokeWidth="4"
      strokeLinecap="round"
      d="M136 56v18M146 46v38M156 58v14M40 60v12M30 50v32M20 60v12"
    />
    <path className="stroke-line-strong" strokeWidth="3" strokeLinecap="round" d="M12 109h152" />
  </>
);
