import { beforeAll, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import { createApiToken } from "~/domain/accounts/api-tokens.server";
import { endLogin, loginsOf } from "~/domain/accounts/logins.server";
import type { Person } from "~/domain/actor";
import { markUnreadFrom } from "~/domain/members/read-marks.server";
import { pinTrack } from "~/domain/rooms/pin.server";
import { onEachEngine } from "../support/database";
import { member, person, PLACE, post, room } from "../support/people";
import { someTrack } from "../support/session-clients";

onEachEngine("an id in upper case", () => {
  let owner: Person;
  let roomId: string;
  beforeAll(async () => {
    owner = await person({ role: "SUPER_ADMIN" });
    roomId = (await room(owner)).id;
  });

  it("names a card to pin", async () => {
    const trackRef = someTrack();
    const card = await post(owner, roomId, trackRef.url);
    await pinTrack(owner, roomId, card.id.toUpperCase());
    const { pinnedTrack } = await reader().room.findUniqueOrThrow({ where: { id: roomId } });
    expect(pinnedTrack).toMatchObject({ url: trackRef.url });
  });

  it("names a post to make unread again", async () => {
    const said = await post(owner, roomId);
    const guest = await member(owner, roomId);
    expect(await markUnreadFrom(guest, roomId, said.id.toUpperCase())).toBe(true);
  });

  it("names a token to revoke", async () => {
    await createApiToken(owner, { name: "script" }, PLACE);
    const [token] = await loginsOf(owner, ["TOKEN"]);
    await endLogin(owner, token!.id.toUpperCase());
    expect(await loginsOf(owner, ["TOKEN"])).toEqual([]);
  });

  it("names a post to answer", async () => {
    const said = await post(owner, roomId);
    const reply = await post(owner, roomId, "So it is", { parentId: said.id.toUpperCase() });
    expect(reply.parentId).toBe(said.id);
  });
});
