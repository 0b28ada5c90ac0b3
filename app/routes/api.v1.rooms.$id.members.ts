import { z } from "zod";
import { addMember } from "~/domain/members/join.server";
import { membersOf } from "~/domain/members/queries.server";
import { memberFilterSchema } from "~/domain/members/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { addMemberSchema } from "~/domain/rooms/schema";
import { created, list } from "~/http/api/answers.server";
import { open, personal } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { membershipShape } from "~/http/api/shapes";
import { peopleIn } from "~/live/presence.server";
import { roomStream } from "~/streams/names";

export const { loader, action } = apiRoute("/rooms/{id}/members", "Members", {
  GET: open({
    summary: "A room's members",
    about: "Those who joined first first; searched by a name's beginning, by username.",
    query: pageQuery().extend(memberFilterSchema.shape),
    data: z.array(membershipShape),
    pages: true,
    success: { 200: "A page of members." },
    refusals: ["not_found"],
    run: async ({ actor, params, query }) => {
      const access = await roomFor(actor, params.id);
      const { members, nextCursor } = await membersOf(access, query, peopleIn(roomStream(access.room.id)));
      return list(members, nextCursor);
    },
  }),
  POST: personal({
    summary: "Take somebody in",
    about: "For the owner and moderators.",
    body: addMemberSchema,
    data: membershipShape,
    success: { 201: "Their membership.", 200: "They were a member already." },
    refusals: ["forbidden", "not_found"],
    repeatable: true,
    run: async ({ actor, params, body }) => {
      const joined = await addMember(actor, params.id, body);
      return created(joined.membership, joined.created);
    },
  }),
});
