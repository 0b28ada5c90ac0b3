import { reader } from "~/db/client.server";
import type { Actor } from "../actor";
import { idFrom } from "../ids";
import { theRoomBehind, type RoomAccess } from "../rooms/access.server";
import { invitedRoom, ownRequestDto } from "./invite-dto";
import { inviteByKey, isGood, isHidden, noLongerGood } from "./open-invites.server";
import type { InvitedRoom, OwnRequestDto } from "./schema";

/** What an invite shows to whoever holds it, and how they stand to its room. */
export type Invited = {
  room: InvitedRoom;
  needsApproval: boolean;
  /** The room's slug for its members; they alone may know it. */
  memberOf: string | null;
  request: OwnRequestDto | null;
};

/**
 * Looks at an invite: a link's token, or the id of an invitation that names the actor.
 * @throws Refusal `not_found`
 */
export async function lookAtInvite(actor: Actor, key: string): Promise<Invited> {
  const invite = await inviteByKey(reader(), actor, key);
  const access = invite && (await theRoomBehind(actor, invite.roomId));
  if (!access || isHidden(access)) throw noLongerGood();
  const { room, membership } = access;
  const request = actor
    ? await reader().joinRequest.findUnique({
        where: { roomId_userId: { roomId: room.id, userId: actor.id }, status: "PENDING" },
      })
    : null;
  // Whoever is in, or waits for an answer, has nothing to fear from a link that has run out since.
  if (!membership && !request && !(await isGood(reader(), invite))) throw noLongerGood();
  return {
    room: invitedRoom(room, key),
    needsApproval: invite.needsApproval && room.isPrivate,
    memberOf: membership ? room.slug : null,
    request: request && ownRequestDto(request, room),
  };
}

/**
 * The cover of the room behind an invite, or behind a request of the actor's own.
 * @returns the uploaded file, or what the drawn one is made from
 * @throws Refusal `not_found`
 */
export async function coverBehind(
  actor: Actor,
  key: string,
): Promise<{ id: string; genre: string | null; coverFileId: string | null }> {
  const access = (await roomOfInvite(actor, key)) ?? (await roomOfRequest(actor, key));
  if (!access || isHidden(access)) throw noLongerGood();
  const { id, genre, coverFileId } = access.room;
  return { id, genre, coverFileId };
}

async function roomOfInvite(actor: Actor, key: string): Promise<RoomAccess | null> {
  const invite = await inviteByKey(reader(), actor, key);
  const access = invite && (await theRoomBehind(actor, invite.roomId));
  return access && (access.membership || (await isGood(reader(), invite))) ? access : null;
}

async function roomOfRequest(actor: Actor, key: string): Promise<RoomAccess | null> {
  const id = idFrom(key);
  if (!actor || !id) return null;
  const request = await reader().joinRequest.findUnique({
    where: { id, userId: actor.id, status: "PENDING" },
  });
  return request && theRoomBehind(actor, request.roomId);
}
