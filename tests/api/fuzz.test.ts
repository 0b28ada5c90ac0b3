import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startApp, type App } from "../support/app";
import { Client, newcomer } from "../support/api";
import { someTrack } from "../support/session-clients";

let app: App;
let clients: Client[];
let routes: { method: string; path: string; fields: string[]; query: string[] }[];
let known: string[];

type Document = {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters: { name: string; in: string }[];
        requestBody?: { content: Record<string, { schema: { properties?: object } }> };
      }
    >
  >;
};

beforeAll(async () => {
  app = await startApp();
  const person = await newcomer(app);
  clients = [person, new Client(app.url)];
  const room = await person.room({ name: "Fuzz" });
  const message = await person.say(room, "hello");
  const track = { trackRef: someTrack(600) };
  const session = (await person.post<{ id: string }>("/sessions", { genre: "House", roomId: room.id })).body
    .data;
  const item = (await person.post<{ id: string }>(`/sessions/${session.id}/queue`, track)).body.data;
  known = [room.id, room.slug, message.id, person.userId, "🔥", session.id, item.id];
  const document = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as Document;
  // What ends the room, the session or the token would leave the rest without anything to meet.
  const ends = (method: string, path: string) =>
    ["/logout", "/sessions/{sessionId}/end"].includes(path) ||
    (method === "delete" && path === "/rooms/{id}");
  routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => !ends(method, path))
      .map(([method, { parameters, requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        fields: Object.keys(requestBody?.content["application/json"]?.schema.properties ?? {}),
        query: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
      })),
  );
});
afterAll(() => app.stop());

const nasty = fc.constantFrom(
  ..."\u0000|\uD800|\uDC00x|../..|%|%2F|%00|__proto__|constructor|undefined|null|NaN|-1|0|1e309|2147483648|9007199254740993|99999999999999999999|00000000-0000-0000-0000-000000000000|' OR 1=1 --|\u202Eabc|👩‍👩‍👧‍👧|a\nb".split(
    "|",
  ),
  "x".repeat(3000),
  "",
);
const text = fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 40 }));
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.double(),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 4 }),
);
/** Percent-encodes whatever it is; a lone surrogate goes as its replacement. */
const encoded = (part: string) => encodeURIComponent(Buffer.from(part).toString());

it("answers whatever a client sends without a fault of its own", async () => {
  const request = fc.record({
    route: fc.nat(),
    client: fc.nat(1),
    parts: fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 2, arbitrary: text }), {
      minLength: 3,
      maxLength: 3,
    }),
    body: fc.oneof(
      { weight: 6, arbitrary: fc.array(value, { minLength: 8, maxLength: 8 }) },
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: text },
    ),
    query: fc.array(text, { minLength: 8, maxLength: 8 }),
  });
  const faults: string[] = [];
  const run = async ({
    route,
    client,
    parts,
    body,
    query,
  }: typeof request extends fc.Arbitrary<infer T> ? T : never) => {
    const { method, path, fields, query: names } = routes[route % routes.length]!;
    let part = 0;
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const given = parts[part++]!;
      if (typeof given === "string") return encoded(given);
      return encoded(
        known[{ id: given % 2, msgId: 2, userId: 3, emoji: 4, sessionId: 5, itemId: 6 }[name] ?? 0]!,
      );
    });
    const search = names.map((name, index) => `${name}=${encoded(query[index] ?? "")}`).join("&");
    const sent = Array.isArray(body)
      ? Object.fromEntries(fields.map((name, index) => [name, body[index]]))
      : body;
    const reply = await clients[client]!.send(
      method,
      search ? `${address}?${search}` : address,
      method === "POST" || method === "PATCH" ? sent : undefined,
    );
    if (reply.status >= 500)
      faults.push(`${method} ${address}?${search} ${JSON.stringify(sent)} ${reply.text}`);
  };
  const samples = fc.sample(request, 1000);
  for (let from = 0; from < samples.length; from += 16)
    await Promise.all(samples.slice(from, from + 16).map(run));
  expect(faults).toEqual([]);
  expect(app.logs().filter((line) => line.includes("request_failed"))).toEqual([]);
}, 120_000);
