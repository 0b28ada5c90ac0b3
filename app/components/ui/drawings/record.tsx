/** A record that waits for its first groove. */
export const RECORD = (
  <>
    <rect className="fill-raised" x="30" y="12" width="96" height="96" rx="9" />
    <circle className="fill-text" cx="112" cy="60" r="44" />
    <circle className="stroke-ground" cx="112" cy="60" r="34" strokeWidth="1.5" opacity="0.35" />
    <circle className="stroke-ground" cx="112" cy="60" r="26" strokeWidth="1.5" opacity="0.35" />
    <circle className="fill-coral" cx="112" cy="60" r="16" />
    <circle className="fill-ground" cx="112" cy="60" r="3.5" />
    <path className="fill-yellow" d="M38 20h34a34 34 0 0 1-34 34z" />
    <path className="fill-mint" d="M38 100V66a34 34 0 0 1 34 34z" />
  </>
);
