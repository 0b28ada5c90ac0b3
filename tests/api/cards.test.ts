import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RoomDto } from "~/domain/rooms/schema";
import type { SessionDto } from "~/domain/sessions/schema";
import { asBrowser, newcomer, PASSWORD, type Client } from "../support/api";
import { startApp, type App } from "../support/app";
import { someTrack } from "../support/session-clients";

let app: App;
let owner: Client & { email: string };
let open: RoomDto;
let hidden: RoomDto;
let cookie: string;

beforeAll(async () => {
  app = await startApp();
  owner = await newcomer(app, "owner");
  const login = await owner.post<{ token: string }>("/login", { email: owner.email, password: PASSWORD });
  cookie = asBrowser(app, login.body.data.token);
  open = await owner.room({ name: 'Night & <b>"day"</b>', description: "Slow records, on purpose 🎶" });
  hidden = await owner.room({ name: "Unsaid cards", isPrivate: true });
});
afterAll(() => app.stop());

const get = (path: string, headers = {}) => fetch(app.url + path, { headers });

async function session(room: RoomDto): Promise<SessionDto> {
  const input = { genre: "House", roomId: room.id, initialTrack: someTrack(600) };
  return (await owner.post<SessionDto>("/sessions", input)).body.data;
}

it("a public room, its posts and its sessions have a picture of their own, and the tags that name it", async () => {
  const post = await owner.say(open, "A lighthouse <script>");
  const { id } = await session(open);
  const track = await owner.say(open, "", { track: someTrack(100) });
  for (const page of [
    `/rooms/${open.slug}`,
    `/rooms/${open.slug}/posts/${post.id}`,
    `/rooms/${open.slug}/posts/${track.id}`,
    `/sessions/${id}`,
  ]) {
    const html = await (await get(page)).text();
    const tag = (name: string) =>
      new RegExp(`<meta property="og:${name}" content="([^"]*)"`).exec(html)?.[1] ?? "";
    expect(tag("title"), page).not.toBe("");
    expect(tag("description"), page).not.toBe("");
    expect([tag("image:width"), tag("image:height")]).toEqual(["1200", "630"]);
    expect(tag("image")).toMatch(new RegExp(`${page}/card.png$`));
    const picture = await get(`${page}/card.png`);
    expect([picture.status, picture.headers.get("Content-Type")]).toEqual([200, "image/png"]);
    const { width, height, format } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: "png" });
  }
});

it("a private room has none, not even for its members", async () => {
  const post = await owner.say(hidden, "Words unsaid");
  const { id } = await session(hidden);
  for (const [page, never] of [
    [`/rooms/${hidden.slug}`, "/rooms/unsaid-never"],
    [`/rooms/${hidden.slug}/posts/${post.id}`, `/rooms/unsaid-never/posts/${post.id}`],
  ] as const) {
    const html = await (await get(page, { Cookie: cookie })).text();
    expect(html).toContain("Words unsaid");
    expect(html).not.toMatch(/og:|twitter:/);
    for (const headers of [{}, { Cookie: cookie }]) {
      const [real, none] = [await get(`${page}/card.png`, headers), await get(`${never}/card.png`, headers)];
      expect([real.status, none.status]).toEqual([404, 404]);
      expect(await real.text()).toBe(await none.text());
    }
  }
  expect((await get(`/sessions/${id}/card.png`, { Cookie: cookie })).status).toBe(404);
  expect(await (await get(`/sessions/${id}`, { Cookie: cookie })).text()).not.toMatch(/og:image/);
});

it("what a public room's post passes on of a private one is on no card", async () => {
  const secret = await owner.say(hidden, "Words never told");
  const said = await owner.post<{ id: string }>(`/rooms/${open.id}/messages`, { repostOf: secret.id });
  const page = `/rooms/${open.slug}/posts/${said.body.data.id}`;
  const html = await (await get(page)).text();
  expect(html).toContain("This post is not here for you.");
  expect(html).not.toContain("Words never told");
  const own = await (await get(page, { Cookie: cookie })).text();
  expect(/og:description" content="([^"]*)"/.exec(own)?.[1]).toBe("A post on Sedā.fm.");
});
