import { afterAll, beforeAll, expect, it } from "vitest";
import type { OpenApiDocument } from "~/http/api/openapi.server";
import { startApp, type App } from "../support/app";

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

it("shows every call of the document as a page that needs no script", async () => {
  const document = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as OpenApiDocument;
  const response = await fetch(`${app.url}/api/docs`);
  expect(response.status).toBe(200);
  const html = (await response.text()).replace(/<script[^]*?<\/script>/g, "");
  for (const [path, operations] of Object.entries(document.paths))
    for (const { operationId, summary } of Object.values(operations)) {
      expect(html).toContain(`id="${operationId}"`);
      expect(html).toContain(path);
      expect(html).toContain(summary.replace("'", "&#x27;"));
    }
});
