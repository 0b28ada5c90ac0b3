import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useComeback } from "~/hooks/use-comeback";
import { PATHS } from "../paths";
import { DiscoverButton } from "../rooms/discover-button";
import { ButtonLink } from "../ui/button";
import { Drawing } from "../ui/drawings/drawing";
import { RECORD } from "../ui/drawings/record";
import { ROPE } from "../ui/drawings/rope";
import { SEARCH } from "../ui/drawings/search";
import { UNPLUGGED } from "../ui/drawings/unplugged";

type ErrorKind = { drawing: ReactNode; title: string; text: string };

/** Not statuses of HTTP: no server was reached, because the browser has no connection, or nobody answered. */
export const OFFLINE = 0;
export const UNREACHED = 1;

const away = (title: string): ErrorKind => ({
  drawing: UNPLUGGED,
  title,
  text: "This page opens by itself once the server can be reached. Posts that wait go out then.",
});

const KINDS: Record<number, ErrorKind> = {
  [OFFLINE]: away("You are offline"),
  [UNREACHED]: away("Nobody answers"),
  400: {
    drawing: UNPLUGGED,
    title: "That did not come through",
    text: "What was sent could not be understood. Go back, look it over and try again.",
  },
  403: {
    drawing: ROPE,
    title: "Not for you, this one",
    text: "You are signed in, but this page is kept for others. If that surprises you, ask whoever runs the room.",
  },
  404: {
    drawing: SEARCH,
    title: "Only silence here",
    text: "There is nothing at this address. It may have been removed, or the link lost a letter on its way.",
  },
  413: {
    drawing: RECORD,
    title: "Too much at once",
    text: "What was sent is larger than fits. Go back and try with less.",
  },
  429: {
    drawing: RECORD,
    title: "A little slower",
    text: "That was a lot in a short time. Wait a moment, then try again.",
  },
};

const FAULT: ErrorKind = {
  drawing: UNPLUGGED,
  title: "Something came unplugged",
  text: "The fault is ours, and it has been written down. What you sent before it was kept; try again in a moment.",
};

type ErrorPageProps = {
  status: number;
  /** What the refusal itself said; shown instead of our words. Never the text of an unexpected error. */
  message?: string;
};

/** What is shown instead of a page, with a way out. Fits inside the shell and stands alone. */
export function ErrorPage({ status, message }: ErrorPageProps) {
  const kind = KINDS[status] ?? FAULT;
  const { pathname, search } = useLocation();
  // This may work in a moment, so the way out is the same page again; the number of such a fault helps nobody.
  const isAway = status === OFFLINE || status === UNREACHED;
  const passes = isAway || status >= 500;
  useComeback(isAway);
  return (
    <div className="mx-auto flex min-h-[75vh] max-w-lg flex-col items-center justify-center px-6 py-12 text-center">
      <Drawing of={kind.drawing} className="w-56" />
      <p className="numerals mt-8 text-sm font-semibold text-text-faint">{passes ? null : status}</p>
      <h1 className="mt-1 text-4xl font-extrabold">{kind.title}</h1>
      <p className="mt-3 text-lg text-text-soft">{message ?? kind.text}</p>
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        {passes ? (
          // Without a server, a browser that loads anew shows a page of its own. Two slashes would begin another site's address.
          <ButtonLink to={pathname.replace(/^\/+/, "/") + search} reloadDocument={!isAway}>
            Try again
          </ButtonLink>
        ) : (
          <DiscoverButton />
        )}
        <ButtonLink to={PATHS.home} variant="quiet">
          Home
        </ButtonLink>
      </div>
    </div>
  );
}
