import { afterAll, beforeAll, expect, it } from "vitest";
import { newcomer, type Client } from "../support/api";
import { startApp, type App } from "../support/app";

let app: App;
let owner: Client;
beforeAll(async () => {
  app = await startApp();
  owner = await newcomer(app, "owner");
});
afterAll(async () => void (await app.stop()));

const textOf = async (path: string) => (await fetch(app.url + path)).text();
const addresses = async () =>
  Array.from((await textOf("/sitemap.xml")).matchAll(/<loc>([^<]+)<\/loc>/g), ([, address]) => address);

it("tells search engines of the rooms that everybody may know of, and no longer than that", async () => {
  const open = await owner.room({ name: "Tiefer Süden & mehr" });
  const latin = await owner.room({ name: "東京ナイト" });
  const secret = await owner.room({ name: "Secret place", type: "PRIVATE" });
  const gone = await owner.room({ name: "Gone place" });
  await owner.delete(`/rooms/${gone.id}`);
  const address = ({ slug }: { slug: string }) => new URL(`/rooms/${slug}`, app.url).href;
  const first = await addresses();
  expect(first).toContain(`${app.url}/rooms`);
  expect(first).toContain(address(open));
  expect(first).toContain(address(latin));
  expect(first).not.toContain(address(secret));
  expect(first).not.toContain(address(gone));
  expect(await textOf("/robots.txt")).toContain(`\nSitemap: ${app.url}/sitemap.xml\n`);

  await owner.patch(`/rooms/${open.id}`, { type: "PRIVATE" });
  expect(await addresses()).not.toContain(address(open));
});
