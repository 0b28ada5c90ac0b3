import { Link } from "@remix-run/react";

export type ReactionCount = { emoji: string; count: number; mine: boolean };

type ReactionsProps = {
  reactions: ReactionCount[];
  /** Whether the viewer may react; otherwise each leads to who reacted. */
  canReact: boolean;
  /** The page of those who reacted. */
  path: string;
};

/**
 * The answers in one sign under a post. Each is a submit button named `emoji`: put them in a form that
 * posts the toggle. With `aria-pressed` for one's own.
 */
export function Reactions({ reactions, canReact, path }: ReactionsProps) {
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
            data-emoji={emoji}
            className="reaction"
          >
            <Sign emoji={emoji} count={count} />
          </button>
        ) : (
          <Link
            key={emoji}
            to={`${path}?${new URLSearchParams({ emoji })}`}
            data-emoji={emoji}
            aria-label={`${emoji} ${count}, who reacted`}
            className="reaction"
          >
            <Sign emoji={emoji} count={count} />
          </Link>
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
