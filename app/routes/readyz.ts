import { reader } from "~/db/client.server";
import { nodeCount } from "~/live/nodes.server";
import { redisState } from "~/redis.server";

/**
 * The process can serve: its database answers. Without its Redis it serves too, if less well: limits are counted by each
 * node for itself, and nodes hear each other through the database.
 */
export async function loader() {
  const headers = { "Cache-Control": "no-store" };
  const redis = redisState();
  const nodes = nodeCount();
  const more = { ...(redis ? { redis } : {}), ...(nodes ? { nodes } : {}) };
  try {
    await reader().$queryRaw`SELECT 1`;
    const status = redis === "down" ? "degraded" : "ready";
    return Response.json({ status, database: "up", ...more }, { headers });
  } catch {
    return Response.json({ status: "not ready", database: "down", ...more }, { status: 503, headers });
  }
}
