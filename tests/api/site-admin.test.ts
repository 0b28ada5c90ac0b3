import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { AdminUserDto } from "~/domain/admin/schema";
import { adminRoomShape, adminUserShape, jobShape, siteAuditShape } from "~/http/api/admin-shapes";
import type { JobDto } from "~/jobs/schema";
import { startApp, type App } from "../support/app";
import { asBrowser, Client, hold, newcomer, PASSWORD, refusedWith } from "../support/api";

let app: App;
let admin: Client;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  admin = await newcomer(app, "admin");
  owner = await newcomer(app, "owner");
});
afterAll(() => app.stop());

it("is not there for anybody else", async () => {
  const visitor = new Client(app.url);
  for (const [method, path, body] of [
    ["GET", "/admin/users"],
    ["GET", `/admin/users/${owner.userId}`],
    ["PATCH", `/admin/users/${owner.userId}`, { role: "SUPER_ADMIN", reason: "me" }],
    ["POST", `/admin/users/${owner.userId}/suspend`, { reason: "x" }],
    ["POST", `/admin/users/${owner.userId}/unsuspend`, { reason: "x" }],
    ["GET", "/admin/rooms"],
    ["POST", `/admin/rooms/${owner.userId}/delete`, { reason: "x" }],
    ["GET", "/admin/reports"],
    ["GET", "/admin/audit"],
    ["GET", "/admin/jobs"],
    ["POST", "/admin/jobs/images/run"],
  ] as const) {
    refusedWith(await owner.send(method, path, body), 404, "not_found");
    refusedWith(await visitor.send(method, path, body), 401, "unauthenticated");
  }
});

it("suspends: tokens and cookies are good for nothing, and signing in says why", async () => {
  const target = await newcomer(app, "target");
  const other = await new Client(app.url).post<{ token: string }>("/login", {
    email: target.email,
    password: PASSWORD,
  });
  const cookie = asBrowser(app, other.body.data.token);
  const page = (path: string) =>
    fetch(`${app.url}${path}`, { headers: { Cookie: cookie }, redirect: "manual" });
  expect((await page("/settings")).status).toBe(200);
  expect((await target.get("/me")).status).toBe(200);
  const suspended = await admin.post(`/admin/users/${target.userId}/suspend`, { reason: "Spam everywhere" });
  expect(suspended.status, suspended.text).toBe(200);
  hold(adminUserShape, suspended.body.data);
  refusedWith(await target.get("/me"), 401, "unauthenticated");
  expect((await page("/settings")).headers.get("Location")).toMatch(/^\/login/);
  const visitor = new Client(app.url);
  const account = { email: target.email, password: PASSWORD };
  expect(refusedWith(await visitor.post("/login", account), 403, "forbidden").message).toContain(
    "Spam everywhere",
  );
  const wrong = refusedWith(
    await visitor.post("/login", { ...account, password: "not this one" }),
    401,
    "unauthenticated",
  );
  expect(wrong.message).not.toContain("Spam");
  const lifted = await admin.post(`/admin/users/${target.userId}/unsuspend`, { reason: "Talked it over" });
  expect(lifted.body.data).toMatchObject({ suspendedUntil: null });
  expect((await visitor.post("/login", account)).status).toBe(200);
});

it("changes roles, which hold with the next request", async () => {
  const target = await newcomer(app, "target");
  const change = (role: string, reason = "because") =>
    admin.patch<AdminUserDto>(`/admin/users/${target.userId}`, { role, reason });
  refusedWith(await target.get("/admin/users"), 404, "not_found");
  const made = await change("ADMIN");
  expect(made.body.data).toMatchObject({ id: target.userId, role: "ADMIN" });
  expect((await target.get("/admin/users")).status).toBe(200);
  refusedWith(
    await target.patch(`/admin/users/${admin.userId}`, { role: "USER", reason: "x" }),
    403,
    "forbidden",
  );
  refusedWith(
    await admin.patch(`/admin/users/${admin.userId}`, { role: "USER", reason: "x" }),
    403,
    "forbidden",
  );
  refusedWith(await change("USER", ""), 400, "invalid");
  refusedWith(await change("EMPEROR"), 400, "invalid");
  await change("USER");
  refusedWith(await target.get("/admin/users"), 404, "not_found");
});

it("lists people, rooms and the log, and deletes a room", async () => {
  const hidden = await owner.room({ name: "Cellar Nobody Knows", isPrivate: true });
  const people = await admin.get<AdminUserDto[]>("/admin/users?q=owner_&limit=1");
  hold(z.array(adminUserShape), people.body.data);
  expect(people.body.data).toMatchObject([{ id: owner.userId }]);
  const rooms = await admin.get("/admin/rooms?q=cellar&type=PRIVATE");
  hold(z.array(adminRoomShape), rooms.body.data);
  expect(rooms.body.data).toMatchObject([{ id: hidden.id, creator: { id: owner.userId } }]);
  refusedWith(await admin.post(`/admin/rooms/${hidden.id}/delete`), 400, "invalid");
  expect((await admin.post(`/admin/rooms/${hidden.id}/delete`, { reason: "Law" })).status).toBe(204);
  refusedWith(await owner.get(`/rooms/${hidden.id}`), 404, "not_found");
  const log = await admin.get(`/admin/audit?room=${hidden.slug}&action=DELETE_ROOM`);
  hold(z.array(siteAuditShape), log.body.data);
  expect(log.body.data).toMatchObject([{ reason: "Law", actorId: admin.userId, room: { id: hidden.id } }]);
  for (const path of [
    "/admin/users?cursor=x",
    "/admin/rooms?state=x",
    "/admin/audit?from=soon",
    "/admin/audit?cursor=x",
  ])
    refusedWith(await admin.get(path), 400, "invalid");
});

it("shows super admins the jobs, and runs one when they say so", async () => {
  const jobs = () => admin.get<JobDto[]>("/admin/jobs");
  hold(z.array(jobShape), (await jobs()).body.data);
  const find = async () => (await jobs()).body.data.find(({ name }) => name === "deleted_rooms")!;
  const before = await find();
  expect(before).toMatchObject({ finishedAt: null, outcome: null, running: false, pattern: "28 4 * * *" });
  expect(Date.parse(before.dueAt)).toBeGreaterThan(Date.now());
  const asked = await admin.post("/admin/jobs/deleted_rooms/run");
  expect(asked.status, asked.text).toBe(200);
  hold(jobShape, asked.body.data);
  await expect.poll(find).toMatchObject({ outcome: "DONE", handled: 0, error: null, dueAt: before.dueAt });
  const log = await admin.get("/admin/audit?action=RUN_JOB");
  hold(z.array(siteAuditShape), log.body.data);
  expect(log.body.data).toMatchObject([
    { actorId: admin.userId, targetId: "deleted_rooms", roomId: null, data: { job: "deleted_rooms" } },
  ]);
  refusedWith(await admin.post("/admin/jobs/nothing/run"), 404, "not_found");
  const lesser = await newcomer(app, "lesser");
  await admin.patch(`/admin/users/${lesser.userId}`, { role: "ADMIN", reason: "Helps" });
  expect((await lesser.get("/admin/users")).status).toBe(200);
  refusedWith(await lesser.get("/admin/jobs"), 404, "not_found");
  refusedWith(await lesser.post("/admin/jobs/images/run"), 404, "not_found");
});
