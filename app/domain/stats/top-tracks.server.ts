import { reader } from "~/db/client.server";
import type { TrackRef } from "../tracks/schema";
import type { TopTrack } from "./schema";

const SHOWN = 10;
/** Of each kind so many are looked at: what is on top in both together is near the top in one. */
const LOOKED_AT = 200;

/** The tracks that were played in a room's sessions and posted in it most since a moment, the first first. */
export async function topTracks(roomId: string, since: Date): Promise<TopTrack[]> {
  const posted = { roomId, createdAt: { gte: since }, deletedAt: null, trackKey: { not: null } };
  const played = { session: { roomId }, playedAt: { gte: since } };
  const most = { _count: { trackKey: true }, take: LOOKED_AT } as const;
  const order = { orderBy: { _count: { trackKey: "desc" } } } as const;
  const [posts, plays] = await Promise.all([
    reader().message.groupBy({ by: ["trackKey"], where: posted, ...most, ...order }),
    reader().queueItem.groupBy({ by: ["trackKey"], where: played, ...most, ...order }),
  ]);
  const counts = new Map<string, { plays: number; posts: number }>();
  const of = (key: string) => {
    const count = counts.get(key) ?? { plays: 0, posts: 0 };
    counts.set(key, count);
    return count;
  };
  for (const { trackKey, _count } of posts) of(trackKey!).posts = _count.trackKey;
  for (const { trackKey, _count } of plays) of(trackKey).plays = _count.trackKey;
  const top = [...counts]
    .sort(([a, x], [b, y]) => y.plays + y.posts - x.plays - x.posts || y.plays - x.plays || (a < b ? -1 : 1))
    .slice(0, SHOWN);
  return Promise.all(
    top.map(async ([trackKey, count]) => {
      const ref = await newestRef(trackKey, posted, played);
      return { title: ref?.title ?? trackKey, artist: ref?.artist ?? "", url: ref?.url ?? "", ...count };
    }),
  );
}

/** The track as it was last known. */
async function newestRef(trackKey: string, posted: object, played: object): Promise<TrackRef | null> {
  const newest = { orderBy: { createdAt: "desc" }, select: { trackRef: true } } as const;
  const row =
    (await reader().message.findFirst({ where: { ...posted, trackKey }, ...newest })) ??
    (await reader().queueItem.findFirst({ where: { ...played, trackKey }, ...newest }));
  return (row?.trackRef ?? null) as TrackRef | null;
}
