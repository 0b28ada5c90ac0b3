import { useEffect } from "react";
import { listen } from "./live/connection";
import { useCalmRevalidator } from "./use-calm-revalidator";

/** Loads the page's data anew whenever something comes into the viewer's inbox or is read there. */
export function useReloadOnNotice(): void {
  const revalidate = useCalmRevalidator();
  useEffect(() => listen({ notification: revalidate, inbox_changed: revalidate }), [revalidate]);
}
