import { beforeEach, describe, expect, it, vi } from "vitest";
import { reader } from "~/db/client.server";
import { grouped } from "~/db/grouped.server";
import { inSnapshot } from "~/db/snapshot.server";
import { holdAnswer, inTransaction, type Transaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { append, headOf } from "~/streams/log.server";
import { onAnnouncement } from "~/streams/bus.server";
import { roomStream, type StreamName } from "~/streams/names";
import { newId } from "~/world.server";
import { onEachEngine } from "../support/database";

/** Something to hold a transaction open with, and to let it go. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

onEachEngine("transactions", () => {
  let stream: StreamName = roomStream("none");
  beforeEach(() => {
    stream = roomStream(newId());
  });
  const write = (tx: Transaction) => append(tx, stream, "test", {});

  it("show nothing of their work until they are committed", async () => {
    const [wrote, finish] = [gate(), gate()];
    const done = inTransaction(async (tx) => {
      await write(tx);
      wrote.open();
      await finish.passed;
    });
    await wrote.passed;
    expect(await headOf(stream)).toBe(0);
    finish.open();
    await done;
    expect(await headOf(stream)).toBe(1);
  });

  it("do not take an acknowledged write with them when they roll back", async () => {
    const [wrote, fail] = [gate(), gate()];
    const other = roomStream(newId());
    const failing = inTransaction(async (tx) => {
      await append(tx, other, "test", {});
      wrote.open();
      await fail.passed;
      throw new Error("on purpose");
    });
    await wrote.passed;
    const acknowledged = inTransaction(write);
    setImmediate(() => fail.open());
    await expect(failing).rejects.toThrow("on purpose");
    expect((await acknowledged).seq).toBe(1);
    expect(await headOf(stream)).toBe(1);
    expect(await headOf(other)).toBe(0);
  });

  it("announce after the commit, in its order, and nothing of what rolled back", async () => {
    const heard: number[] = [];
    const stop = onAnnouncement((announcement) => {
      if (announcement.type === "events")
        for (const event of announcement.events) if (event.stream === stream) heard.push(event.seq);
    });
    await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        inTransaction(async (tx) => {
          await write(tx);
          if (n % 3 === 1) throw new Error("on purpose");
        }),
      ),
    );
    stop();
    expect([...heard].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await headOf(stream)).toBe(7);
  });

  describe("once committed", () => {
    const failing = (tx: Transaction) =>
      tx.afterCommit(() => {
        throw new Error("on purpose");
      });

    it("are answered as such whatever fails after it, and everybody after that still hears", async () => {
      const logged = vi.spyOn(log, "error");
      const heard: string[] = [];
      const answer = await inTransaction(async (tx) => {
        tx.afterCommit(() => heard.push("before"));
        failing(tx);
        tx.afterCommit(() => holdAnswer(Promise.reject(new Error("unheard"))));
        tx.afterCommit(() => heard.push("after"));
        return write(tx);
      });
      expect(answer.seq).toBe(1);
      expect(heard).toEqual(["before", "after"]);
      expect(logged.mock.calls).toMatchObject([
        [{ event: "after_commit_failed", err: { message: "on purpose" } }],
        [{ event: "after_commit_failed", err: { message: "unheard" } }],
      ]);
      logged.mockRestore();
    });

    it("are not done again because something fails after it", async () => {
      const put = grouped<number, number>(async (tx, items) => {
        for (const _item of items) await write(tx);
        failing(tx);
        return items.map((value) => ({ value }));
      });
      expect(await Promise.all([put(1), put(2), put(3)])).toEqual([1, 2, 3]);
      expect(await headOf(stream)).toBe(3);
    });
  });

  it("let a snapshot stand still, and nobody else with it", async () => {
    const [read, finish] = [gate(), gate()];
    const numbers = inSnapshot(async (db) => {
      const seq = async () => (await db.stream.findUnique({ where: { name: stream } }))?.seq ?? 0;
      const before = await seq();
      read.open();
      await finish.passed;
      return [before, await seq()];
    });
    await read.passed;
    await inTransaction(write);
    expect(await headOf(stream)).toBe(1);
    expect(await reader().streamEvent.count({ where: { stream } })).toBe(1);
    finish.open();
    expect(await numbers).toEqual([0, 0]);
  });

  describe("of a group", () => {
    it("commit many items at once, each with its own outcome", async () => {
      const sizes: number[] = [];
      const put = grouped<number, number>(async (tx, items) => {
        sizes.push(items.length);
        for (const item of items) if (item !== 3) await write(tx);
        return items.map((item) => (item === 3 ? { error: new Error("refused") } : { value: item * 2 }));
      }, 8);
      const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => put(n)));
      expect(sizes).toEqual([8, 8, 4]);
      answers.forEach((answer, n) =>
        expect(answer).toMatchObject(
          n === 3 ? { reason: { message: "refused" } } : { status: "fulfilled", value: n * 2 },
        ),
      );
      expect(await headOf(stream)).toBe(19);
    });

    it("try the items one by one when one breaks the whole, and go on afterwards", async () => {
      const put = grouped<number, number>(async (tx, items) => {
        for (const item of items) {
          await write(tx);
          if (item === 2) await tx.db.stream.create({ data: { name: stream } });
        }
        return items.map((value) => ({ value }));
      });
      const answers = await Promise.allSettled(Array.from({ length: 5 }, (_, n) => put(n)));
      expect(answers.map(({ status }) => status)).toEqual([
        "fulfilled",
        "fulfilled",
        "rejected",
        "fulfilled",
        "fulfilled",
      ]);
      expect(await headOf(stream)).toBe(4);
      expect(await put(7)).toBe(7);
    });
  });
});
