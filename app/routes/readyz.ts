import { reader } from "~/db/client.server";
import { redisState } from "~/redis.server";

/** The process can serve: its database answers. Without its Redis it serves too, each node for itself. */
export async function loader() {
  const headers = { "Cache-Control": "no-store" };
  const state = redisState();
  const redis = state ? { redis: state } : {};
  try {
    await reader().$queryRaw`SELECT 1`;
    return Response.json({ status: "ready", database: "up", ...redis }, { headers });
  } catch {
    return Response.json({ status: "not ready", database: "down", ...redis }, { status: 503, headers });
  }
}
