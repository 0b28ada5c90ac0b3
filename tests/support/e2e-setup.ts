import { startApp } from "./app";

/** Boots the one application that the browser tests share; E2E_URL tells the workers where it is. */
export default async function setUp(): Promise<() => Promise<void>> {
  const app = await startApp();
  process.env["E2E_URL"] = app.url;
  return async () => void (await app.stop());
}
