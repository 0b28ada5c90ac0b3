import { z } from "zod";
import type { MessageHit, PersonHit, RoomHit, SearchHit } from "~/domain/search/schema";
import { id, messageShape, named, roomShape, userShape } from "./shapes";

const parts = z.array(z.object({ text: z.string(), hit: z.boolean() }));

export const messageHitShape = named<MessageHit>(
  "MessageHit",
  z.object({
    kind: z.literal("message"),
    message: messageShape,
    room: z.object({ id, slug: z.string(), name: z.string(), isPrivate: z.boolean() }),
    parts: parts.describe("The text around the first match, in pieces; `hit` marks what was searched for."),
    trackParts: z.object({ title: parts, artist: parts }).nullable(),
  }),
);

export const searchHitShape: z.ZodType<SearchHit> = z.union([
  messageHitShape,
  named<RoomHit>("RoomHit", z.object({ kind: z.literal("room"), room: roomShape })),
  named<PersonHit>("PersonHit", z.object({ kind: z.literal("person"), user: userShape })),
]);
