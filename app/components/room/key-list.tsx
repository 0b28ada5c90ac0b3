import { Kbd } from "../ui/kbd";
import { KEYS, PLAYER_KEYS } from "./keys";

type Line = { keys: readonly string[]; does: string };

/** The keys, and what each does. */
export function KeyList() {
  return (
    <div className="space-y-5">
      <Lines title="In a room" lines={KEYS} />
      <Lines title="The player" lines={PLAYER_KEYS} />
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section>
      <h3 className="font-text text-sm font-semibold text-text-faint">{title}</h3>
      <dl className="mt-2 space-y-2">
        {lines.map(({ keys, does }) => (
          <div key={keys.join()} className="flex items-baseline gap-4">
            <dt className="flex w-24 shrink-0 gap-1.5">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
