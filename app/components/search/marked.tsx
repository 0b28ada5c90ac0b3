import type { MarkedPart } from "~/domain/search/marks";

/** A text with what was searched for marked. */
export function Marked({ parts }: { parts: MarkedPart[] }) {
  return (
    <>
      {parts.map(({ text, hit }, index) =>
        hit ? (
          <mark key={index} className="rounded-[0.2em] bg-yellow/30 px-0.5 text-text">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}
