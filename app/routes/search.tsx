import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { viewerOf } from "~/auth/viewer.server";
import { cx } from "~/components/cx";
import { pageTitle } from "~/components/page-title";
import { PATHS, roomPath, searchPath } from "~/components/paths";
import { HitList } from "~/components/search/hit-list";
import { SearchForm, type SearchFields } from "~/components/search/search-form";
import { ButtonLink } from "~/components/ui/button";
import { SEARCH } from "~/components/ui/drawings/search";
import { EmptyState } from "~/components/ui/empty-state";
import { OlderLink } from "~/components/ui/pagination";
import { Tabs } from "~/components/ui/tabs";
import { roomFor } from "~/domain/rooms/access.server";
import { isAsked } from "~/domain/search/messages.server";
import { searchFromAddress, type Search, type SearchKind } from "~/domain/search/schema";
import { search } from "~/domain/search/search.server";
import type { Handle } from "~/hooks/handle";
import { useFrame } from "~/hooks/use-frame";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

type Data = { room: { slug: string } | null };
export const handle: Handle = {
  title: () => "Search",
  backTo: (data: Data | undefined) => (data?.room ? roomPath(data.room.slug) : undefined),
};
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageTitle(data?.fields.q ? `${data.fields.q} · Search` : "Search"),
  { name: "robots", content: "noindex" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const { searchParams } = new URL(request.url);
  const asked = searchFromAddress(searchParams);
  const cursor = searchParams.get("cursor");
  const access = asked.room ? await orErrorPage(roomFor(viewer, asked.room)) : null;
  const fields = fieldsOf(asked, access?.room.slug ?? "");
  const { hits, nextCursor } = await orErrorPage(search(viewer, asked, { cursor }));
  return {
    hits,
    next: nextCursor && searchPath({ ...fields, cursor: nextCursor }),
    fields,
    room: access && { slug: access.room.slug, name: access.room.name },
    isAsked: isAsked(asked),
    isContinued: cursor !== null,
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

function fieldsOf({ q, kind, author, type, hasTrack, from, to, sort }: Search, room: string): SearchFields {
  return {
    ...{ q, kind, room, sort, hasTrack: hasTrack ? "true" : "" },
    ...{ author: author ?? "", type: type ?? "", from: from ?? "", to: to ?? "" },
  };
}

const TABS: readonly (readonly [SearchKind, string])[] = [
  ["messages", "Messages"],
  ["tracks", "Tracks"],
  ["rooms", "Rooms"],
  ["people", "People"],
];

export default function SearchPage() {
  const { hits, next, fields, room, isAsked, isContinued, now, timeZone } = useLoaderData<typeof loader>();
  const navigation = useNavigation();
  const searching = navigation.location?.pathname === PATHS.search;
  const tabs = room ? TABS.filter(([kind]) => kind !== "rooms") : TABS;
  const own = useFrame()?.rooms ?? [];
  const rooms: [string, string][] = own.map(({ slug, name }) => [slug, name]);
  if (room && !own.some(({ slug }) => slug === room.slug)) rooms.unshift([room.slug, room.name]);
  return (
    <div className="mx-auto max-w-3xl px-4 py-5 sm:px-8 lg:py-10">
      <h1 className="mb-4 text-3xl font-extrabold sm:text-4xl">Search</h1>
      <SearchForm fields={fields} roomName={room?.name ?? null} rooms={[["", "Every room"], ...rooms]} />
      <Tabs
        label="What to search"
        className="mt-4"
        tabs={tabs.map(([kind, label]) => ({
          to: searchPath({ ...fields, kind }),
          label,
          current: fields.kind === kind,
        }))}
      />
      <section
        aria-label="Found"
        aria-busy={searching}
        className={cx("mt-3 transition duration-calm", searching && "opacity-60")}
      >
        {isContinued ? (
          <p className="py-2 text-text-soft">
            Further down.{" "}
            <a href={searchPath(fields)} className="text-link">
              Back to the first hits
            </a>
          </p>
        ) : null}
        {hits.length > 0 ? (
          <HitList {...{ hits, now, timeZone }} inRoom={room !== null} />
        ) : isAsked ? (
          <NothingFound fields={fields} further={next !== null} />
        ) : (
          <EmptyState drawing={SEARCH} title="What are you looking for?">
            <p>Words, the beginning of one, or a phrase in “quotes”. Accents and capitals do not matter.</p>
          </EmptyState>
        )}
        {next ? <OlderLink to={next}>More</OlderLink> : null}
      </section>
    </div>
  );
}

function NothingFound({ fields, further }: { fields: SearchFields; further: boolean }) {
  const { q, kind, room } = fields;
  return (
    <EmptyState
      drawing={SEARCH}
      title={further ? "Nothing so far" : "Nothing found"}
      action={
        <ButtonLink to={searchPath({ q, kind, ...(room ? {} : { sort: "newest" }) })} variant="quiet">
          {room ? "Search everywhere" : "Clear the filters"}
        </ButtonLink>
      }
    >
      <p>{further ? "Nothing among the newest. Look further back." : "Try fewer words, or another tab."}</p>
    </EmptyState>
  );
}
