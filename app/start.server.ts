import type { Server } from "node:http";
import { startDatabase } from "./db/client.server";
import { migrate } from "./db/migrate.server";
import { seedDemo } from "./domain/demo/seed.server";
import { startDemoSession } from "./domain/demo/session.server";
import { startConductor } from "./domain/sessions/conductor.server";
import { sweepAudio } from "./domain/uploads/store.server";
import { env } from "./env.server";
import { sendAudio } from "./http/audio.server";
import { serveApi } from "./http/api/serve.server";
import { refusedAtDoor } from "./http/at-the-door.server";
import { PageKeeping } from "./http/page-cache.server";
import { securityHeaders } from "./http/security-headers.server";
import { serveKept } from "./http/serve-kept.server";
import { startJobs } from "./jobs.server";
import { attachLive } from "./live/server.server";
import { log } from "./log.server";
import { startRedis, stopRedis } from "./redis.server";

/** What server.ts needs of the application. */
export type App = Awaited<ReturnType<typeof startApp>>;

/** Opens and migrates the database, and starts what runs beside requests. */
export async function startApp() {
  const database = await startDatabase();
  await startRedis();
  const applied = await migrate(database);
  if (applied.length > 0) log.info({ event: "migrated", engine: database.engine, applied });
  if (env().DEMO) await seedDemo();
  const swept = await sweepAudio();
  if (swept > 0) log.info({ event: "audio_swept", files: swept });
  const stopJobs = startJobs();
  const stopConductor = await startConductor();
  // Its tracks are played first, which takes a second that nobody has to wait for.
  const demo = env().DEMO
    ? startDemoSession().catch((error: unknown) => log.error({ event: "demo_failed", err: error }))
    : undefined;
  return {
    settings: env(),
    log,
    refusedAtDoor,
    securityHeaders,
    sendAudio,
    serveApi,
    serveKept,
    newPage: () => new PageKeeping(),
    attachLive: (server: Server) => attachLive(server),
    async close() {
      stopJobs();
      await demo;
      await stopConductor();
      await stopRedis();
      await database.close();
    },
  };
}
