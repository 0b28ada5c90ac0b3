import { z } from "zod";
import { NOTIFY_LEVELS } from "~/domain/notifications/levels";
import { roomLevel, setRoomLevel } from "~/domain/notifications/settings.server";
import { levelSchema } from "~/domain/notifications/settings-schema";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

const data = z.object({ level: z.enum(NOTIFY_LEVELS) });

export const { loader, action } = apiRoute("/rooms/{id}/notifications", "Notifications", {
  GET: personal({
    summary: "How much a room tells you",
    data,
    success: { 200: "The level." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params }) => ok(await roomLevel(actor, params.id)),
  }),
  PATCH: personal({
    summary: "Set how much a room tells you",
    about:
      "`EVERYTHING`, `MENTIONS` (and replies to you), or `NOTHING`. What concerns your membership is always told.",
    body: levelSchema,
    data,
    success: { 200: "The level." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, body }) => ok(await setRoomLevel(actor, params.id, body)),
  }),
});
