import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { statsPath } from "~/components/room/room-paths";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { StatsCard } from "~/components/stats/stats-card";
import { TimeChart } from "~/components/stats/time-chart";
import { TrackBars } from "~/components/stats/track-bars";
import { ButtonLink } from "~/components/ui/button";
import { RECORD } from "~/components/ui/drawings/record";
import { EmptyState } from "~/components/ui/empty-state";
import { Tabs } from "~/components/ui/tabs";
import type { Person } from "~/domain/actor";
import { roomFor } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import { roomStats } from "~/domain/rooms/stats.server";
import { tableOf } from "~/domain/stats/csv";
import { roomOverTime } from "~/domain/stats/over-time.server";
import { rangeSchema } from "~/domain/stats/schema";
import type { Handle } from "~/hooks/handle";
import { filtersOf } from "~/http/admin.server";
import { orErrorPage } from "~/http/refusals.server";

export const handle: Handle = {
  title: () => "Numbers",
  backTo: (data: { room: { slug: string } } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Numbers of ${data.room.name}` : "Numbers");

async function numbersOf(person: Person, slug: string, request: Request) {
  const access = await roomFor(person, slug);
  const { days } = filtersOf(rangeSchema, request);
  const [stats, over] = await Promise.all([roomStats(access), roomOverTime(access, days)]);
  return { room: roomView(access), stats, over };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orErrorPage(numbersOf(await personOf(request), params.slug!, request));
}

const RANGES = [
  [7, "7 days"],
  [30, "30 days"],
  [90, "90 days"],
  [365, "A year"],
] as const;

export default function RoomNumbersPage() {
  const { room, stats, over } = useLoaderData<typeof loader>();
  const { spans, tracks, days } = over;
  const bars = (of: (span: (typeof spans)[number]) => number[]) =>
    spans.map((span) => ({ from: span.from, values: of(span) }));
  const sum = (of: (span: (typeof spans)[number]) => number) =>
    spans.reduce((all, span) => all + of(span), 0);
  const card = { slug: room.slug, days };
  const each = over.step === 1 ? "day" : "week";
  const quiet = sum(({ posts, replies, listeners }) => posts + replies + listeners) === 0;
  return (
    <RoomSubpage room={room} title="Numbers">
      <div className="space-y-6">
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {(["members", "posts", "replies", "reactions"] as const).map((name) => (
            <div key={name} className="rounded-md border border-line bg-card px-4 py-3">
              <dt className="text-sm capitalize text-text-soft">{name}</dt>
              <dd className="numerals font-heading text-2xl font-bold">{stats[name].toLocaleString("en")}</dd>
            </div>
          ))}
        </dl>
        <Tabs
          label="How far back"
          tabs={RANGES.map(([range, label]) => ({
            to: `${statsPath(room.slug)}?days=${range}`,
            label,
            current: range === days,
          }))}
        />
        <p className="text-sm text-text-faint">
          By the {each}. A day is one of UTC, and ends at midnight there.
        </p>
      </div>
      {quiet ? (
        <EmptyState
          drawing={RECORD}
          title="Quiet so far"
          action={<ButtonLink to={roomPath(room.slug)}>Go to the room</ButtonLink>}
        >
          Nobody wrote or listened in this time. Post a track, or start a session: what happens shows here.
        </EmptyState>
      ) : null}
      <StatsCard
        {...card}
        chart="members"
        title="Members"
        about={`Those who are members now, by when they joined: ${spans.at(-1)!.members}.`}
        table={tableOf("members", over)}
      >
        <TimeChart
          label={`Members, from ${spans[0]!.members} to ${spans.at(-1)!.members}`}
          bars={bars(({ members }) => [members])}
          series={["members"]}
          isLevel
        />
      </StatsCard>
      <StatsCard
        {...card}
        chart="posts"
        title="Posts and replies"
        about={`${sum(({ posts }) => posts)} posts and ${sum(({ replies }) => replies)} replies that nobody deleted.`}
        table={tableOf("posts", over)}
      >
        <TimeChart
          label={`Posts and replies by ${each}`}
          bars={bars(({ posts, replies }) => [posts, replies])}
          series={["posts", "replies"]}
        />
      </StatsCard>
      <StatsCard
        {...card}
        chart="reactions"
        title="Reactions"
        about={`${sum(({ reactions }) => reactions)} to what was written on each ${each}.`}
        table={tableOf("reactions", over)}
      >
        <TimeChart
          label={`Reactions by ${each}`}
          bars={bars(({ reactions }) => [reactions])}
          series={["reactions"]}
        />
      </StatsCard>
      <StatsCard
        {...card}
        chart="listeners"
        title="Listeners"
        about={`The most who listened to a session at one time, on each ${each}.`}
        table={tableOf("listeners", over)}
      >
        <TimeChart
          label={`Most listeners at one time by ${each}`}
          bars={bars(({ listeners }) => [listeners])}
          series={["listeners"]}
        />
      </StatsCard>
      <StatsCard
        {...card}
        chart="tracks"
        title="Top tracks"
        about="Played in sessions here, and posted, most often."
        table={tableOf("tracks", over)}
      >
        {tracks.length > 0 ? (
          <TrackBars tracks={tracks} />
        ) : (
          <p className="text-text-faint">No track in this time.</p>
        )}
      </StatsCard>
    </RoomSubpage>
  );
}
