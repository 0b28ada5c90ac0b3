import type { ReactNode } from "react";

/** Small pictures for empty states and errors, in the theme's own colours. Each on a field of 176 by 120. */
const DRAWINGS = {
  /** An open door with music behind it. */
  door: (
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
  ),
  /** A record that waits for its first groove. */
  record: (
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
  ),
  /** Two speech bubbles, one still empty. */
  talk: (
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
  ),
  /** A looking glass over a flat line. */
  search: (
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
  ),
  /** A cable pulled out of its socket. */
  unplugged: (
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
  ),
  /** A rope before the entrance. */
  rope: (
    <>
      <path className="stroke-text" strokeWidth="7" strokeLinecap="round" d="M38 40v64M138 40v64" />
      <circle className="fill-yellow" cx="38" cy="28" r="10" />
      <circle className="fill-yellow" cx="138" cy="28" r="10" />
      <path className="stroke-coral" strokeWidth="10" strokeLinecap="round" d="M42 44c14 46 78 46 92 0" />
      <path className="stroke-line-strong" strokeWidth="3" strokeLinecap="round" d="M12 109h152" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type DrawingName = keyof typeof DRAWINGS;

/** One of the drawings. Decorative: the words beside it say the same. */
export function Drawing({ name, className }: { name: DrawingName; className?: string }) {
  return (
    <svg viewBox="0 0 176 120" fill="none" aria-hidden="true" className={className}>
      {DRAWINGS[name]}
    </svg>
  );
}
