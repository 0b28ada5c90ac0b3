import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomDto } from "~/domain/rooms/schema";
import { startApp, type App } from "../support/app";
import { asBrowser, Client, newcomer, PASSWORD, refusedWith } from "../support/api";

let app: App;
let owner: Client & { email: string };
let other: Client;
let visitor: Client;
let room: RoomDto;

beforeAll(async () => {
  app = await startApp();
  visitor = new Client(app.url);
  owner = await newcomer(app, "owner");
  other = await newcomer(app, "other");
  room = await other.room({ name: "Refusals" });
});
afterAll(() => app.stop());

describe("what is sent", () => {
  it.each([
    ["malformed JSON", "{", 400, "invalid"],
    ["an array", "[1]", 400, "invalid"],
    ["a text", '"hello"', 400, "invalid"],
    ["null", "null", 400, "invalid"],
    ["deep JSON", `{"text":${"[".repeat(20_000)}${"]".repeat(20_000)}}`, 400, "invalid"],
    ["a body over 64 kB", `{"text":"${"x".repeat(64 * 1024)}"}`, 413, "too_large"],
  ])("%s is refused", async (_, body, status, code) => {
    refusedWith(await other.post(`/rooms/${room.id}/messages`, body), status, code);
  });

  it.each(["/users/%0A", "/nothing/a%0Db", "/rooms/x/%E2%80%A8", "/%0a"])(
    "an address with a line break in it (%s) is none",
    async (path) => {
      for (const method of ["GET", "POST", "DELETE"])
        refusedWith(await other.send(method, path), 404, "not_found");
    },
  );

  it("a large body without a length is refused as well", async () => {
    const socket = connect(Number(new URL(app.url).port), "127.0.0.1");
    socket.write(
      "POST /api/v1/rooms HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Type: application/json\r\n" +
        `Authorization: Bearer ${other.token}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const chunk = " ".repeat(0x4000);
    for (let n = 0; n < 6; n += 1) socket.write(`4000\r\n${chunk}\r\n`);
    socket.write("0\r\n\r\n");
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 [^]*"too_large"/);
  });

  it("something that is not JSON is not read", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "",
    ])
      refusedWith(await other.post("/rooms", '{"name":"x"}', { "Content-Type": type }), 415, "unsupported");
    const fine = await other.post("/rooms", '{"name":"x"}', {
      "Content-Type": "Application/JSON;charset=UTF-8",
    });
    expect(fine.status).toBe(201);
  });

  it("what is wrong is told by field", async () => {
    const { fields } = refusedWith(
      await visitor.post("/signup", { email: "nobody", password: "short" }),
      400,
      "invalid",
    );
    expect(Object.keys(fields ?? {}).sort()).toEqual(["email", "password", "username"]);
    const query = refusedWith(await other.get(`/rooms/${room.id}/messages?limit=101`), 400, "invalid");
    expect(Object.keys(query.fields ?? {})).toEqual(["limit"]);
  });

  it("a cursor that was never given out is refused", async () => {
    const cursor = Buffer.from('[1e300,"x"]').toString("base64url");
    for (const path of [
      `/rooms/${room.id}/messages?cursor=999999999999999`,
      `/rooms/${room.id}/members?cursor=x`,
      `/rooms/discover?sort=members&cursor=${cursor}`,
    ])
      refusedWith(await other.get(path), 400, "invalid");
  });
});

describe("who asks", () => {
  it("a visitor is asked to sign in, and a bad token is refused everywhere", async () => {
    refusedWith(await visitor.post("/rooms", { name: "x" }), 401, "unauthenticated");
    const bad = await new Client(app.url, "seda_nonsense").get("/rooms/discover");
    refusedWith(bad, 401, "unauthenticated");
    expect(bad.headers.get("WWW-Authenticate")).toBe("Bearer");
    for (const Authorization of ["Basic dXNlcjpwYXNz", "Bearer", "Bearer a b"])
      refusedWith(await visitor.get("/rooms/discover", { Authorization }), 401, "unauthenticated");
  });

  it("a wrong password and an unknown account are answered alike", async () => {
    const wrong = await visitor.post("/login", { email: owner.email, password: "not the password" });
    const unknown = await visitor.post("/login", { email: "nobody\u0000@example.com", password: PASSWORD });
    refusedWith(wrong, 401, "unauthenticated");
    expect(unknown.text).toBe(wrong.text);
  });

  it("what is another's is forbidden", async () => {
    const member = await newcomer(app);
    refusedWith(await member.post(`/rooms/${room.id}/messages`, { text: "hi" }), 403, "forbidden");
    await member.join(room);
    const message = await other.say(room, "mine");
    refusedWith(await member.patch(`/rooms/${room.id}`, { name: "Taken" }), 403, "forbidden");
    refusedWith(
      await member.patch(`/rooms/${room.id}/messages/${message.id}`, { text: "x" }),
      403,
      "forbidden",
    );
    refusedWith(await member.delete(`/rooms/${room.id}/messages/${message.id}`), 403, "forbidden");
    refusedWith(await member.delete(`/rooms/${room.id}/members/${other.userId}`), 403, "forbidden");
    refusedWith(await member.post("/rooms", { name: "Star", type: "ARTIST" }), 403, "forbidden");
  });

  it("an email that is taken is a conflict", async () => {
    const account = { email: owner.email, username: "brand_new", password: PASSWORD };
    refusedWith(await visitor.post("/signup", account), 409, "conflict");
  });

  it("a clientId is good for one room", async () => {
    const second = await other.room({ name: "Second" });
    await other.say(room, "here", { clientId: "once" });
    refusedWith(
      await other.post(`/rooms/${second.id}/messages`, { text: "there", clientId: "once" }),
      409,
      "conflict",
    );
    const both = [room, second].map(({ id }) =>
      other.post(`/rooms/${id}/messages`, { text: "x", clientId: "at-once" }),
    );
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe("a cookie", () => {
  it("is good here, but not from another site's page", async () => {
    const person = await newcomer(app);
    const Cookie = asBrowser(app, person.token!);
    expect((await visitor.get("/me", { Cookie })).status).toBe(200);
    expect((await visitor.post("/rooms", { name: "By cookie" }, { Cookie, Origin: app.url })).status).toBe(
      201,
    );
    const foreigners: Record<string, string>[] = [
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site", Origin: app.url },
    ];
    for (const foreign of foreigners)
      refusedWith(await visitor.post("/rooms", { name: "x" }, { Cookie, ...foreign }), 403, "forbidden");
    const out = await visitor.post("/logout", undefined, { Cookie });
    expect(out.status).toBe(204);
    expect(out.headers.get("Set-Cookie")).toMatch(/seda_login=;.*Max-Age=0/);
    refusedWith(await visitor.get("/me", { Cookie }), 401, "unauthenticated");
  });

  it("and a token are not good for each other", async () => {
    const Cookie = `seda_login=${Buffer.from(JSON.stringify(owner.token)).toString("base64")}`;
    refusedWith(await visitor.get("/me", { Cookie }), 401, "unauthenticated");
  });
});

describe("addresses and methods", () => {
  it("that are not there are not found, in the same shape", async () => {
    for (const [method, path] of [
      ["GET", "/nothing"],
      ["POST", "/rooms/x/y/z"],
      ["PUT", "/rooms"],
      ["DELETE", "/me"],
      ["GET", "/rooms/%00"],
      ["GET", `/rooms/${"x".repeat(5000)}`],
      ["GET", "/rooms/discover.data"],
    ] as const)
      refusedWith(await owner.send(method, path), 404, "not_found");
    refusedWith(await owner.get("/rooms/%E0%A4%A"), 400, "invalid");
    refusedWith(await owner.get("/rooms/discover?_data=root"), 400, "invalid");
    expect((await fetch(`${app.url}/api/other`)).status).toBe(404);
  });

  it("answer HEAD as GET without a body, and OPTIONS with what there is", async () => {
    const head = await owner.send("HEAD", `/rooms/${room.id}`);
    expect([head.status, head.text]).toEqual([200, ""]);
    const options = await visitor.send("OPTIONS", "/rooms");
    expect([options.status, options.headers.get("Allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    expect(options.headers.get("Access-Control-Allow-Origin")).toBeNull();
  });

  it.each(["TRACE /api/v1/rooms", "PROPFIND /api/v1/rooms", "GET http://other/api/v1/me", "GET /api/v1/%"])(
    "%s is no fault of the server",
    async (line) => {
      const socket = connect(Number(new URL(app.url).port), "127.0.0.1");
      socket.write(`${line} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
    },
  );
});
