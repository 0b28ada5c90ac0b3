const DOTS = ["", "[animation-delay:0.2s]", "[animation-delay:0.4s]"];

/** Who is writing, by display name. Keeps its height when nobody is, so that nothing jumps. */
export function TypingLine({ names }: { names: string[] }) {
  return (
    <p aria-live="polite" className="flex h-6 min-w-0 items-center gap-2 text-sm text-text-faint">
      {names.length > 0 ? (
        <>
          <span aria-hidden="true" className="flex gap-1">
            {DOTS.map((delay) => (
              <span key={delay} className={`size-1.5 animate-breathe rounded-full bg-mint ${delay}`} />
            ))}
          </span>
          <span className="truncate">{typingText(names)}</span>
        </>
      ) : null}
    </p>
  );
}

/** "Ada is typing", "Ada and Ben are typing", "Ada, Ben and 3 more are typing". */
export function typingText(names: string[]): string {
  const [first, second, ...others] = names;
  if (!second) return `${first} is typing`;
  if (others.length === 0) return `${first} and ${second} are typing`;
  return `${first}, ${second} and ${others.length} more are typing`;
}
