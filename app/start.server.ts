import type { Server } from "node:http";
import { onBehalfOf } from "./asked.server";
import { startDatabase } from "./db/client.server";
import { keepTime } from "./db/time.server";
import { watchDatabase } from "./db/figures.server";
import { migrate } from "./db/migrate.server";
import { seedDemo } from "./domain/demo/seed.server";
import { startDemoSession } from "./domain/demo/session.server";
import { startFlags } from "./domain/flags/state.server";
import { watchRooms } from "./domain/rooms/figures.server";
import { sweepImages } from "./domain/images/store.server";
import { startConductor } from "./domain/sessions/conductor.server";
import { sweepAudio } from "./domain/uploads/store.server";
import { env } from "./env.server";
import { sendAudio } from "./http/audio.server";
import { serveApi } from "./http/api/serve.server";
import { refusedAtDoor } from "./http/at-the-door.server";
import { PageKeeping } from "./http/page-cache.server";
import { securityHeaders } from "./http/security-headers.server";
import { measureRequest } from "./http/measure-request.server";
import { serveKept } from "./http/serve-kept.server";
import { JOBS } from "./jobs/list.server";
import { startScheduler } from "./jobs/scheduler.server";
import { startLive } from "./live/server.server";
import { log } from "./log.server";
import { watchProcess } from "./metrics/registry.server";
import { startRedis, stopRedis } from "./redis.server";

/** What server.ts needs of the application. */
export type App = Awaited<ReturnType<typeof startApp>>;

/** Opens and migrates the database, and starts what runs beside requests. */
export async function startApp() {
  const database = await startDatabase();
  await startRedis();
  const applied = await migrate(database);
  const stopTime = await keepTime(database);
  if (applied.length > 0) log.info({ event: "migrated", engine: database.engine, applied });
  const live = await startLive();
  const stopFlags = await startFlags();
  watchProcess();
  watchDatabase();
  watchRooms();
  if (env().DEMO) await seedDemo();
  const swept = (await sweepAudio()) + (await sweepImages());
  if (swept > 0) log.info({ event: "files_swept", files: swept });
  const stopJobs = startScheduler(JOBS);
  const stopConductor = await startConductor();
  // Its tracks are played first, which takes a second that nobody has to wait for.
  const demo = env().DEMO
    ? startDemoSession().catch((error: unknown) => log.error({ event: "demo_failed", err: error }))
    : undefined;
  return {
    settings: env(),
    log,
    onBehalfOf,
    refusedAtDoor,
    measureRequest,
    securityHeaders,
    sendAudio,
    serveApi,
    serveKept,
    newPage: () => new PageKeeping(),
    attachLive: (server: Server) => {
      live.attach(server);
      return live;
    },
    async close() {
      stopTime();
      stopFlags();
      await stopJobs();
      await demo;
      await stopConductor();
      await live.leave();
      await stopRedis();
      await database.close();
    },
  };
}
