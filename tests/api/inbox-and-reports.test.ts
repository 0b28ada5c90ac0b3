import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { MessageDto } from "~/domain/messages/schema";
import type { NotificationDto } from "~/domain/notifications/schema";
import type { ReportCase, ReportDto } from "~/domain/reports/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import { notificationShape, unreadShape } from "~/http/api/notification-shapes";
import { caseShape, reportShape } from "~/http/api/report-shapes";
import { startApp, type App } from "../support/app";
import { Client, hold, newcomer, refusedWith } from "../support/api";

let app: App;
let admin: Client;
let owner: Client;
let author: Client;
let reporter: Client;
let room: RoomDto;
let post: MessageDto;

beforeAll(async () => {
  app = await startApp();
  admin = await newcomer(app, "admin");
  owner = await newcomer(app, "owner");
  author = await newcomer(app, "author");
  reporter = await newcomer(app, "reporter");
  room = await owner.room({ name: "Reported" });
  await author.join(room);
  post = await author.say(room, "something bad");
});
afterAll(() => app.stop());

it("a post is reported, decided upon, and those who reported hear of it", async () => {
  const report = { messageId: post.id, reason: "Rude" };
  const made = await reporter.post<ReportDto>(`/rooms/${room.slug}/reports`, report);
  expect(made.status, made.text).toBe(201);
  hold(reportShape, made.body.data);
  refusedWith(await reporter.post(`/rooms/${room.id}/reports`, report), 409, "conflict");
  refusedWith(await author.post(`/rooms/${room.id}/reports`, report), 403, "forbidden");
  refusedWith(await reporter.post(`/rooms/${room.id}/reports`, { ...report, reason: "" }), 400, "invalid");

  const inbox = await owner.get<NotificationDto[]>("/notifications?unread=true");
  hold(z.array(notificationShape), inbox.body.data);
  expect(inbox.body.data).toMatchObject([{ kind: "REPORTED", room: { id: room.id }, data: { count: 1 } }]);
  expect(inbox.body.meta).toEqual({ nextCursor: null, unread: 1 });

  refusedWith(await reporter.get(`/rooms/${room.id}/reports`), 403, "forbidden");
  const queue = await owner.get<ReportCase[]>(`/rooms/${room.id}/reports`);
  hold(z.array(caseShape), queue.body.data);
  expect(queue.body.data).toMatchObject([{ message: { id: post.id }, count: 1 }]);

  const close = `/reports/${made.body.data.id}/close`;
  for (const client of [author, reporter])
    refusedWith(await client.post(close, { outcome: "ACTED" }), 404, "not_found");
  refusedWith(await owner.post(close, { outcome: "MAYBE" }), 400, "invalid");
  expect((await owner.post(close, { outcome: "ACTED" })).status).toBe(204);
  refusedWith(await owner.post(close, { outcome: "ACTED" }), 409, "conflict");
  const told = await reporter.get<NotificationDto[]>("/notifications");
  expect(told.body.data).toMatchObject([{ kind: "REPORT_CLOSED", data: { outcome: "ACTED" } }]);
  expect(JSON.stringify((await author.get("/notifications")).body)).not.toContain(reporter.userId);
  const closed = await owner.get<ReportCase[]>(`/rooms/${room.id}/reports?status=closed`);
  expect(closed.body.data).toMatchObject([{ status: "ACTED", closedBy: { id: owner.userId } }]);
});

it("a person is reported to the site's admins", async () => {
  const made = await reporter.post<ReportDto>("/reports", { userId: author.userId, reason: "Everywhere" });
  expect(made.status, made.text).toBe(201);
  refusedWith(await reporter.post("/reports", { reason: "whom?" }), 400, "invalid");
  refusedWith(await owner.get("/admin/reports"), 404, "not_found");
  const queue = await admin.get<ReportCase[]>("/admin/reports");
  hold(z.array(caseShape), queue.body.data);
  expect(queue.body.data).toMatchObject([{ room: null, user: { id: author.userId } }]);
});

it("the inbox is read line by line or as a whole", async () => {
  const [line] = (await reporter.get<NotificationDto[]>("/notifications?unread=true")).body.data;
  for (const body of [{ ids: "x" }, { ids: ["x"] }])
    refusedWith(await reporter.post("/notifications/read", body), 400, "invalid");
  const others = await owner.post("/notifications/read", { ids: [line!.id] });
  expect(others.status).toBe(200);
  expect((await reporter.get("/notifications")).body.meta).toMatchObject({ unread: 1 });
  const read = await reporter.post("/notifications/read", { ids: [line!.id] });
  hold(unreadShape, read.body.data);
  expect(read.body.data).toEqual({ unread: 0 });
  expect((await reporter.post("/notifications/read")).body.data).toEqual({ unread: 0 });
  refusedWith(await reporter.get("/notifications?cursor=x"), 400, "invalid");
  refusedWith(await reporter.get("/notifications?unread=perhaps"), 400, "invalid");
  refusedWith(await new Client(app.url).get("/notifications"), 401, "unauthenticated");
});
