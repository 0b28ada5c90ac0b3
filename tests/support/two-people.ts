import { afterAll, beforeAll } from "vitest";
import { newcomer, type Client } from "./api";
import { startApp, type App } from "./app";
import { closeSockets } from "./clients";

/** An application for the tests of a file, and two people in it; their sockets are closed with it. Call it outside of tests. */
export function twoPeople(): { app: App; one: Client; other: Client } {
  const there = {} as { app: App; one: Client; other: Client };
  beforeAll(async () => {
    there.app = await startApp();
    there.one = await newcomer(there.app, "one");
    there.other = await newcomer(there.app, "other");
  });
  afterAll(async () => {
    closeSockets();
    await there.app.stop();
  });
  return there;
}
