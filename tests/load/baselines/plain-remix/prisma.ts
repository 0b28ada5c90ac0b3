import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "~/db/generated/sqlite/client";

export const prisma = new PrismaClient({
  adapter: new PrismaBetterSqlite3({ url: `file:${process.env["DATABASE"]}` }),
});
