import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { lookCookie, TIME_ZONE_COOKIE } from "~/http/looks";

/** Tells the server, once, in which time zone this browser is, so that its pages say the times of here. */
export function useBrowserTimeZone(known: string): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (
      !zone ||
      zone === known ||
      document.cookie.includes(`${TIME_ZONE_COOKIE}=${encodeURIComponent(zone)}`)
    )
      return;
    document.cookie = lookCookie(TIME_ZONE_COOKIE, zone);
    revalidate();
  }, [known, revalidate]);
}
