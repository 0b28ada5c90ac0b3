import { rmSync } from "node:fs";
import { startApp, temporaryFolder, type App } from "./app";
import { REDIS_URL } from "./limit-stores";
import { POSTGRES_URL, temporaryDatabase } from "./postgres";
import { startProxy, type Proxy } from "./proxy";

/** Whether there is what several nodes need; without it their tests are skipped. */
export const CAN_HAVE_NODES = Boolean(POSTGRES_URL && REDIS_URL);

/** Several nodes of one instance behind a proxy. */
export type Nodes = {
  /** The proxy's address: where people reach the instance. */
  url: string;
  apps: App[];
  proxy: Proxy;
  databaseUrl: string;
  /** Starts one more node, with settings of its own. */
  add(env?: Record<string, string>): Promise<App>;
  stop(): Promise<void>;
};

/** Starts so many nodes on a database of their own, each through its own way to PostgreSQL and Redis if need be. */
export async function startNodes(
  count: number,
  env: Record<string, string> | ((node: number, databaseUrl: string) => Record<string, string>) = {},
): Promise<Nodes> {
  const database = await temporaryDatabase();
  const dataDir = temporaryFolder();
  const proxy = await startProxy();
  const apps: App[] = [];
  const add = async (more: Record<string, string> = {}) => {
    const own = typeof env === "function" ? env(apps.length, database.url) : env;
    const app = await startApp({
      ...{ dataDir, alone: true },
      env: {
        DATABASE_URL: database.url,
        ...(REDIS_URL ? { REDIS_URL } : {}),
        ...{ PUBLIC_URL: proxy.url, LIMIT_SIGNUP: "1000000/60", ...own, ...more },
      },
    });
    apps.push(app);
    proxy.use(apps.map(({ url }) => url));
    return app;
  };
  for (let n = 0; n < count; n += 1) await add();
  return {
    ...{ url: proxy.url, apps, proxy, databaseUrl: database.url, add },
    async stop() {
      await Promise.all(apps.map((app) => app.stop()));
      await proxy.stop();
      rmSync(dataDir, { recursive: true, force: true });
      await database.drop();
    },
  };
}

/** Several nodes where a test asks for one application: to it they are one. */
export async function startNodesAsOne(count: number, env: Record<string, string>): Promise<App> {
  const nodes = await startNodes(count, env);
  const [first] = nodes.apps;
  const end = async () => {
    await nodes.stop();
    return 0;
  };
  return {
    ...{ url: nodes.url, pid: first!.pid, dataDir: first!.dataDir },
    logs: () => nodes.apps.flatMap((app) => app.logs()),
    stop: end,
    kill: async () => void (await end()),
  };
}
