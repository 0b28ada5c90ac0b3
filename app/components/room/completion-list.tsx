import { lazy, Suspense, type ComponentType } from "react";
import type { Completion } from "./use-completion";

export type CompletionListProps = { id: string; completion: Completion };

// Where they cannot be fetched, one writes on without them.
const CompletionChoices = lazy<ComponentType<CompletionListProps>>(() =>
  import("./completion-choices").catch(() => ({ default: () => null })),
);

/** What there is to choose from, beside what is being written: over it on phones, where the keyboard is below. */
export function CompletionList({ id, completion }: CompletionListProps) {
  const { options, label } = completion;
  const told =
    options.length === 0
      ? ""
      : `${label}: ${options.length === 1 ? "1 choice" : `${options.length} choices`}. Arrows choose, Enter takes one.`;
  return (
    <>
      <span role="status" className="sr-only">
        {told}
      </span>
      {options.length > 0 ? (
        <Suspense>
          <CompletionChoices id={id} completion={completion} />
        </Suspense>
      ) : null}
    </>
  );
}
