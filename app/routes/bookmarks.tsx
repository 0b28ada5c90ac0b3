import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { BookmarkItem } from "~/components/bookmarks/bookmark-item";
import { pageTitle } from "~/components/page-title";
import { PATHS, withParams } from "~/components/paths";
import { Button, ButtonLink } from "~/components/ui/button";
import { RECORD } from "~/components/ui/drawings/record";
import { SEARCH } from "~/components/ui/drawings/search";
import { EmptyState } from "~/components/ui/empty-state";
import { SearchLine } from "~/components/ui/filters";
import { OlderLink } from "~/components/ui/pagination";
import { isRemoved, noteBookmark, removeBookmark, restoreBookmark } from "~/domain/bookmarks/own-list.server";
import { bookmarksOf } from "~/domain/bookmarks/queries.server";
import type { Handle } from "~/hooks/handle";
import { useFilterForm } from "~/hooks/use-filter-form";
import { useReloadOnBookmark } from "~/hooks/use-reload-on-bookmark";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { looksOf } from "~/http/looks";
import { errorPage, orErrorPage } from "~/http/refusals.server";
import { Refusal } from "~/domain/errors";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Bookmarks" };
export const meta: MetaFunction = () => pageTitle("Bookmarks");

/** More is not searched for. */
const Q_MAX = 200;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const params = new URL(request.url).searchParams;
  const q = (params.get("q") ?? "").slice(0, Q_MAX);
  const cursor = params.get("cursor");
  const removed = params.get("removed") ?? "";
  const { bookmarks, nextCursor } = await orErrorPage(bookmarksOf(person, { q, cursor }));
  return {
    ...{ bookmarks, q, isContinued: cursor !== null },
    next: nextCursor && withParams(PATHS.bookmarks, { q, cursor: nextCursor }),
    removed: (await isRemoved(person, removed)) ? removed : null,
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

/** Changes the bookmark that `id` names: its `note`, or whether it is there. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async ({ intent, id, q, note }) => {
    const [which, asked] = [String(id ?? ""), { q: String(q ?? "").slice(0, Q_MAX) }];
    try {
      if (intent === "remove") await removeBookmark(person, which);
      else if (intent === "restore") await restoreBookmark(person, which);
      else await noteBookmark(person, which, { note: note ?? "" });
    } catch (error) {
      throw error instanceof Refusal && error.code === "not_found" ? errorPage(error) : error;
    }
    if (!context.isDocument) return data({ ok: true as const });
    if (intent === "remove")
      return redirectWith(withParams(PATHS.bookmarks, { ...asked, removed: which }), null);
    const text = intent === "restore" ? "It is back." : "Note saved.";
    return redirectWith(withParams(PATHS.bookmarks, asked), { kind: "success", text });
  });
}

export default function BookmarksPage() {
  const { bookmarks, q, next, isContinued, removed, now, timeZone } = useLoaderData<typeof loader>();
  const { ref, onChange, onSubmit } = useFilterForm({ q }, (chosen) => withParams(PATHS.bookmarks, chosen));
  useReloadOnBookmark();
  return (
    <div className="mx-auto max-w-3xl px-4 py-5 sm:px-8 lg:py-10">
      <h1 className="text-3xl font-extrabold sm:text-4xl">Bookmarks</h1>
      <p className="mb-4 mt-1 text-text-soft">What you keep. Nobody but you can see it.</p>
      {removed ? <Removed id={removed} q={q} /> : null}
      {bookmarks.length > 0 || q || isContinued ? (
        <Form
          ref={ref}
          method="get"
          action={PATHS.bookmarks}
          role="search"
          aria-label="Your bookmarks"
          onChange={onChange}
          onSubmit={onSubmit}
        >
          <SearchLine label="Search your bookmarks" value={q} placeholder="Words of a post or a note" />
        </Form>
      ) : null}
      {bookmarks.length > 0 ? (
        <ol aria-label="Bookmarks" className="-mx-3.5 mt-3 divide-y divide-line">
          {bookmarks.map((one) => (
            <BookmarkItem key={one.bookmark.id} of={one} {...{ q, now, timeZone }} />
          ))}
        </ol>
      ) : (
        <Nothing q={q} further={next !== null} />
      )}
      {next ? <OlderLink to={next}>More</OlderLink> : null}
    </div>
  );
}

/** Without a script: the way to have back what was just removed. */
function Removed({ id, q }: { id: string; q: string }) {
  return (
    <Form
      method="post"
      role="status"
      className="mb-4 flex items-center justify-between gap-3 rounded-md border border-line-strong bg-overlay py-2 pl-4 pr-2"
    >
      <input type="hidden" name="intent" value="restore" />
      <input type="hidden" name="q" value={q} />
      Bookmark removed.
      <Button size="sm" variant="quiet" name="id" value={id}>
        Undo
      </Button>
    </Form>
  );
}

function Nothing({ q, further }: { q: string; further: boolean }) {
  return q ? (
    <EmptyState
      drawing={SEARCH}
      title={further ? "Nothing so far" : "Nothing found"}
      action={
        <ButtonLink to={PATHS.bookmarks} variant="quiet">
          Show all
        </ButtonLink>
      }
    >
      <p>{further ? "Nothing among the newest. Look further back." : "Try fewer words."}</p>
    </EmptyState>
  ) : (
    <EmptyState
      drawing={RECORD}
      title="Nothing kept yet"
      action={<ButtonLink to={PATHS.yourRooms}>Go to your rooms</ButtonLink>}
    >
      <p>Choose Bookmark in the menu of a post, and it waits for you here.</p>
    </EmptyState>
  );
}
