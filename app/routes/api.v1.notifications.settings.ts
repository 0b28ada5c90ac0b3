import { z } from "zod";
import { quietHoursOf, setQuietHours } from "~/domain/notifications/settings.server";
import { quietHoursSchema } from "~/domain/notifications/settings-schema";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

const data = z.object({
  quietHours: z.object({ from: z.string(), to: z.string(), timeZone: z.string() }).nullable(),
});

export const { loader, action } = apiRoute("/notifications/settings", "Notifications", {
  GET: personal({
    summary: "Your quiet hours",
    data,
    success: { 200: "Null when anything may ring at any time." },
    run: async ({ actor }) => ok({ quietHours: await quietHoursOf(actor) }),
  }),
  PATCH: personal({
    summary: "Set your quiet hours",
    about: "In them notices wait in the inbox, and nothing rings. Without `from` and `to` there are none.",
    body: quietHoursSchema,
    data,
    success: { 200: "What is set now." },
    run: async ({ actor, body }) => ok(await setQuietHours(actor, body)),
  }),
});
