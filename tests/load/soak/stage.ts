import type { App } from "../../support/app";
import { startApp } from "../../support/app";
import { CAN_HAVE_NODES, startNodes } from "../../support/nodes";
import { INSPECTABLE } from "../inspector";
import { seeded, seededIn } from "../seed";
import { populate, type Population } from "./population";

/** What a soak runs on. */
export type Stage = { url: string; apps: App[]; people: Population; stop(): Promise<unknown> };

/** One node on SQLite, or several on PostgreSQL and Redis behind a proxy. */
export async function setStage(nodes: number): Promise<Stage> {
  if (nodes === 1) {
    const { dataDir, ...people } = await seeded(populate);
    const app = await startApp({ dataDir, alone: true, env: INSPECTABLE });
    return { url: app.url, apps: [app], people, stop: () => app.stop() };
  }
  if (!CAN_HAVE_NODES) throw new Error("Several nodes need TEST_DATABASE_URL and TEST_REDIS_URL.");
  const { url, apps, databaseUrl, stop } = await startNodes(nodes, INSPECTABLE);
  const people = await seededIn({ url: databaseUrl, dataDir: apps[0]!.dataDir }, populate);
  return { url, apps, people, stop };
}
