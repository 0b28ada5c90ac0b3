import { PATHS } from "../paths";
import { ButtonLink } from "../ui/button";
import { Drawing, type DrawingName } from "../ui/drawings";

type ErrorKind = { drawing: DrawingName; title: string; text: string };

const KINDS: Record<number, ErrorKind> = {
  // Not a status of HTTP: nothing was reached at all.
  0: {
    drawing: "unplugged",
    title: "You are offline",
    text: "This page needs a connection. What you wrote is kept here and goes out when you are back.",
  },
  400: {
    drawing: "unplugged",
    title: "That did not come through",
    text: "What was sent could not be understood. Go back, look it over and try again.",
  },
  403: {
    drawing: "rope",
    title: "Not for you, this one",
    text: "You are signed in, but this page is kept for others. If that surprises you, ask whoever runs the room.",
  },
  404: {
    drawing: "search",
    title: "Only silence here",
    text: "There is nothing at this address. It may have been removed, or the link lost a letter on its way.",
  },
  413: {
    drawing: "record",
    title: "Too much at once",
    text: "What was sent is larger than fits. Go back and try with less.",
  },
  429: {
    drawing: "record",
    title: "A little slower",
    text: "That was a lot in a short time. Wait a moment, then try again.",
  },
};

const FAULT: ErrorKind = {
  drawing: "unplugged",
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
  return (
    <div className="mx-auto flex min-h-[75vh] max-w-lg flex-col items-center justify-center px-6 py-12 text-center">
      <Drawing name={kind.drawing} className="w-56" />
      <p className="numerals mt-8 text-sm font-semibold text-text-faint">{status || null}</p>
      <h1 className="mt-1 text-4xl font-extrabold">{kind.title}</h1>
      <p className="mt-3 text-lg text-text-soft">{message ?? kind.text}</p>
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        <ButtonLink to={PATHS.discover}>Discover rooms</ButtonLink>
        <ButtonLink to={PATHS.home} variant="quiet">
          Home
        </ButtonLink>
      </div>
    </div>
  );
}
