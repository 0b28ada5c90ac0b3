import { z } from "zod";
import type { BanDto } from "~/domain/moderation/bans.server";
import { MODERATION_ACTIONS, type AuditDto } from "~/domain/moderation/schema";
import { id, named, time, userShape } from "./shapes";

/** A line of the audit log, of a room or of the site. */
export const auditFields = {
  id,
  roomId: id.nullable(),
  actorId: id,
  actor: userShape,
  action: z.enum(MODERATION_ACTIONS),
  targetId: z
    .string()
    .describe("A person, a message, the room or the name of a job or flag, as the action says."),
  targetUser: userShape.nullable().describe("The person concerned."),
  reason: z.string().nullable(),
  data: z
    .object({
      until: time.nullish().describe("When a mute or ban ends; null is never."),
      from: z.string().optional(),
      to: z.string().optional(),
      changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).optional(),
      sessionId: z.string().optional(),
      booth: z.literal(true).optional(),
      job: z.string().optional(),
      flag: z.string().optional(),
    })
    .nullable(),
  createdAt: time,
  undoneAt: time.nullable(),
  undoable: z.boolean(),
};

export const auditShape = named<AuditDto>("Audit", z.object(auditFields));

export const banShape = named<BanDto>(
  "Ban",
  z.object({
    userId: id,
    user: userShape,
    until: time.nullable(),
    reason: z.string().nullable(),
    createdAt: time,
  }),
);

export const wordFilterShape = named("WordFilter", z.object({ words: z.array(z.string()) }));
