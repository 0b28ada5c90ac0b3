import type { RoomDto } from "~/domain/rooms/schema";
import { personOf, room } from "../../support/people";
import { accounts, letIn, type Account } from "../seed";

/** How many there are of each. All of a room's people are members of all rooms but the wanderers. */
const ROOMS = 3;
const LISTENERS_OF_A_ROOM = 30;
const POSTERS_OF_A_ROOM = 2;
const READERS = 6;
const VOTERS = 40;
const WANDERERS = 6;

export type Population = {
  rooms: RoomDto[];
  /** By room. */
  listeners: Account[][];
  /** By room; they post over sockets and hear each other. */
  posters: Account[][];
  /** They post by the API. */
  programs: Account[];
  /** They read pages, with cookies. */
  readers: Account[];
  host: Account;
  voters: Account[];
  /** They come and go. */
  wanderers: Account[];
};

/** Makes the people of a soak and their rooms, in the open database. */
export async function populate(): Promise<Population> {
  const [host] = (await accounts(1, "API")) as [Account];
  const owner = await personOf(host.token, "API");
  const rooms: RoomDto[] = [];
  for (let n = 0; n < ROOMS; n += 1) rooms.push(await room(owner, { genre: "House" }));
  const byRoom = (count: number) => Promise.all(rooms.map(() => accounts(count, "API")));
  const listeners = await byRoom(LISTENERS_OF_A_ROOM);
  const posters = await byRoom(POSTERS_OF_A_ROOM);
  const programs = await accounts(ROOMS, "API");
  const readers = await accounts(READERS, "BROWSER");
  for (const [n, { id }] of rooms.entries())
    await letIn(id, [...listeners[n]!, ...posters[n]!, ...programs, ...readers]);
  const [voters, wanderers] = [await accounts(VOTERS, "API"), await accounts(WANDERERS, "API")];
  return { rooms, listeners, posters, programs, readers, host, voters, wanderers };
}
