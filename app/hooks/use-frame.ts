import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "~/root";

/** What the frame around every page knows: who looks, their rooms, the last message. Absent on an error page. */
export const useFrame = () => useRouteLoaderData<typeof loader>("root");
