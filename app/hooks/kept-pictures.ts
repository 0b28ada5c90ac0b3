import { useEffect } from "react";
import type { Uploads } from "./uploads";

/**
 * The pictures that were chosen and not posted yet, by where they were chosen: a room, or a thread of it. They outlive
 * the page, but not the tab. What is heavy about them is in the tray, which is loaded with the first.
 */
export const keptPictures = new Map<string, Uploads>();

/** Files that have just been brought to a place, until its tray takes them over. */
export const broughtFiles = new Map<string, File[]>();

let owner: string | null | undefined;

/** Nobody finds what another has chosen. */
export function useKeptPicturesOf(viewerId: string | null): void {
  useEffect(() => {
    if (owner !== viewerId) {
      for (const uploads of keptPictures.values()) uploads.empty();
      broughtFiles.clear();
    }
    owner = viewerId;
  }, [viewerId]);
}
