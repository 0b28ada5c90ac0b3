import { readFileSync } from "node:fs";
import { parser } from "@prometheus-io/lezer-promql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import { newcomer } from "../support/api";
import { startApp, type App } from "../support/app";
import { ask, closeSockets, connect } from "../support/clients";
import { someTrack } from "../support/session-clients";

const TOKEN = "a token for those who watch";
const NAME = "Unheard Of Cellar";

let open: App;
let guarded: App;

const scrape = (app: App, headers: Record<string, string> = {}) => fetch(`${app.url}/metrics`, { headers });

/** What the page says of one series: the sum over its labels that fit. */
async function figure(name: string, labels = ""): Promise<number> {
  const lines = (await (await scrape(open)).text()).split("\n");
  const fit = lines.filter((line) => new RegExp(`^${name}[{ ]`).test(line) && line.includes(labels));
  return fit.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}

beforeAll(async () => {
  [open, guarded] = await Promise.all([
    startApp({ env: { LIMIT_ROOMS: "3/3600", LOG_LEVEL: "debug" } }),
    startApp({ env: { METRICS_TOKEN: TOKEN } }),
  ]);
});
afterAll(async () => {
  closeSockets();
  await Promise.all([open.stop(), guarded.stop()]);
});

describe("/metrics", () => {
  // The first to ask: rooms are counted anew only now and then.
  it("tells how many rooms there are of each size", async () => {
    const [one, two] = [await newcomer(guarded, "one"), await newcomer(guarded, "two")];
    for (const name of ["Small", "Smaller"]) await one.room({ name });
    await two.join(await one.room({ name: "Larger" }));
    const text = await (await scrape(guarded, { Authorization: `Bearer ${TOKEN}` })).text();
    const lines = text.split("\n").filter((line) => line.startsWith("room"));
    expect(lines).toContain("rooms_active 3");
    expect(lines).toContain('room_members_distribution_bucket{le="1"} 2');
    expect(lines).toContain('room_members_distribution_bucket{le="2"} 3');
    expect(lines).toContain('room_members_distribution_bucket{le="+Inf"} 3');
    expect(lines).toContain("room_members_distribution_sum 4");
    expect(lines).toContain("room_members_distribution_count 3");
  });

  it("is for private addresses, and not for what a proxy passes on", async () => {
    expect((await scrape(open)).status).toBe(200);
    const passedOn = await scrape(open, { "X-Forwarded-For": "203.0.113.9" });
    expect(passedOn.status).toBe(403);
    expect(await passedOn.json()).toMatchObject({ error: { code: "forbidden" } });
  });

  it("is for whoever has the token, where there is one", async () => {
    const status = async (Authorization: string) => (await scrape(guarded, { Authorization })).status;
    for (const wrong of ["Bearer another token altogether", TOKEN, "Bearer"])
      expect(await status(wrong)).toBe(403);
    expect((await scrape(guarded)).status).toBe(403);
    expect(await status(`Bearer ${TOKEN}`)).toBe(200);
  });

  it("counts what happens, and names nobody", async () => {
    const owner = await newcomer(open, "owner");
    const other = await newcomer(open, "other");
    const before = await figure("rooms_created_total");
    const room = await owner.room({ name: NAME });
    await owner.room({ name: NAME, isPrivate: true });
    expect(await figure("rooms_created_total")).toBe(before + 2);
    expect(await figure("rooms_created_total", 'type="PRIVATE"')).toBe(1);
    expect((await owner.post("/rooms", { name: "" })).status).toBe(400);
    await owner.post("/rooms", { name: "Third" });
    expect((await owner.post("/rooms", { name: "Fourth" })).status).toBe(429);
    expect(await figure("room_creation_failures", 'reason="invalid"')).toBe(1);
    expect(await figure("room_creation_failures", 'reason="rate_limited"')).toBe(1);
    expect(await figure("rate_limit_exceeded_total", 'limit="rooms"')).toBe(1);

    await owner.say(room, "hello");
    expect((await other.post(`/rooms/${room.id}/messages`, { text: "not a member" })).status).toBe(403);
    expect(await figure("message_latency_ms_count")).toBe(1);
    expect(await figure("message_send_failures", 'reason="forbidden"')).toBe(1);
    expect(await figure("permission_denied", 'action="post"')).toBe(1);

    const session = await owner.post<SessionDto>("/sessions", { genre: "House", initialTrack: someTrack() });
    const path = `/sessions/${session.body.data.id}/queue`;
    const item = await owner.post<QueueItemDto>(path, { trackRef: someTrack() });
    const voted = await other.post(`${path}/${item.body.data.id}/vote`, { voteType: "UPVOTE" });
    expect(voted.status, voted.text).toBe(201);
    expect(await figure("voting_latency_ms_count")).toBe(1);
    expect(await figure("vote_backlog")).toBe(0);

    const socket = await connect(open.url, owner.token!);
    await ask(socket, "join_room", { roomId: room.id });
    expect(await figure("sockets_connected")).toBeGreaterThanOrEqual(1);
    expect(await figure("socket_request_ms_count", 'outcome="ok"')).toBeGreaterThanOrEqual(1);
    expect(await figure("http_request_ms_count", 'kind="api",status="4xx"')).toBeGreaterThanOrEqual(3);
    expect(await figure("db_transaction_ms_count")).toBeGreaterThan(0);

    const text = await (await scrape(open)).text();
    for (const unsaid of [NAME, room.slug, room.id, owner.userId, session.body.data.id, "owner", "other_"])
      expect(text).not.toContain(unsaid);
  });
});

it("a log line of a command carries the id of the request behind it", async () => {
  const [owner, other] = [await newcomer(guarded, "owner"), await newcomer(guarded, "curious")];
  const room = await owner.room({ name: "Not Yours" });
  const reply = await other.post(`/rooms/${room.id}/messages`, { text: "hello" });
  expect(reply.status).toBe(403);
  const id = reply.headers.get("X-Request-Id");
  const told = () => guarded.logs().some((line) => line.includes("permission_denied") && line.includes(id!));
  await expect.poll(told).toBe(true);
});

describe("what stands beside the metrics", () => {
  const file = (name: string) => readFileSync(new URL(`../../app/metrics/${name}`, import.meta.url), "utf8");
  type Rule = { alert: string; expr: string; for: string; annotations: { summary: string } };
  const rules = (parseYaml(file("alerts.yml")) as { groups: { rules: Rule[] }[] }).groups.flatMap(
    (group) => group.rules,
  );
  const panels = (
    JSON.parse(file("dashboard.json")) as { panels: { title: string; targets: { expr: string }[] }[] }
  ).panels;
  const expressions = [
    ...rules.map(({ alert, expr }) => [alert, expr] as const),
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ];

  it.each(expressions)("%s: %s asks for what there is", async (_, expr) => {
    const exposed = (await (await scrape(open)).text()).matchAll(/^# TYPE (\S+) (\S+)$/gm);
    const series = new Set(
      [...exposed].flatMap(([, name, type]) =>
        type === "histogram" ? ["_bucket", "_sum", "_count"].map((end) => `${name}${end}`) : [name!],
      ),
    );
    const asked: string[] = [];
    parser.parse(expr).iterate({
      enter: ({ type, from, to }) => {
        expect(type.isError, `${expr} at ${from}`).toBe(false);
        if (type.name === "Identifier" && series.has(expr.slice(from, to))) asked.push(expr.slice(from, to));
        if (type.name === "VectorSelector")
          expect([...series]).toContain(/^[\w:]+/.exec(expr.slice(from, to))![0]);
      },
    });
    expect(asked.length).toBeGreaterThan(0);
  });

  it("alerts of what product and people suffer from, each with words", () => {
    expect(rules.length).toBeGreaterThanOrEqual(4);
    for (const { summary } of rules.map((rule) => rule.annotations)) expect(summary).toMatch(/\.$/);
  });
});
