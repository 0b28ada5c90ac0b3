import { z } from "zod";
import { invite } from "~/domain/invites/invite.server";
import { invitesOf } from "~/domain/invites/queries.server";
import { inviteSchema } from "~/domain/invites/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { created, list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { inviteShape } from "~/http/api/invite-shapes";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/rooms/{id}/invites", "Invites", {
  GET: personal({
    summary: "A room's invites",
    about: "Links and invitations that can still be accepted, newest first. For the owner and moderators.",
    query: pageQuery(),
    data: z.array(inviteShape),
    pages: true,
    success: { 200: "A page of invites." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, query }) => {
      const { invites, nextCursor } = await invitesOf(await roomFor(actor, params.id), query);
      return list(invites, nextCursor);
    },
  }),
  POST: personal({
    summary: "Invite people",
    about:
      "Without a person it makes a link, which ends at `expiresAt` (or `expiresIn` seconds from now) and after " +
      "`maxUses` people; with `needsApproval`, in a private room, they ask first. With `userId` or `username` it " +
      "invites this person, and tells them. For the owner and moderators.",
    body: inviteSchema,
    data: inviteShape,
    success: { 201: "The invite.", 200: "This person is invited already: the same invite." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => {
      const made = await invite(actor, params.id, body);
      return created(made.invite, made.created);
    },
  }),
});
