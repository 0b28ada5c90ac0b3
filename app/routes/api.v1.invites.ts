import { z } from "zod";
import { receivedInvites } from "~/domain/invites/queries.server";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { receivedInviteShape } from "~/http/api/invite-shapes";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/invites", "Invites", {
  GET: personal({
    summary: "Your invitations",
    about: "Those that wait for your answer, newest first.",
    query: pageQuery(),
    data: z.array(receivedInviteShape),
    pages: true,
    success: { 200: "A page of invitations." },
    run: async ({ actor, query }) => {
      const { invites, nextCursor } = await receivedInvites(actor, query);
      return list(invites, nextCursor);
    },
  }),
});
