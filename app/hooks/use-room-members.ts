import type { UserDto } from "~/domain/accounts/schema";
import type { LiveRoom } from "./use-room";

/** Who is here now, and who of them is writing (never oneself). */
export function useRoomMembers(room: LiveRoom): { online: number; people: UserDto[]; typing: UserDto[] } {
  const { presence, typing, viewerId } = room;
  return {
    online: presence.online,
    people: presence.people,
    typing: typing.filter(({ id }) => id !== viewerId),
  };
}
