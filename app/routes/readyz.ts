import { reader } from "~/db/client.server";

/** The process can serve: its database answers. */
export async function loader() {
  const headers = { "Cache-Control": "no-store" };
  try {
    await reader().$queryRaw`SELECT 1`;
    return Response.json({ status: "ready", database: "up" }, { headers });
  } catch {
    return Response.json({ status: "not ready", database: "down" }, { status: 503, headers });
  }
}
