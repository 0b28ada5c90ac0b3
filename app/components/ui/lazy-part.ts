import { createElement, type ComponentType } from "react";
import { toast } from "./toast-store";

/** A component that shows nothing until it has been fetched. */
export type LazyPart<Props> = ((props: Props) => JSX.Element | null) & {
  /** Fetches the part, and then shows it by what `show` does; where it cannot be fetched, says so and lets one try again. */
  fetch: (show: () => void) => void;
};

/**
 * A part of a page that somebody asks for by a press. React's `lazy` is not for these: what cannot be fetched would
 * take the place of the whole page, and never be asked for again.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyPart<Props> {
  let part: ComponentType<Props> | undefined;
  return Object.assign((props: Props) => (part ? createElement(part, props) : null), {
    fetch: (show: () => void) => {
      if (part) return show();
      load().then(
        (loaded) => {
          part = loaded.default;
          show();
        },
        // With a connection, it is the page that is older than what there is to fetch.
        () =>
          toast(
            navigator.onLine
              ? "This could not be fetched. Try again, or load the page anew."
              : "This needs a connection. Try again.",
            "error",
          ),
      );
    },
  });
}
