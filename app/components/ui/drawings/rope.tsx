/** A rope before the entrance. */
export const ROPE = (
  <>
    <path className="stroke-text" strokeWidth="7" strokeLinecap="round" d="M38 40v64M138 40v64" />
    <circle className="fill-yellow" cx="38" cy="28" r="10" />
    <circle className="fill-yellow" cx="138" cy="28" r="10" />
    <path className="stroke-coral" strokeWidth="10" strokeLinecap="round" d="M42 44c14 46 78 46 92 0" />
    <path className="stroke-line-strong" strokeWidth="3" strokeLinecap="round" d="M12 109h152" />
  </>
);
