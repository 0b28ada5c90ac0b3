import { userDto, type UserRow } from "../accounts/user-dto";
import {
  inviteCoverPath,
  invitePath,
  type InvitedRoom,
  type InviteDto,
  type JoinRequestDto,
  type OwnRequestDto,
  type RequestStatus,
} from "./schema";

type InviteColumns = {
  id: string;
  roomId: string;
  token: string | null;
  needsApproval: boolean;
  expiresAt: Date | null;
  maxUses: number | null;
  uses: number;
  createdAt: Date;
  creator: UserRow;
  user: UserRow | null;
};

export function inviteDto(row: InviteColumns): InviteDto {
  return {
    id: row.id,
    roomId: row.roomId,
    token: row.token,
    url: row.token && invitePath(row.token),
    user: row.user && userDto(row.user),
    createdBy: userDto(row.creator),
    needsApproval: row.needsApproval,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    maxUses: row.maxUses,
    uses: row.uses,
    createdAt: row.createdAt.toISOString(),
  };
}

type RequestColumns = { id: string; status: RequestStatus; note: string | null; createdAt: Date };

export function joinRequestDto(
  row: RequestColumns & { roomId: string; userId: string; user: UserRow },
): JoinRequestDto {
  const { id, roomId, userId, status, note } = row;
  return {
    id,
    roomId,
    userId,
    user: userDto(row.user),
    status,
    note,
    createdAt: row.createdAt.toISOString(),
  };
}

type RoomColumns = { name: string; memberCount: number };

export function ownRequestDto(row: RequestColumns, room: RoomColumns): OwnRequestDto {
  const { id, status, note } = row;
  return { id, status, note, room: invitedRoom(room, id), createdAt: row.createdAt.toISOString() };
}

/** @param key of the invite or request: what the cover's address is made of */
export function invitedRoom({ name, memberCount }: RoomColumns, key: string): InvitedRoom {
  return { name, coverUrl: inviteCoverPath(key), memberCount };
}
