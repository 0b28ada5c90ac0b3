export type ReactionCount = { emoji: string; count: number; mine: boolean };

type ReactionsProps = {
  reactions: ReactionCount[];
  /** Whether the viewer may react; otherwise the counts are only to be read. */
  canReact: boolean;
};

/**
 * The answers in one sign under a post. Each is a submit button named `emoji`: put them in a form that
 * posts the toggle. With `aria-pressed` for one's own.
 */
export function Reactions({ reactions, canReact }: ReactionsProps) {
  return (
    <>
      {reactions.map(({ emoji, count, mine }) =>
        canReact ? (
          <button
            key={emoji}
            name="emoji"
            value={emoji}
            aria-pressed={mine}
            aria-label={`${emoji} ${count}`}
            className="reaction"
          >
            <Sign emoji={emoji} count={count} />
          </button>
        ) : (
          <span key={emoji} className="reaction">
            <Sign emoji={emoji} count={count} />
          </span>
        ),
      )}
    </>
  );
}

function Sign({ emoji, count }: { emoji: string; count: number }) {
  return (
    <>
      <span>{emoji}</span>
      <span>{count}</span>
    </>
  );
}
