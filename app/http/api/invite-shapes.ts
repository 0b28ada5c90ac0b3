import { z } from "zod";
import {
  REQUEST_STATUSES,
  type InvitedRoom,
  type InviteDto,
  type JoinRequestDto,
  type OwnRequestDto,
  type ReceivedInviteDto,
} from "~/domain/invites/schema";
import { count, id, named, time, userShape } from "./shapes";

/** What the API answers about invites and requests to join. */

export const invitedRoomShape = named<InvitedRoom>(
  "InvitedRoom",
  z.object({
    name: z.string(),
    coverUrl: z.string().describe("An address on this instance, good for as long as the invite."),
    memberCount: count,
  }),
);

export const inviteShape = named<InviteDto>(
  "Invite",
  z.object({
    id,
    roomId: id,
    token: z.string().nullable().describe("Of a link; null for an invitation of one person."),
    url: z.string().nullable().describe("The link's page on this instance."),
    user: userShape.nullable().describe("Who is invited; null for a link."),
    createdBy: userShape,
    needsApproval: z.boolean().describe("Whoever comes by this link asks first."),
    expiresAt: time.nullable(),
    maxUses: count.nullable().describe("Null is any number."),
    uses: count,
    createdAt: time,
  }),
);

export const receivedInviteShape = named<ReceivedInviteDto>(
  "ReceivedInvite",
  z.object({
    id,
    room: invitedRoomShape,
    invitedBy: userShape,
    expiresAt: time.nullable(),
    createdAt: time,
  }),
);

const request = { id, status: z.enum(REQUEST_STATUSES), note: z.string().nullable(), createdAt: time };

export const ownRequestShape = named<OwnRequestDto>(
  "OwnRequest",
  z.object({ ...request, room: invitedRoomShape }),
);

export const joinRequestShape = named<JoinRequestDto>(
  "JoinRequest",
  z.object({ ...request, roomId: id, userId: id, user: userShape }),
);
