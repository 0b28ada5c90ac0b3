/** Two speech bubbles, one still empty. */
export const TALK = (
  <>
    <path
      className="fill-coral"
      d="M26 18h78a12 12 0 0 1 12 12v30a12 12 0 0 1-12 12H58L40 88V72H26a12 12 0 0 1-12-12V30a12 12 0 0 1 12-12Z"
    />
    <path
      className="stroke-on-coral"
      strokeWidth="5"
      strokeLinecap="round"
      d="M36 45v0M50 36v18M65 30v30M80 38v14M94 45v0"
    />
    <path
      className="fill-card stroke-line-strong"
      strokeWidth="2.5"
      strokeDasharray="6 6"
      d="M92 62h58a12 12 0 0 1 12 12v16a12 12 0 0 1-12 12h-12v13l-17-13H92a12 12 0 0 1-12-12V74a12 12 0 0 1 12-12Z"
    />
    <path className="stroke-text-faint" strokeWidth="4" strokeLinecap="round" d="M100 82h42" />
  </>
);
