import { randomUUID } from "node:crypto";
import { toString } from "qrcode";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { InviteDto, JoinRequestDto, OwnRequestDto, ReceivedInviteDto } from "~/domain/invites/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import {
  invitedRoomShape,
  inviteShape,
  joinRequestShape,
  ownRequestShape,
  receivedInviteShape,
} from "~/http/api/invite-shapes";
import { membershipShape } from "~/http/api/shapes";
import { startApp, type App } from "../support/app";
import { Client, hold, newcomer, refusedWith, type Reply } from "../support/api";

let app: App;
let owner: Client;
let visitor: Client;
let room: RoomDto;

beforeAll(async () => {
  app = await startApp();
  visitor = new Client(app.url);
  await newcomer(app, "admin");
  owner = await newcomer(app, "owner");
  room = await owner.room({ name: "Behind the curtain", isPrivate: true });
});
afterAll(() => app.stop());

function isOk<T>(reply: Reply<T>, status: number, shape: z.ZodType): T {
  expect(reply.status, reply.text).toBe(status);
  hold(shape, reply.body.data);
  return reply.body.data;
}

const link = async (input: object = {}) =>
  isOk(await owner.post<InviteDto>(`/rooms/${room.id}/invites`, input), 201, inviteShape);

/** Everything of an answer that an observer could compare. */
async function seen(client: Client, method: string, path: string, body?: unknown) {
  const { status, headers, text } = await client.send(method, path, body);
  const told = [...headers].filter(([name]) => name !== "x-request-id" && name !== "date");
  return { status, told, text };
}

describe("a link", () => {
  it("is made, listed, looked at, accepted, and taken back", async () => {
    const made = await link({ maxUses: 2, expiresAt: "2999-01-01T00:00:00Z" });
    expect(made).toMatchObject({ maxUses: 2, uses: 0, url: `/i/${made.token}`, user: null });
    const listed = await owner.get<InviteDto[]>(`/rooms/${room.id}/invites?limit=1`);
    expect(isOk(listed, 200, z.array(inviteShape))).toEqual([made]);
    const preview = isOk(await visitor.get(`/invites/${made.token}`), 200, invitedRoomShape);
    expect(Object.keys(preview as object).sort()).toEqual(["coverUrl", "memberCount", "name"]);
    const guest = await newcomer(app);
    const accept = () => guest.post(`/invites/${made.token}/accept`);
    const first = isOk(await accept(), 201, membershipShape);
    expect(isOk(await accept(), 200, membershipShape)).toEqual(first);
    expect((await guest.get(`/rooms/${room.id}`)).status).toBe(200);
    refusedWith(await guest.get(`/rooms/${room.id}/invites`), 403, "forbidden");
    refusedWith(await guest.delete(`/invites/${made.id}`), 404, "not_found");
    expect((await owner.delete(`/invites/${made.id}`)).status).toBe(204);
    const late = await newcomer(app);
    refusedWith(await late.post(`/invites/${made.token}/accept`), 404, "not_found");
    refusedWith(await visitor.post(`/invites/${made.token}/accept`), 401, "unauthenticated");
  });

  it("that is gone is answered as one that never was", async () => {
    const revoked = await link();
    await owner.delete(`/invites/${revoked.id}`);
    const used = await link({ maxUses: 1 });
    await (await newcomer(app)).post(`/invites/${used.token}/accept`);
    const outsider = await newcomer(app, "outsider");
    const named = await newcomer(app, "named");
    const direct = await owner.post<InviteDto>(`/rooms/${room.id}/invites`, { userId: named.userId });
    const pairs = [
      [revoked.token!, "never-was-such-a-link0"],
      [used.token!, "never-was-such-a-link0"],
      [revoked.id, randomUUID()],
      [direct.body.data.id, randomUUID()],
    ] as const;
    for (const [real, never] of pairs)
      for (const client of [outsider, visitor])
        for (const [method, path, body] of [
          ["GET", ""],
          ["HEAD", ""],
          ["DELETE", ""],
          ["POST", "/accept"],
          ["POST", "/accept", { note: 7 }],
          ["POST", "/decline"],
        ] as const) {
          const there = await seen(client, method, `/invites/${real}${path}`, body);
          expect(there).toEqual(await seen(client, method, `/invites/${never}${path}`, body));
          expect(there.status).toBeGreaterThanOrEqual(400);
        }
    for (const [real, never] of pairs)
      for (const path of ["/cover", "/qr.svg"]) {
        const [there, nowhere] = await Promise.all(
          [real, never].map(async (key) => {
            const response = await fetch(`${app.url}/i/${key}${path}`);
            const told = [...response.headers].filter(([name]) => !/^(x-request-id|date)$/.test(name));
            return { status: response.status, told, text: await response.text() };
          }),
        );
        expect(there).toEqual(nowhere);
        expect(there!.status).toBe(404);
      }
  });

  it("tells an outsider nothing of the room but name, cover and count", async () => {
    const { token } = await link();
    const outsider = await newcomer(app);
    const pages = await Promise.all(
      ["", "/cover", "/qr.svg"].map(async (path) => {
        const response = await fetch(`${app.url}/i/${token}${path}`);
        expect(response.status).toBe(200);
        return [...response.headers].join() + (await response.text());
      }),
    );
    const answers = [await visitor.get(`/invites/${token}`), await outsider.get(`/invites/${token}`)];
    const all = [...pages, ...answers.map(({ text }) => text)];
    expect(all[0]).toContain(room.name);
    for (const text of all) for (const secret of [room.id, room.slug]) expect(text).not.toContain(secret);
    const code = await toString(`${app.url}/i/${token}`, {
      type: "svg",
      margin: 3,
      errorCorrectionLevel: "M",
    });
    expect(all[2]).toContain(code);
    const page = await fetch(`${app.url}/i/${token}x`);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain("This invite is no longer good.");
  });
});

describe("an invitation", () => {
  it("reaches the person, who accepts or declines", async () => {
    const guest = await newcomer(app, "guest");
    const send = () => owner.post<InviteDto>(`/rooms/${room.id}/invites`, { userId: guest.userId });
    const made = isOk(await send(), 201, inviteShape);
    expect(isOk(await send(), 200, inviteShape)).toEqual(made);
    const waiting = await guest.get<ReceivedInviteDto[]>("/invites");
    const [received] = isOk(waiting, 200, z.array(receivedInviteShape));
    expect(received).toMatchObject({ id: made.id, invitedBy: { id: owner.userId } });
    for (const secret of [room.id, room.slug]) expect(waiting.text).not.toContain(secret);
    expect((await guest.post(`/invites/${made.id}/decline`)).status).toBe(204);
    refusedWith(await guest.post(`/invites/${made.id}/accept`), 404, "not_found");
    const again = isOk(await send(), 201, inviteShape);
    isOk(await guest.post(`/invites/${again.id}/accept`), 201, membershipShape);
    refusedWith(await send(), 409, "conflict");
    expect((await guest.get("/invites")).body.data).toEqual([]);
  });

  it("is made by name, checked, and taken back", async () => {
    const guest = await newcomer(app, "byname");
    const { username } = (await guest.get<{ username: string }>("/me")).body.data;
    const path = `/rooms/${room.slug}/invites`;
    const { fields } = refusedWith(await owner.post(path, { username: "nobody_at_all" }), 400, "invalid");
    expect(Object.keys(fields ?? {})).toEqual(["username"]);
    refusedWith(await owner.post(path, { userId: randomUUID() }), 404, "not_found");
    refusedWith(await owner.post(path, { maxUses: -1 }), 400, "invalid");
    const made = isOk(await owner.post<InviteDto>(path, { username }), 201, inviteShape);
    expect((await owner.delete(`/invites/${made.id}`)).status).toBe(204);
    expect((await guest.get("/invites")).body.data).toEqual([]);
  });
});

describe("a request to join", () => {
  const asked = async () => {
    const { token } = await link({ needsApproval: true });
    const guest = await newcomer(app, "asking");
    const accept = () => guest.post<OwnRequestDto>(`/invites/${token}/accept`, { note: "Please." });
    const request = isOk(await accept(), 201, ownRequestShape);
    expect(request).toMatchObject({ status: "PENDING", note: "Please." });
    expect(isOk(await accept(), 200, ownRequestShape)).toEqual(request);
    expect(isOk(await guest.get("/requests"), 200, z.array(ownRequestShape))).toEqual([request]);
    return { guest, request };
  };

  it("is approved", async () => {
    const { guest, request } = await asked();
    const queue = await owner.get<JoinRequestDto[]>(`/rooms/${room.id}/requests`);
    expect(isOk(queue, 200, z.array(joinRequestShape)).map(({ id }) => id)).toContain(request.id);
    for (const client of [guest, await newcomer(app)])
      for (const verb of ["approve", "deny"])
        expect(await seen(client, "POST", `/requests/${request.id}/${verb}`)).toEqual(
          await seen(client, "POST", `/requests/${randomUUID()}/${verb}`),
        );
    const joined = isOk(await owner.post(`/requests/${request.id}/approve`), 201, membershipShape);
    expect(isOk(await owner.post(`/requests/${request.id}/approve`), 200, membershipShape)).toEqual(joined);
    expect((await guest.get(`/rooms/${room.id}`)).status).toBe(200);
    refusedWith(await guest.post(`/requests/${request.id}/approve`), 403, "forbidden");
  });

  it("is denied, or taken back", async () => {
    const denied = await asked();
    expect((await owner.post(`/requests/${denied.request.id}/deny`)).status).toBe(204);
    refusedWith(await owner.post(`/requests/${denied.request.id}/deny`), 404, "not_found");
    refusedWith(await denied.guest.delete(`/requests/${denied.request.id}`), 404, "not_found");
    const cancelled = await asked();
    refusedWith(await owner.delete(`/requests/${cancelled.request.id}`), 404, "not_found");
    expect((await cancelled.guest.delete(`/requests/${cancelled.request.id}`)).status).toBe(204);
    refusedWith(await owner.post(`/requests/${cancelled.request.id}/approve`), 404, "not_found");
  });
});
