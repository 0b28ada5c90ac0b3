import type { TopTrack } from "~/domain/stats/schema";

/** The tracks of a range, each with a bar as long as it was played and posted. */
export function TrackBars({ tracks }: { tracks: TopTrack[] }) {
  const most = Math.max(1, ...tracks.map(({ plays, posts }) => plays + posts));
  return (
    <ol className="space-y-2.5">
      {tracks.map(({ title, artist, url, plays, posts }, at) => (
        <li key={`${url} ${at}`}>
          <p className="flex items-baseline gap-3">
            <span className="min-w-0 flex-1 truncate">
              <span className="font-semibold">{title}</span> <span className="text-text-soft">{artist}</span>
            </span>
            <span className="numerals shrink-0 text-sm text-text-faint">
              {plays} played · {posts} posted
            </span>
          </p>
          <svg
            aria-hidden="true"
            viewBox="0 0 100 8"
            preserveAspectRatio="none"
            className="mt-1 h-2 w-full overflow-hidden rounded-full"
          >
            <rect width="100" height="8" className="fill-raised" />
            <rect width={(plays / most) * 100} height="8" className="fill-mint-text" />
            <rect
              x={(plays / most) * 100}
              width={(posts / most) * 100}
              height="8"
              className="fill-coral-text"
            />
          </svg>
        </li>
      ))}
    </ol>
  );
}
