/** A looking glass over a flat line. */
export const SEARCH = (
  <>
    <path className="stroke-line-strong" strokeWidth="4" strokeLinecap="round" d="M14 62h24M138 62h24" />
    <circle className="fill-raised stroke-text" cx="84" cy="54" r="38" strokeWidth="5" />
    <path className="stroke-text" strokeWidth="8" strokeLinecap="round" d="m113 83 22 24" />
    <path
      className="stroke-coral"
      strokeWidth="5"
      strokeLinecap="round"
      d="M64 54v0M77 54v0M90 54v0M103 54v0"
    />
    <circle className="fill-yellow" cx="140" cy="24" r="7" />
    <circle className="fill-mint" cx="28" cy="94" r="9" />
  </>
);
