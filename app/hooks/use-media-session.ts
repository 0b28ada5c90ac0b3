import { useEffect } from "react";
import { artUrl } from "~/components/ui/art-url";
import { player } from "./player/player-store";
import { usePlayer } from "./use-player";

/** What plays and the means to stop it, on the lock screen and on keyboards' own keys. */
export function useMediaSession(): void {
  const { phase, session } = usePlayer();
  const track = session?.session.nowPlayingRef ?? null;
  const album = session?.session.name ?? session?.session.host.displayName ?? "";
  const { title = "", artist = "" } = track ?? {};
  const picture = track ? (track.artwork ?? artUrl("cover", track.providerId, session!.session.genre)) : null;
  const sounds = phase === "playing" || phase === "loading" || phase === "silent";
  useEffect(() => {
    if (!("mediaSession" in navigator) || !title) return;
    navigator.mediaSession.metadata = new MediaMetadata({
      title,
      artist,
      album,
      artwork: picture ? [{ src: new URL(picture, location.href).href }] : [],
    });
    return () => {
      navigator.mediaSession.metadata = null;
    };
  }, [title, artist, picture, album]);
  useEffect(() => {
    if (!("mediaSession" in navigator)) return;
    navigator.mediaSession.playbackState = sounds ? "playing" : "paused";
  }, [sounds]);
  useEffect(() => {
    if (!("mediaSession" in navigator)) return;
    const acts: [MediaSessionAction, () => void][] = [
      ["play", () => player().play()],
      ["pause", () => player().pause()],
      ["stop", () => player().leave()],
    ];
    for (const [name, act] of acts) navigator.mediaSession.setActionHandler(name, act);
    return () => {
      for (const [name] of acts) navigator.mediaSession.setActionHandler(name, null);
      navigator.mediaSession.playbackState = "none";
    };
  }, []);
}
