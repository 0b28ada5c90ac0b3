import type { QueueItemDto, SessionPersonDto } from "~/domain/sessions/schema";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { Icon } from "../ui/icon";
import { ActButton } from "./act-form";
import { useSessionContext } from "./session-context";
import { actPath, personActPath } from "./session-paths";

type BoothProps = {
  people: SessionPersonDto[];
  /** In play order. */
  waiting: QueueItemDto[];
  playing: QueueItemDto | null;
};

/** The booth of a ROTATION session: who is in, who plays, whose turn is next. */
export function Booth({ people, waiting, playing }: BoothProps) {
  const { session, viewer, can } = useSessionContext();
  const djs = people.filter(({ boothSince }) => boothSince !== null);
  const next = waiting[0]?.addedBy;
  const turnOf = (userId: string) => waiting.findIndex(({ addedBy }) => addedBy === userId);
  const order = [...djs].sort((one, other) => rank(turnOf(one.userId)) - rank(turnOf(other.userId)));
  const isIn = djs.some(({ userId }) => userId === viewer?.id);
  return (
    <section aria-labelledby="booth-title" className="rounded-lg border border-line bg-card p-4 shadow-card">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="booth-title" className="text-xl">
            The booth
          </h2>
          <p className="text-sm text-text-faint">One track each, in turns. Whoever played least goes next.</p>
        </div>
        {isIn ? (
          <ActButton action={actPath(session.id, "step-down")}>Step down</ActButton>
        ) : can("step_up") ? (
          <ActButton action={actPath(session.id, "step-up")} variant="primary">
            Step up
          </ActButton>
        ) : null}
      </header>
      {order.length === 0 ? (
        <p className="mt-3 text-text-soft">Nobody is in yet. Step up, and the first turn is yours.</p>
      ) : (
        <ol aria-label="In the booth" className="mt-3 grid gap-x-4 sm:grid-cols-2">
          {order.map(({ userId, user, turns }) => (
            <li key={userId} className="flex min-h-12 items-center gap-2.5">
              <Avatar id={user.id} src={user.avatarUrl} size="sm" />
              <span className="min-w-0 flex-1 leading-tight">
                <span className="block truncate font-semibold">
                  {userId === viewer?.id ? "You" : user.displayName}
                </span>
                <span className="numerals block text-sm text-text-faint">
                  {turns === 1 ? "1 turn" : `${turns} turns`}
                  {turnOf(userId) < 0 ? " · no track lined up" : ""}
                </span>
              </span>
              {playing?.addedBy === userId ? (
                <Badge tone="coral">Playing</Badge>
              ) : next === userId ? (
                <Badge tone="mint">Next</Badge>
              ) : null}
              {userId !== viewer?.id && can("pull_dj") ? (
                <ActButton
                  action={personActPath(session.id, userId, "pull")}
                  variant="ghost"
                  aria-label={`Take ${user.displayName} out of the booth`}
                  title="Take out of the booth"
                  className="!px-2"
                >
                  <Icon name="x" size={16} />
                </ActButton>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Those without a track come last. */
const rank = (turn: number) => (turn < 0 ? Infinity : turn);
