import { PROVIDERS } from "~/domain/tracks/providers";
import type { TrackRef } from "~/domain/tracks/schema";
import { player } from "~/hooks/player/player-store";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";

/** Before anything is fetched from another company: what it is about, yes, and the way around it. */
export function ConsentCard({ track }: { track: TrackRef }) {
  const { label, openLabel } = PROVIDERS[track.provider];
  return (
    <div className="rounded-md border border-line-strong bg-raised p-4">
      <p className="font-semibold">This track plays from {label}.</p>
      <p className="mt-1 text-sm text-text-soft">
        Your browser will load {label}&apos;s player, and {label} will learn your address and may set cookies.
        You are asked once, and can take it back on the player.
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button type="button" size="sm" onClick={() => player().allow(track.provider)}>
          Play from {label}
        </Button>
        <a
          href={track.url}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex min-h-9 items-center gap-1 text-sm font-semibold text-coral-text hover:underline"
        >
          {openLabel} <Icon name="arrow-up-right" size={15} />
        </a>
      </div>
    </div>
  );
}
