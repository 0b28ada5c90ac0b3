import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenApiDocument } from "~/http/api/openapi.server";
import { startApp, type App } from "../support/app";
import { Client, newcomer } from "../support/api";

let app: App;
let document: OpenApiDocument;

beforeAll(async () => {
  app = await startApp();
  document = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as OpenApiDocument;
});
afterAll(() => app.stop());

/** Schemas as JSON Schema has them, in which the document can be referred to. */
function validator(): Ajv {
  const ajv = addFormats(new Ajv({ strict: false, inlineRefs: false }));
  return ajv.addSchema(document, "document");
}

const absolute = (schema: string) =>
  JSON.parse(schema.replaceAll('"#/components/', '"document#/components/')) as object;

describe("the document", () => {
  it("names every address of the reference", () => {
    const offered = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const room = "/rooms/{id}";
    const session = "/sessions/{sessionId}";
    expect(offered.sort()).toEqual(
      [
        ...[
          "POST /signup",
          "POST /login",
          "POST /logout",
          "GET /me",
          "GET /openapi.json",
          ...["POST /tracks", "GET /tracks", "DELETE /tracks/{trackId}", "GET /tracks/resolve"],
        ],
        ...[
          "POST /rooms",
          "GET /rooms",
          "GET /rooms/discover",
          `GET ${room}`,
          `PATCH ${room}`,
          `DELETE ${room}`,
        ],
        ...[`POST ${room}/images`, `PATCH ${room}/images/{imageId}`, `DELETE ${room}/images/{imageId}`],
        ...[`POST ${room}/join`, `POST ${room}/leave`, `GET ${room}/events`, `GET ${room}/stats`],
        `GET ${room}/word-filter`,
        ...[`GET ${room}/members`, `POST ${room}/members`],
        ...[`PATCH ${room}/members/{userId}`, `DELETE ${room}/members/{userId}`],
        ...[`GET ${room}/audit`, `POST ${room}/audit/{auditId}/undo`],
        ...[`GET ${room}/bans`, `POST ${room}/moderation`],
        ...[`GET ${room}/invites`, `POST ${room}/invites`, `GET ${room}/requests`],
        ...["GET /invites", "GET /invites/{invite}", "DELETE /invites/{invite}"],
        ...["POST /invites/{invite}/accept", "POST /invites/{invite}/decline"],
        ...["GET /requests", "DELETE /requests/{request}"],
        ...["POST /requests/{request}/approve", "POST /requests/{request}/deny"],
        ...[`GET ${room}/messages`, `POST ${room}/messages`],
        ...[`PATCH ${room}/messages/{msgId}`, `DELETE ${room}/messages/{msgId}`],
        ...[`GET ${room}/reports`, `POST ${room}/reports`, "POST /reports", "POST /reports/{reportId}/close"],
        ...["GET /admin/users", "GET /admin/users/{userId}", "PATCH /admin/users/{userId}"],
        ...["POST /admin/users/{userId}/suspend", "POST /admin/users/{userId}/unsuspend"],
        ...["GET /admin/rooms", "POST /admin/rooms/{id}/delete", "GET /admin/reports", "GET /admin/audit"],
        ...[
          "GET /admin/jobs",
          "POST /admin/jobs/{name}/run",
          "GET /admin/flags",
          "PATCH /admin/flags/{name}",
        ],
        ...["GET /search", `GET ${room}/search`],
        ...["GET /notifications/settings", "PATCH /notifications/settings"],
        ...[`GET ${room}/notifications`, `PATCH ${room}/notifications`],
        ...["GET /notifications", "POST /notifications/read"],
        ...["POST /sessions", "GET /sessions/active", "GET /sessions/recent/ended"],
        ...[`GET ${session}`, `PATCH ${session}`, `PATCH ${session}/end`, `POST ${session}/end`],
        ...["join", "leave", "pause", "resume", "skip"].map((act) => `POST ${session}/${act}`),
        ...["events", "history", "people"].map((list) => `GET ${session}/${list}`),
        ...[`GET ${session}/queue`, `POST ${session}/queue`, `POST ${session}/queue/links`],
        ...[`PATCH ${session}/queue/{itemId}`, `DELETE ${session}/queue/{itemId}`],
        ...["vote", "accept", "decline", "again"].map((act) => `POST ${session}/queue/{itemId}/${act}`),
        ...[`GET ${session}/messages`, `POST ${session}/messages`, `DELETE ${session}/messages/{msgId}`],
        ...[`POST ${session}/booth`, `DELETE ${session}/booth`, `DELETE ${session}/booth/{userId}`],
        ...["", "/ask", "/accept", "/decline"].map((act) => `POST ${session}/co-djs${act}`),
        ...["/accept", "/decline"].map((act) => `POST ${session}/co-djs/{userId}${act}`),
        ...[`DELETE ${session}/co-djs/{userId}`, `POST ${session}/host`],
        ...[`POST ${session}/link`, `DELETE ${session}/link`, "POST /sessions/links/{token}/accept"],
        ...["POST /users/{userId}/follow", "DELETE /users/{userId}/follow"],
        `GET ${room}/messages/{msgId}/reactions`,
        ...[`POST ${room}/messages/{msgId}/bookmark`, `DELETE ${room}/messages/{msgId}/bookmark`],
        ...[`POST ${room}/messages/{msgId}/read`, `DELETE ${room}/messages/{msgId}/read`],
        ...["GET /bookmarks", "PATCH /bookmarks/{bookmarkId}", "DELETE /bookmarks/{bookmarkId}"],
        "POST /bookmarks/{bookmarkId}/restore",
        `POST ${room}/messages/{msgId}/reactions`,
        `DELETE ${room}/messages/{msgId}/reactions/{emoji}`,
      ].sort(),
    );
  });

  it("refers to nothing that is not in it, and gives each operation an id of its own", () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to!);
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...new Set(references)].filter((to) => !known.includes(to))).toEqual([]);
    expect(known).toContain("#/components/schemas/Message");
    const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has no schema that cannot be compiled, with everything that it refers to", () => {
    const ajv = validator();
    for (const name of Object.keys(document.components.schemas))
      expect(() => ajv.getSchema(`document#/components/schemas/${name}`), name).not.toThrow();
    const contents = Object.values(document.paths)
      .flatMap((operations) => Object.values(operations))
      .flatMap(({ responses, requestBody }) => [
        ...Object.values(responses),
        ...(requestBody ? [requestBody] : []),
      ])
      .flatMap(({ content }) => Object.values(content ?? {}));
    // Most of them are the same refusal.
    for (const schema of new Set(contents.map(({ schema }) => JSON.stringify(schema))))
      expect(() => ajv.compile(absolute(schema)), schema).not.toThrow();
  });

  it("describes the refusals that are given", async () => {
    const isError = validator().getSchema("document#/components/schemas/Error")!;
    const owner = await newcomer(app);
    const person = await newcomer(app);
    const room = await owner.room({ name: "Refusing" });
    const { id } = room;
    expect((await owner.patch(`/rooms/${id}`, { slowModeSeconds: 60 })).status).toBe(200);
    await person.join(room);
    await person.say(room, "first");
    const keyed = { "Idempotency-Key": "refused" };
    await person.post("/rooms", { name: "Keyed" }, keyed);
    const refusals = [
      await person.post("/rooms", { name: "" }),
      await new Client(app.url).get("/me"),
      await person.patch(`/rooms/${id}`, { name: "Mine" }),
      await person.get("/rooms/none"),
      await person.post("/rooms", { name: "Other" }, keyed),
      await person.post("/rooms", "name=x", { "Content-Type": "text/plain" }),
      await person.post(`/rooms/${id}/messages`, { text: "second" }),
      // Last, since it ends the connection.
      await person.post("/rooms", { name: "x".repeat(70_000) }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([400, 401, 403, 404, 409, 415, 429, 413]);
    for (const { body } of refusals) expect(isError(body), JSON.stringify(isError.errors)).toBe(true);
    expect(refusals.at(-2)!.body.error.retryAfter).toBeGreaterThan(0);
    expect(isError({ error: { code: "invalid" } })).toBe(false);
  });

  it("says what a room needs, and what it may have", () => {
    const body = document.paths["/rooms"]!.post!.requestBody!.content!["application/json"]!.schema;
    expect(body.required).toEqual(["name"]);
    expect(Object.keys(body.properties ?? {}).sort()).toEqual(
      ["description", "genre", "isPrivate", "name", "tags", "type"].sort(),
    );
    expect(body.properties?.name).toMatchObject({ type: "string", minLength: 1, maxLength: 100 });
  });

  it("tells the truth about what is refused to a visitor", async () => {
    const person = await newcomer(app);
    const { id } = await person.room({ name: "Documented" });
    for (const [path, operations] of Object.entries(document.paths))
      for (const [method, { security }] of Object.entries(operations)) {
        const address = path.replace("{id}", id).replace(/\{\w+\}/g, "x");
        const response = await fetch(`${app.url}/api/v1${address}`, { method: method.toUpperCase() });
        const open = security.some((way) => Object.keys(way).length === 0);
        expect(response.status === 401, `${method} ${path}`).toBe(!open);
      }
  });
});
