import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { OriginalDto, Repost } from "~/domain/messages/schema";
import { listen } from "./live/connection";

/**
 * What a repost passes on, as far as the viewer may read it; null when it is not there for them, undefined until that is
 * known. What only some may read is asked for, and again when the viewer's rooms become others.
 * @param address where it is asked for
 */
export function useOriginal(address: string, repost: Repost): OriginalDto | null | undefined {
  const { load, data } = useFetcher<{ original: OriginalDto | null }>();
  const [asked, setAsked] = useState<Repost | null>(null);
  const open = repost.original !== null && !repost.original.room.isPrivate;
  useEffect(() => {
    if (open) return;
    const learn = () => {
      if (!navigator.onLine) return;
      setAsked(repost);
      load(address);
    };
    if (repost.ask) learn();
    return listen({ rooms_changed: learn });
  }, [repost, open, address, load]);
  if (asked === repost && data) return data.original;
  return repost.ask ? undefined : repost.original;
}
