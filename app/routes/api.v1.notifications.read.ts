import { markNotificationsRead } from "~/domain/notifications/read.server";
import { readNotificationsSchema } from "~/domain/notifications/schema";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { unreadShape } from "~/http/api/notification-shapes";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/notifications/read", "Notifications", {
  POST: personal({
    summary: "Mark notifications read",
    about: "Those named by `ids`, or all of them when left out.",
    body: readNotificationsSchema,
    data: unreadShape,
    success: { 200: "How many are unread still." },
    repeatable: true,
    run: async ({ actor, body }) => ok(await markNotificationsRead(actor, body)),
  }),
});
