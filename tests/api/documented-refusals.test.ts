import { afterAll, beforeAll, expect, it } from "vitest";
import type { MessageDto } from "~/domain/messages/schema";
import type { SessionDto } from "~/domain/sessions/schema";
import type { OpenApiDocument, Operation } from "~/http/api/openapi.server";
import { startApp, type App } from "../support/app";
import { newcomer, PASSWORD, type Client } from "../support/api";

let app: App;
let document: OpenApiDocument;
let banned: Client;
/** What stands for the parts of an address: things in the room that is shut to the banned person. */
let parts: Record<string, string>;

beforeAll(async () => {
  app = await startApp();
  document = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as OpenApiDocument;
  const owner = await newcomer(app, "owner");
  banned = await newcomer(app, "banned");
  const room = await owner.room({ name: "Shut" });
  await banned.join(room);
  const message: MessageDto = await owner.say(room, "Nobody gets in.");
  const session = await owner.post<SessionDto>("/sessions", { roomId: room.id, genre: "dub" });
  expect(session.status, session.text).toBe(201);
  const order = { action: "BAN_USER", targetId: banned.userId };
  expect((await owner.post(`/rooms/${room.id}/moderation`, order)).status).toBe(201);
  parts = {
    ...{ id: room.id, msgId: message.id, sessionId: session.body.data.id, userId: owner.userId },
    ...{ emoji: encodeURIComponent("🔥"), invite: message.id },
  };
});
afterAll(() => app.stop());

/** Values that a body may have; the others are left out. */
const SENT: Record<string, unknown> = {
  ...{ email: "nobody@example.com", username: "nobody", password: PASSWORD, name: "Any", text: "Any" },
  ...{ emoji: "🔥", confirm: true, url: "https://youtu.be/dQw4w9WgXcQ", q: "any", genre: "dub" },
};

type Call = { method: string; path: string; address: string; operation: Operation };

function calls(): Call[] {
  const all = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const query = operation.parameters.filter(({ in: where, name }) => where === "query" && name in SENT);
      const asked = new URLSearchParams(query.map(({ name }) => [name, String(SENT[name])]));
      const address = `${path.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? banned.userId)}?${asked}`;
      return { method: method.toUpperCase(), path, address, operation };
    }),
  );
  // Nothing can be asked after it.
  return all.sort((a, b) => Number(a.path === "/logout") - Number(b.path === "/logout"));
}

function bodyFor({ requestBody }: Operation): Record<string, unknown> | undefined {
  const fields = requestBody?.content?.["application/json"]?.schema.properties;
  return fields && Object.fromEntries(Object.entries(SENT).filter(([name]) => name in fields));
}

it("every write says that a page of another site is refused", async () => {
  for (const { method, path, address, operation } of calls().filter(({ method }) => method !== "GET")) {
    const reply = await banned.send(method, address, bodyFor(operation), { Origin: "https://else.example" });
    expect(reply.status, `${method} ${path}: ${reply.text}`).toBe(403);
    expect(Object.keys(operation.responses), `${method} ${path}`).toContain("403");
  }
});

it("every call says what a person is refused who is banned from the room", async () => {
  const refused: string[] = [];
  for (const { method, path, address, operation } of calls()) {
    const reply = await banned.send(method, address, bodyFor(operation));
    expect(Object.keys(operation.responses), `${method} ${path}: ${reply.text}`).toContain(
      String(reply.status),
    );
    if (reply.status === 403) refused.push(`${method} ${path}`);
  }
  expect(refused).toEqual(
    expect.arrayContaining(["GET /rooms/{id}", "POST /rooms/{id}/join", "GET /sessions/{sessionId}/queue"]),
  );
});
