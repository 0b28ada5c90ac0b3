import type { ReactNode } from "react";
import type { SessionSnapshotDto } from "~/domain/sessions/schema";
import type { SessionPlace } from "~/domain/sessions/policy";
import { useFrame } from "~/hooks/use-frame";
import { useContextValue } from "./context-value";
import { SessionProvider } from "./session-context";

type StillSessionProps = {
  state: SessionSnapshotDto;
  room: SessionPlace["room"];
  hasLink: boolean;
  now: number;
  timeZone: string;
  children: ReactNode;
};

/** Gives what is inside the session as it was when the page was loaded. */
export function StillSession({ children, ...still }: StillSessionProps) {
  const value = useContextValue({ ...still, viewer: useFrame()?.viewer ?? null });
  return <SessionProvider value={value}>{children}</SessionProvider>;
}
