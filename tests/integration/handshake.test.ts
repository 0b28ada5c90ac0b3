import { expect, it } from "vitest";
import { endLogin } from "~/domain/accounts/logins.server";
import { updateProfile } from "~/domain/accounts/profile.server";
import type { Person } from "~/domain/actor";
import { identify } from "~/live/handshake.server";
import type { LiveServer, LiveSocket } from "~/live/sockets.server";
import { onEachEngine } from "../support/database";
import { personWithToken, unique } from "../support/people";

type Middleware = (socket: LiveSocket, next: (error?: Error) => void) => void;

/** Connects somebody; `meanwhile` happens after each look at them, before their groups are joined. */
async function handshake(token: string, meanwhile: (looks: number) => Promise<unknown>) {
  let admit: Middleware = () => undefined;
  identify({ use: (one: Middleware) => (admit = one), on: () => undefined } as unknown as LiveServer);
  const groups = new Set<string>();
  let looks = 0;
  const socket = {
    handshake: { auth: { token }, headers: {} },
    async join(names: string[]) {
      await meanwhile((looks += 1));
      for (const name of names) groups.add(name);
    },
    leave: (name: string) => groups.delete(name),
  } as unknown as LiveSocket;
  const error = await new Promise<Error | undefined>((done) => admit(socket, done));
  return { error, looks, groups, name: socket.data?.actor?.displayName };
}

const rename = (who: Person, displayName = `New ${unique()}`) =>
  updateProfile(who, { displayName, username: who.username });

onEachEngine("a handshake", () => {
  it("looks once, whatever happens to others", async () => {
    const { person, token } = await personWithToken();
    const others = [await personWithToken(), await personWithToken()];
    const { error, looks, groups } = await handshake(token, async () => {
      await endLogin(others[0]!.person, others[0]!.person.loginId);
      await rename(others[1]!.person);
    });
    expect([error, looks, groups.size]).toEqual([undefined, 1, 2]);
    expect([...groups].some((group) => group.includes(person.id))).toBe(true);
  });

  it("lets nobody in whose login ends at the second look", async () => {
    const { person, token } = await personWithToken();
    const { error, groups } = await handshake(token, (looks) =>
      looks === 1 ? rename(person) : endLogin(person, person.loginId),
    );
    expect(error).toMatchObject({ code: "unauthenticated", data: { code: "unauthenticated" } });
    expect(groups.size).toBe(0);
  });

  it("knows whoever changes twice meanwhile as they are at last", async () => {
    const { person, token } = await personWithToken();
    const { error, looks, name } = await handshake(token, async (looks) => {
      if (looks <= 2) await rename(person, `Name ${looks}`);
    });
    expect([error, looks, name]).toEqual([undefined, 3, "Name 2"]);
  });

  it("gives up on whoever changes all the time", async () => {
    const { person, token } = await personWithToken();
    const { error, groups } = await handshake(token, () => rename(person));
    expect(error).toMatchObject({ code: "conflict", data: { code: "conflict" } });
    expect(groups.size).toBe(0);
  });
});
