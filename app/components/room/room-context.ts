import { createContext, useContext } from "react";
import type { Actor } from "~/domain/actor";
import type { Standing } from "~/domain/rooms/permissions";
import type { LiveSession } from "~/domain/sessions/lists.server";
import type { RoomPlace } from "~/domain/rooms/policy";

/** What everything inside a room's page needs to know. */
export type RoomContextValue = {
  slug: string;
  /** Who looks, as the policy wants it. */
  actor: Actor;
  place: RoomPlace;
  standing: Standing;
  /** May post, reply and react now. */
  canPost: boolean;
  /** The session that goes on in the room. */
  live: LiveSession | null;
  now: number;
  timeZone: string;
};

const RoomContext = createContext<RoomContextValue | null>(null);

export const RoomProvider = RoomContext.Provider;

export function useRoomContext(): RoomContextValue {
  const value = useContext(RoomContext);
  if (!value) throw new Error("Only inside a room's page.");
  return value;
}
