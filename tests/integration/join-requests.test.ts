import { expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { acceptInvite } from "~/domain/invites/accept.server";
import { invite } from "~/domain/invites/invite.server";
import { coverBehind, lookAtInvite } from "~/domain/invites/look.server";
import { ownRequests, requestsOf } from "~/domain/invites/queries.server";
import { approveRequest, cancelRequest, denyRequest } from "~/domain/invites/requests.server";
import { revokeInvite } from "~/domain/invites/revoke.server";
import { addMember } from "~/domain/members/join.server";
import { roomFor } from "~/domain/rooms/access.server";
import { updateRoom } from "~/domain/rooms/update.server";
import { newId, nowMs, useClock } from "~/world.server";
import { onEachEngine } from "../support/database";
import { member, order, person, refusal, room } from "../support/people";

onEachEngine("requests to join", (_, db) => {
  const asking = async (more: object = {}) => {
    const owner = await person();
    const opened = await room(owner, { type: "PRIVATE" });
    const { invite: made } = await invite(owner, opened.id, { needsApproval: true, ...more });
    return { owner, room: opened, linkId: made.id, token: made.token! };
  };
  const told = async (
    who: Person,
    kind: "JOIN_REQUESTED" | "REQUEST_ACCEPTED" | "REQUEST_DENIED" | "ADDED",
  ) => db().reader.notification.findMany({ where: { userId: who.id, kind } });

  it("are made by a link that asks first, tell the moderators, and show no more than it did", async () => {
    const { owner, room: opened, token, linkId } = await asking({ maxUses: 2 });
    const moderator = await member(owner, opened.id, "MODERATOR");
    const plain = await member(owner, opened.id);
    const guest = await person();
    const made = await acceptInvite(guest, token, { note: "  I brought dub plates.  " });
    expect(made).toMatchObject({
      created: true,
      request: { status: "PENDING", note: "I brought dub plates." },
    });
    expect(JSON.stringify(made.request)).not.toContain(opened.id);
    expect((await refusal(roomFor(guest, opened.id))).code).toBe("not_found");
    for (const one of [owner, moderator])
      expect(await told(one, "JOIN_REQUESTED")).toMatchObject([{ roomId: opened.id }]);
    expect(await told(plain, "JOIN_REQUESTED")).toEqual([]);
    // Asking again is the same request, at no cost.
    expect(await acceptInvite(guest, token, { note: "Please?" })).toMatchObject({
      created: false,
      request: { id: made.request!.id, note: "I brought dub plates." },
    });
    expect((await db().reader.roomInvite.findUniqueOrThrow({ where: { id: linkId } })).uses).toBe(1);
    // And it waits on, and shows what it showed, when the link is taken back.
    await revokeInvite(owner, linkId);
    expect((await lookAtInvite(guest, token)).request?.id).toBe(made.request!.id);
    expect((await coverBehind(guest, made.request!.id)).id).toBe(opened.id);
    expect((await refusal(coverBehind(await person(), made.request!.id))).code).toBe("not_found");
    expect((await refusal(lookAtInvite(await person(), token))).code).toBe("not_found");
  });

  it("are approved once, by moderators alone, whoever is first", async () => {
    const { owner, room: opened, token } = await asking();
    const guest = await person();
    const { request } = await acceptInvite(guest, token);
    const moderator = await member(owner, opened.id, "MODERATOR");
    const plain = await member(owner, opened.id);
    expect((await refusal(approveRequest(plain, request!.id))).code).toBe("forbidden");
    for (const outsider of [guest, await person()])
      for (const decide of [approveRequest, denyRequest])
        expect((await refusal(decide(outsider, request!.id))).body).toEqual(
          (await refusal(decide(outsider, newId()))).body,
        );
    const answers = await Promise.all(
      [owner, moderator, owner].map((one) => approveRequest(one, request!.id)),
    );
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect((await roomFor(guest, opened.id)).relation).toBe("MEMBER");
    expect(await told(guest, "REQUEST_ACCEPTED")).toMatchObject([{ roomId: opened.id }]);
    expect((await requestsOf(await roomFor(owner, opened.id))).requests).toEqual([]);
    expect(await ownRequests(guest)).toEqual([]);
  });

  it("end in one way when they are approved and denied at once", async () => {
    for (let round = 0; round < 20; round += 1) {
      const { owner, room: opened, token } = await asking();
      const guest = await person();
      const { request } = await acceptInvite(guest, token);
      await Promise.allSettled([
        approveRequest(owner, request!.id),
        denyRequest(owner, request!.id),
        cancelRequest(guest, request!.id),
      ]);
      const row = await db().reader.joinRequest.findUnique({ where: { id: request!.id } });
      const isIn =
        (await db().reader.roomMembership.count({ where: { roomId: opened.id, userId: guest.id } })) === 1;
      expect(isIn).toBe(row?.status === "APPROVED");
    }
  });

  it("that are denied may be made again a day later", async () => {
    const { owner, room: opened, token } = await asking();
    const guest = await person();
    const { request } = await acceptInvite(guest, token);
    await denyRequest(owner, request!.id);
    const [notice] = await told(guest, "REQUEST_DENIED");
    expect(notice).toMatchObject({ roomId: null, data: { title: opened.name } });
    expect(JSON.stringify(notice)).not.toContain(opened.slug);
    expect((await refusal(denyRequest(owner, request!.id))).code).toBe("not_found");
    expect((await refusal(acceptInvite(guest, token))).code).toBe("conflict");
    const restore = useClock(
      (
        (at) => () =>
          at + 25 * 3600_000
      )(nowMs()),
    );
    expect(await acceptInvite(guest, token)).toMatchObject({ created: true, request: { status: "PENDING" } });
    restore();
  });

  it("are taken back by whoever made them", async () => {
    const { token } = await asking();
    const guest = await person();
    const { request } = await acceptInvite(guest, token);
    expect((await refusal(cancelRequest(await person(), request!.id))).code).toBe("not_found");
    await cancelRequest(guest, request!.id);
    expect((await refusal(cancelRequest(guest, request!.id))).code).toBe("not_found");
    expect((await acceptInvite(guest, token)).created).toBe(true);
  });

  it("are not needed by the invited, nor in a room that has turned public", async () => {
    const { owner, room: opened, token } = await asking();
    const [invited, other] = [await person(), await person()];
    await invite(owner, opened.id, { userId: invited.id });
    expect(await acceptInvite(invited, token)).toMatchObject({ membership: { userId: invited.id } });
    await updateRoom(owner, opened.id, { isPrivate: false });
    expect(await acceptInvite(other, token)).toMatchObject({ membership: { userId: other.id } });
  });

  it("end when the person comes in by another way, or is banned", async () => {
    const { owner, room: opened, token } = await asking();
    const [added, banned] = [await person(), await person()];
    await acceptInvite(added, token);
    await addMember(owner, opened.id, { userId: added.id });
    expect(await told(added, "ADDED")).toMatchObject([{ roomId: opened.id }]);
    expect(await ownRequests(added)).toEqual([]);
    const { request } = await acceptInvite(banned, token);
    await order(owner, opened.id, "BAN_USER", banned.id, { reason: "spam" });
    expect((await requestsOf(await roomFor(owner, opened.id))).requests).toEqual([]);
    expect((await refusal(approveRequest(owner, request!.id))).code).toBe("not_found");
    expect((await refusal(acceptInvite(banned, token))).code).toBe("not_found");
  });
});
