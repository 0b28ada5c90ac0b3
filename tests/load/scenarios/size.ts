import { startApp, type App } from "../../support/app";
import { personOf, room } from "../../support/people";
import { bulkId, bulkMessages, bulkRooms, MESSAGE, someRooms } from "../bulk";
import { ask, bearer, cookie } from "../http";
import { compared, quantile, type Row } from "../report";
import { accounts, letIn, seeded, words } from "../seed";

const SAMPLES = 40;
const OWN_ROOMS = 20;
const TARGET = { atMost: 1.2 };

type Size = { messages: number; rooms: number };
type Instance = Awaited<ReturnType<typeof instance>>;
type Page = {
  measure: string;
  path: (instance: Instance) => string;
  /** The room's page is kept: a post beforehand makes it anew. */
  afterPost?: true;
};

const roomPath = ({ room }: Instance) => `/rooms/${room.slug}`;
/** Nobody says the same so often. */
let said = 0;
const apiPath = ({ room }: Instance) => `/api/v1/rooms/${room.id}/messages`;
const farBack = ({ messages }: Instance) => Math.floor(messages / 2);
const discover = (query: string): Page => ({
  measure: `discover ${query || "(by activity)"}`,
  path: () => `/rooms?${query}`,
});

const PAGES: Page[] = [
  { measure: "room page", path: roomPath, afterPost: true },
  {
    measure: "room page, far back",
    path: (instance) => `${roomPath(instance)}?before=${farBack(instance)}`,
    afterPost: true,
  },
  {
    measure: "thread",
    path: (instance) => `${roomPath(instance)}/posts/${bulkId(MESSAGE, 1)}`,
    afterPost: true,
  },
  { measure: "API messages", path: apiPath, afterPost: true },
  {
    measure: "API messages, far back",
    path: (instance) => `${apiPath(instance)}?cursor=${farBack(instance)}`,
  },
  { measure: "own rooms", path: () => "/rooms/yours", afterPost: true },
  discover(""),
  discover("sort=members"),
  discover("sort=name"),
  discover("sort=newest"),
  discover("genre=house"),
  discover("type=GENRE&sort=newest"),
  discover("activity=today&sort=members"),
  discover("activity=quiet&sort=name"),
  discover("genre=jazz&sort=name"),
  discover("q=lighthouse"),
  discover("q=night"),
];

/** Pages of a large instance beside the same pages of a small one. */
export async function size(): Promise<Row[]> {
  const small = await instance({ messages: 1000, rooms: 100 });
  const large = await instance({ messages: 1_000_000, rooms: 100_000 });
  const rows: Row[] = [];
  for (const page of PAGES) {
    const times = { small: [] as number[], large: [] as number[] };
    for (let sample = -5; sample < SAMPLES; sample += 1) {
      const [fromSmall, fromLarge] = [await timed(small, page), await timed(large, page)];
      if (sample < 0) continue;
      times.small.push(fromSmall);
      times.large.push(fromLarge);
    }
    const p50 = (values: number[]) => quantile(values, 0.5);
    rows.push(
      compared(`large/small: ${page.measure}, p50`, " ms", p50(times.large), p50(times.small), TARGET),
    );
  }
  await Promise.all([small.app.stop(), large.app.stop()]);
  return rows;
}

/** A running instance of a size, and somebody who is in its busy room and in some others. */
async function instance(size: Size) {
  const seed = await seeded(async (database) => {
    const [owner, ...authors] = await accounts(50, "API");
    const [reader] = await accounts(1, "BROWSER");
    const busy = await room(await personOf(owner!.token, "API"), { name: "The busy room" });
    await letIn(busy.id, [...authors, reader!]);
    await bulkMessages(
      database,
      busy.id,
      authors.map(({ id }) => id),
      size.messages,
    );
    await bulkRooms(database, owner!.id, size.rooms);
    for (const id of someRooms(OWN_ROOMS, size.rooms)) await letIn(id, [reader!]);
    return { room: busy, owner: owner!, reader: reader! };
  });
  const app: App = await startApp({ dataDir: seed.dataDir });
  return { ...seed, app, messages: size.messages };
}

async function timed(instance: Instance, { path, afterPost }: Page): Promise<number> {
  const { app, owner, reader } = instance;
  if (afterPost) await ask(app.url + apiPath(instance), bearer(owner.token), { text: words(said++) });
  const as = path(instance).startsWith("/api/") ? bearer(owner.token) : cookie(reader.token);
  return (await ask(app.url + path(instance), as)).ms;
}
