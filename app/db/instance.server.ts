import { reader } from "./client.server";

/** What tells this database from every other: the id under which its first migration was noted. */
export async function instanceId(): Promise<string> {
  const rows = await reader().$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "_prisma_migrations" ORDER BY "migration_name", "started_at" LIMIT 1`;
  return rows[0]!.id;
}
