/** A cable pulled out of its socket. */
export const UNPLUGGED = (
  <>
    <path className="stroke-text-faint" strokeWidth="6" strokeLinecap="round" d="M6 84c34 0 24-42 52-42" />
    <rect className="fill-coral" x="56" y="28" width="30" height="28" rx="7" />
    <path className="stroke-text" strokeWidth="5" strokeLinecap="round" d="M87 36h13M87 48h13" />
    <rect
      className="fill-raised stroke-line-strong"
      x="122"
      y="22"
      width="40"
      height="40"
      rx="10"
      strokeWidth="2.5"
    />
    <path className="stroke-text" strokeWidth="5" strokeLinecap="round" d="M134 36v0M134 48v0" />
    <path
      className="stroke-yellow-text"
      strokeWidth="4"
      strokeLinecap="round"
      d="m106 16 4-9M114 72l5 9M104 70v10"
    />
    <path className="stroke-line-strong" strokeWidth="3" strokeLinecap="round" d="M12 109h152" />
  </>
);
