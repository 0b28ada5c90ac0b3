import { describe, expect, it } from "vitest";
import { inTransaction } from "~/db/transaction.server";
import type { Person } from "~/domain/actor";
import { joinRoom } from "~/domain/members/join.server";
import { postMessage } from "~/domain/messages/post.server";
import { createRoom } from "~/domain/rooms/create.server";
import { created, type Answer } from "~/http/api/answers.server";
import { once } from "~/http/api/idempotency.server";
import { heldClock } from "../support/clock";
import { onEachEngine } from "../support/database";
import { person, refusal, room, unique } from "../support/people";

/** A request with a key, as it comes: each sending runs `work`, or does not. */
function keyedBy(actor: Person, { repeatable = true, request = "POST /something" } = {}) {
  const key = unique();
  return (work: (madeId: string) => Promise<Answer>) =>
    once({ key, actor, address: "127.0.0.1", request, repeatable }, work);
}

/** Ends as a process does that is killed after the commit: nothing is kept of the answer. */
const killedAfter = (work: (madeId: string) => Promise<unknown>) => async (madeId: string) => {
  await work(madeId);
  throw new Error("killed");
};

onEachEngine("a request sent again after its process was killed", (engine, db) => {
  const keys = () => db().writer.idempotencyKey;

  describe("between the commit and the answer", () => {
    it("finds the message that it has posted", async () => {
      const [owner, clock] = [await person(), heldClock()];
      const { id } = await room(owner);
      const send = keyedBy(owner);
      const say = async (madeId: string) => {
        const { message, created: isNew } = await postMessage(owner, id, { text: "once" }, madeId);
        return created(message, isNew);
      };
      await expect(send(killedAfter(say))).rejects.toThrow("killed");
      clock.pass(6);
      expect(await send(say)).toMatchObject({ status: 200, body: { data: { text: "once" } } });
      expect((await send(say)).headers).toMatchObject({ "Idempotency-Replayed": "true" });
      expect(await db().reader.message.count({ where: { roomId: id, text: "once" } })).toBe(1);
    });

    it("finds the room that it has opened, without counting another", async () => {
      const [owner, clock] = [await person(), heldClock()];
      const send = keyedBy(owner);
      const open = async (madeId: string) => created(await createRoom(owner, { name: "Only one" }, madeId));
      await expect(send(killedAfter(open))).rejects.toThrow("killed");
      clock.pass(6);
      const [made, again] = [await send(open), await send(open)];
      expect(made).toMatchObject({ status: 201, body: { data: { name: "Only one", relation: "OWNER" } } });
      expect(again.body).toEqual(made.body);
      expect(await db().reader.room.count({ where: { createdBy: owner.id } })).toBe(1);
    });

    it("finds itself a member, even if that was not the first time", async () => {
      const [owner, guest, clock] = [await person(), await person(), heldClock()];
      const { id } = await room(owner);
      const send = keyedBy(guest);
      const join = async () => {
        const { membership, created: isNew } = await joinRoom(guest, id);
        return created(membership, isNew);
      };
      for (let times = 0; times < 3; times += 1) {
        await expect(send(killedAfter(join))).rejects.toThrow("killed");
        clock.pass(6);
      }
      expect((await send(join)).status).toBe(200);
    });

    it("is not run again where it would do more, and says so", async () => {
      const [owner, clock] = [await person(), heldClock()];
      const send = keyedBy(owner, { repeatable: false });
      const open = async () => created(await createRoom(owner, { name: "Never again" }));
      await expect(send(killedAfter(open))).rejects.toThrow("killed");
      clock.pass(6);
      expect(await refusal(send(open))).toMatchObject({
        code: "conflict",
        message: "This was done, but its answer is lost. Look at what is there.",
      });
      expect(await db().reader.room.count({ where: { createdBy: owner.id } })).toBe(1);
    });
  });

  it("is run where nothing was committed: on SQLite at once, else when its node has had its time", async () => {
    const [owner, clock] = [await person(), heldClock()];
    const send = keyedBy(owner, { repeatable: false });
    let runs = 0;
    const open = async () => {
      runs += 1;
      return created(await createRoom(owner, { name: "At last" }));
    };
    await expect(send(killedAfter(open))).rejects.toThrow("killed");
    await keys().updateMany({ where: { status: 0 }, data: { status: null } });
    if (engine === "postgresql") {
      expect(await refusal(send(open))).toMatchObject({ code: "conflict" });
      clock.pass(6);
    }
    expect((await send(open)).status).toBe(201);
    expect(runs).toBe(2);
  });

  it("commits nothing once somebody else has taken it over", async () => {
    const [owner, clock] = [await person(), heldClock()];
    const send = keyedBy(owner);
    const slow = async () => {
      clock.pass(6);
      await keys().updateMany({ where: { status: null }, data: { createdAt: new Date(clock.now()) } });
      return created(await createRoom(owner, { name: "Too late" }));
    };
    expect(await refusal(send(slow))).toMatchObject({ code: "conflict" });
    expect(await db().reader.room.count({ where: { createdBy: owner.id } })).toBe(0);
  });

  it("marks each of a group of posts for itself", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const sends = ["one", "two", "three"].map((text) => ({
      send: keyedBy(owner),
      say: (madeId: string) => postMessage(owner, id, { text }, madeId),
    }));
    await Promise.allSettled(sends.map(({ send, say }) => send(killedAfter(say))));
    expect(
      await keys().count({ where: { status: 0, createdAt: { gte: new Date(Date.now() - 5000) } } }),
    ).toBe(3);
  });

  it("lets what goes on after the answer write as it likes", async () => {
    const owner = await person();
    let later: Promise<unknown> = Promise.resolve();
    await keyedBy(owner)(async () => {
      later = new Promise((done) => setTimeout(done, 50)).then(() =>
        inTransaction((tx) => tx.db.user.update({ where: { id: owner.id }, data: { displayName: "Later" } })),
      );
      return created("done");
    });
    await expect(later).resolves.toMatchObject({ displayName: "Later" });
  });
});
