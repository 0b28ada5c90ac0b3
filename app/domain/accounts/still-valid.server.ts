import { reader } from "~/db/client.server";
import { now } from "~/world.server";
import { isSuspended } from "./schema";

const AT_ONCE = 500;

/** Those of the logins that have ended: revoked, over, or of somebody who may not come in. */
export async function endedLogins(ids: string[]): Promise<Set<string>> {
  const ended = new Set(ids);
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await reader().login.findMany({
      where: { id: { in: ids.slice(at, at + AT_ONCE) } },
      select: { id: true, expiresAt: true, user: { select: { deletedAt: true, suspendedUntil: true } } },
    });
    for (const { id, expiresAt, user } of rows)
      if (!(expiresAt && expiresAt <= now()) && !user.deletedAt && !isSuspended(user, now()))
        ended.delete(id);
  }
  return ended;
}
