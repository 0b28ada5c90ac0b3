import { useEffect } from "react";
import { listen } from "./live/connection";
import { useCalmRevalidator } from "./use-calm-revalidator";

/** Loads the page's data anew whenever the viewer keeps something, or no longer, on whichever tab. */
export function useReloadOnBookmark(): void {
  const revalidate = useCalmRevalidator();
  useEffect(() => listen({ own_bookmark: revalidate }), [revalidate]);
}
