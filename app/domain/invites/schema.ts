import { z } from "zod";
import type { UserDto } from "../accounts/schema";
import { cleanLine, fold, lines } from "../text";

/** As much of a room as an invite shows: what its maker would say aloud. Never its id, its slug or who is in it. */
export type InvitedRoom = {
  name: string;
  /** The cover at an address of the invite's own, which ends with it. */
  coverUrl: string;
  memberCount: number;
};

/** An invite as the room's moderators see it: a link (`token`, `url`), or an invitation of one person (`user`). */
export type InviteDto = {
  id: string;
  roomId: string;
  token: string | null;
  /** Where the link leads, on this instance. */
  url: string | null;
  user: UserDto | null;
  createdBy: UserDto;
  needsApproval: boolean;
  expiresAt: string | null;
  maxUses: number | null;
  uses: number;
  createdAt: string;
};

/** An invitation as the person invited sees it. */
export type ReceivedInviteDto = {
  id: string;
  room: InvitedRoom;
  invitedBy: UserDto;
  expiresAt: string | null;
  createdAt: string;
};

export const REQUEST_STATUSES = ["PENDING", "APPROVED", "DENIED"] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** A request to join, as whoever asks sees it: no more of the room than the invite showed. */
export type OwnRequestDto = {
  id: string;
  status: RequestStatus;
  note: string | null;
  room: InvitedRoom;
  createdAt: string;
};

/** The same, as the room's moderators see it. */
export type JoinRequestDto = {
  id: string;
  roomId: string;
  userId: string;
  user: UserDto;
  status: RequestStatus;
  note: string | null;
  createdAt: string;
};

/** Forms send nothing as an empty text, and their lists have "any" for no bound. */
const emptyAsAbsent = (value: unknown) =>
  value === "" || value === "any" || value === null ? undefined : value;
const ticked = (value: unknown) => (value === "on" || value === "true" ? true : value);

export const MAX_USES = 10_000;
export const NOTE_MAX = 500;
const YEAR = 366 * 24 * 3600;

export const inviteSchema = z
  .object({
    userId: z.preprocess(
      emptyAsAbsent,
      z.string({ error: "userId must be an id." }).max(64, "userId must be an id.").optional(),
    ),
    username: z.preprocess(
      emptyAsAbsent,
      z
        .string({ error: "Username must be text." })
        .max(100, "Nobody here goes by this name.")
        .transform((text) => fold(cleanLine(text)).replace(/^@/, ""))
        .optional(),
    ),
    expiresAt: z.preprocess(
      emptyAsAbsent,
      z.iso
        .datetime({ offset: true, error: "expiresAt must be a time, such as 2027-01-31T18:00:00Z." })
        .transform((text) => new Date(text))
        .optional(),
    ),
    /** Seconds from now, in place of a time. */
    expiresIn: z.preprocess(
      emptyAsAbsent,
      z.coerce
        .number({ error: "expiresIn must be a number of seconds." })
        .int("expiresIn must be a whole number of seconds.")
        .min(60, "An invite lasts at least a minute.")
        .max(YEAR, "An invite lasts at most a year.")
        .optional(),
    ),
    maxUses: z.preprocess(
      emptyAsAbsent,
      z.coerce
        .number({ error: "Uses must be a number." })
        .int("Uses must be a whole number.")
        .min(1, "A link is good for at least one use.")
        .max(MAX_USES, `A link is good for at most ${MAX_USES} uses.`)
        .optional(),
    ),
    needsApproval: z.preprocess(
      ticked,
      z.boolean({ error: "needsApproval must be true or false." }).default(false),
    ),
  })
  .superRefine((invite, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (invite.expiresAt && invite.expiresIn) complain("expiresIn", "Give expiresAt or expiresIn, not both.");
    if (invite.userId === undefined && invite.username === undefined) return;
    if (invite.maxUses !== undefined)
      complain("maxUses", "An invitation of one person has no number of uses.");
    if (invite.needsApproval) complain("needsApproval", "Whoever is invited by name need not ask.");
  });

export const acceptSchema = z.object({
  /** What to tell those who decide, where the link asks first. */
  note: z.preprocess(
    (value) => (value === "" || value === undefined ? null : value),
    lines("Note", 0, NOTE_MAX).nullable(),
  ),
});

/** Where an invite leads, and what hangs on it. A key is a link's token, or an id of something that is one's own. */
export const invitePath = (key: string) => `/i/${key}`;
export const inviteCoverPath = (key: string) => `/i/${key}/cover`;
export const inviteQrPath = (token: string) => `/i/${token}/qr.svg`;
