import { useRouteLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import type { loader } from "~/root";

type Frame = ReturnType<typeof useRouteLoaderData<typeof loader>>;

const kept: { last: Frame } = { last: undefined };

/**
 * What the frame around every page knows: who looks, their rooms, the last message. A browser that could not load it anew,
 * as without a connection, goes on with what it had. Absent on an error page that comes from the server.
 */
export function useFrame(): Frame {
  const loaded = useRouteLoaderData<typeof loader>("root");
  useEffect(() => {
    if (loaded) kept.last = loaded;
  }, [loaded]);
  return loaded ?? (typeof document === "undefined" ? undefined : kept.last);
}
