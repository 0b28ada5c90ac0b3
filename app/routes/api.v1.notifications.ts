import { z } from "zod";
import { notificationsOf, unreadNotifications } from "~/domain/notifications/queries.server";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { notificationShape } from "~/http/api/notification-shapes";
import { inboxQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/notifications", "Notifications", {
  GET: personal({
    summary: "Your inbox",
    about: "Newest first. `meta.unread` says how many are unread; 100 stands for more.",
    query: inboxQuery,
    data: z.array(notificationShape),
    pages: true,
    success: { 200: "A page of notifications." },
    run: async ({ actor, query }) => {
      const { notifications, nextCursor } = await notificationsOf(actor, query);
      return list(notifications, nextCursor, { unread: await unreadNotifications(actor.id) });
    },
  }),
});
