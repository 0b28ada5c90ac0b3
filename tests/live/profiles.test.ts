import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { UserDto } from "~/domain/accounts/schema";
import type { MessageDto } from "~/domain/messages/schema";
import { startApp, type App } from "../support/app";
import {
  apiOf,
  ask,
  closeSockets,
  connect,
  joinLive,
  loginCookie,
  newClient,
  newRoom,
  type Client,
} from "../support/clients";
import { CAN_HAVE_NODES, startNodes, type Nodes } from "../support/nodes";
import { unique } from "../support/people";
import { rename } from "../support/profiles";
import { joinSession, newSession } from "../support/session-clients";

type Place = { roomId: string } | { sessionId: string };
type Said = { seq: number; message: MessageDto };
type Stored = { type: string; data: { message: MessageDto } };

/** Collects what a socket hears of others: how they are named in posts, while they type, and among those who are there. */
function namesHeard(socket: Socket) {
  const names = { posts: [] as string[], typing: [] as string[], here: [] as string[][] };
  socket.on("message_received", ({ message }: Said) => names.posts.push(message.user.displayName));
  socket.on("typing", ({ user }: { user: UserDto }) => names.typing.push(user.displayName));
  socket.on("presence", ({ people }: { people: UserDto[] }) =>
    names.here.push(people.map(({ displayName }) => displayName)),
  );
  return names;
}

/** Renames somebody who is in a place by an open socket, lets them speak there, and expects everybody to hear the new name. */
async function expectNewName(
  place: Place,
  on: { here: string; there: string },
  owner: Client,
  guest: Client,
) {
  const path = "roomId" in place ? `/rooms/${place.roomId}` : `/sessions/${place.sessionId}`;
  const join = (socket: Socket) =>
    "roomId" in place ? joinLive(socket, place.roomId) : joinSession(socket, place.sessionId);
  const [listener, speaker] = [await connect(on.here, owner.token), await connect(on.there, guest.token)];
  for (const socket of [listener, speaker]) expect((await join(socket)).ok).toBe(true);
  const heard = namesHeard(listener);
  const name = `New ${unique()}`;
  await rename(on.here, guest, name);
  await vi.waitFor(() => expect(heard.here.at(-1)).toContain(name), { timeout: 3000 });

  expect((await ask(speaker, "typing", place)).ok).toBe(true);
  const said = await ask<MessageDto>(speaker, "message", { ...place, text: "it is me", clientId: unique() });
  expect(said.data.user.displayName).toBe(name);
  await vi.waitFor(() => expect([heard.typing, heard.posts]).toEqual([[name], [name]]));
  const { data: events } = await owner.api<Stored[]>("GET", `${path}/events?after=0&limit=100`);
  const stored = events.filter(({ type, data }) => type === "message" && data.message.id === said.data.id);
  expect(stored.map(({ data }) => data.message.user.displayName)).toEqual([name]);
  const page = await fetch(`${on.there}${path}`, { headers: { Cookie: await loginCookie(on.here, owner) } });
  expect(await page.text()).toContain(name);
  for (const answer of [await join(await connect(on.here)), await join(await connect(on.there))])
    expect(answer.data.presence.people.map(({ displayName }) => displayName)).toContain(name);
}

describe("whoever renames themselves while their socket is open", () => {
  let app: App;
  let people: [Client, Client];
  beforeAll(async () => {
    app = await startApp();
    people = [await newClient(app.url), await newClient(app.url)];
  });
  afterEach(closeSockets);
  afterAll(async () => void (await app.stop()));
  const on = () => ({ here: app.url, there: app.url });

  it("speaks in a room by the new name", async () => {
    const { id: roomId } = await newRoom(people[0], [people[1]]);
    await expectNewName({ roomId }, on(), ...people);
  });

  it("speaks in a session by the new name", async () => {
    const { id: sessionId } = await newSession(people[0]);
    await expectNewName({ sessionId }, on(), ...people);
  });

  it("speaks by the new name in the very next post, in the order of asking", async () => {
    const [owner, guest] = people;
    const { id: roomId } = await newRoom(owner, [guest]);
    const socket = await connect(app.url, guest.token);
    for (let round = 0; round < 5; round += 1) {
      const name = `Round ${round} ${unique()}`;
      await rename(app.url, guest, name);
      const said = await Promise.all(
        Array.from({ length: 5 }, (_, n) =>
          ask<MessageDto>(socket, "message", { roomId, text: `${round} ${n}`, clientId: unique() }),
        ),
      );
      expect(said.map(({ data }) => data.user.displayName)).toEqual(Array(5).fill(name));
      const seqs = said.map(({ data }) => data.seq);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    }
  });
});

describe.skipIf(!CAN_HAVE_NODES)("on two nodes", () => {
  let nodes: Nodes;
  beforeAll(async () => {
    nodes = await startNodes(2);
  });
  afterEach(closeSockets);
  afterAll(() => nodes.stop());

  it("the new name is everywhere too, wherever the socket is", async () => {
    const [here, there] = nodes.apps.map(({ url }) => url) as [string, string];
    const [owner, guest] = [await newClient(here), await newClient(there)];
    const { id: roomId } = await newRoom(owner, [guest]);
    await expectNewName({ roomId }, { here, there }, owner, { ...guest, api: apiOf(here, guest.token) });
    closeSockets();
    await expectNewName({ roomId }, { here: there, there }, owner, guest);
  });
});
