import { z } from "zod";
import { ownRequests } from "~/domain/invites/queries.server";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { ownRequestShape } from "~/http/api/invite-shapes";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/requests", "Invites", {
  GET: personal({
    summary: "Your requests to join",
    about: "Those that nobody has decided about, newest first.",
    data: z.array(ownRequestShape),
    pages: true,
    success: { 200: "Your requests, at most 100." },
    run: async ({ actor }) => list(await ownRequests(actor), null),
  }),
});
