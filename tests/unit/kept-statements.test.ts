import Database from "better-sqlite3";
import { expect, it, vi } from "vitest";
import { KeptStatements } from "~/db/kept-statements.server";

const text = (sql: string, ...args: (number | string)[]) => ({
  sql,
  args,
  argTypes: args.map((arg) => ({
    scalarType: typeof arg === "number" ? ("int" as const) : ("string" as const),
    arity: "scalar" as const,
  })),
});

it("prepares a text once, and gives it other values each time", async () => {
  const prepare = vi.spyOn(Database.prototype, "prepare");
  const db = await new KeptStatements({ url: ":memory:" }).connect();
  await db.executeScript("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)");
  prepare.mockClear();
  const put = "INSERT INTO t (a, b) VALUES (?, ?)";
  for (const n of [1, 2, 3]) expect(await db.executeRaw(text(put, n, `n${n}`))).toBe(1);
  const read = "SELECT b FROM t WHERE a = ?";
  for (const n of [3, 1]) expect((await db.queryRaw(text(read, n))).rows).toEqual([[`n${n}`]]);
  expect(prepare).toHaveBeenCalledTimes(2);
  // One that fails is as good as before.
  await expect(Promise.resolve().then(() => db.executeRaw(text(put, 1, "again")))).rejects.toThrow();
  expect(await db.executeRaw(text(put, 4, "n4"))).toBe(1);
  // And knows a table that has changed.
  await db.executeScript("ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'c'");
  expect((await db.queryRaw(text(read, 4))).rows).toEqual([["n4"]]);
  expect(prepare).toHaveBeenCalledTimes(2);

  const transaction = await db.startTransaction();
  await transaction.executeRaw(text(put, 5, "n5"));
  await transaction.executeRaw(text("ROLLBACK"));
  await transaction.rollback();
  expect((await db.queryRaw(text(read, 5))).rows).toEqual([]);
  await db.dispose();
  prepare.mockRestore();
});
