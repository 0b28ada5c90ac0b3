import { expect, type Page } from "@playwright/test";
import { wav } from "./audio";

let made = 0;

/** Uploads a silent track under the person's own name. Its title is the file's. */
export async function uploadTrack(page: Page, title: string, seconds = 600): Promise<{ url: string }> {
  made += 1;
  const answer = await page.request.post("/api/v1/tracks", {
    multipart: {
      file: { name: `${title}.wav`, mimeType: "audio/wav", buffer: wav(seconds, process.pid * 1000 + made) },
    },
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { data: { url: string } }).data;
}

type Start = { name: string; mode?: "Vote" | "Rotation" | "Host"; room?: string; private?: boolean };

/** Starts a session by the page's form, and returns its path. */
export async function startSession(page: Page, start: Start): Promise<string> {
  await page.goto(`/sessions/new${start.room ? `?room=${start.room.split("/").at(-1)!}` : ""}`);
  await page.getByLabel("Name", { exact: false }).first().fill(start.name);
  await page.getByLabel("Genre").selectOption("house");
  if (start.mode) await page.getByText(start.mode, { exact: true }).click();
  if (start.private) await page.getByRole("switch", { name: /^Private/ }).check();
  await page.getByRole("button", { name: "Start the session" }).click();
  await expect(page.getByRole("heading", { level: 1, name: start.name })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Adds one of the person's uploads by the page that lists them, and returns to the session. */
export async function addUpload(page: Page, session: string, title: string): Promise<void> {
  await page.goto(`${session}/add`);
  await page.getByRole("button", { name: `Add ${title}`, exact: true }).click();
  await expect(page.getByText(/^(It is in the queue|Suggested to the host)\.$/).first()).toBeVisible();
  await page.goto(session);
}

/** The titles of what waits, in their order. */
export const upNext = (page: Page) => page.getByRole("list", { name: "Up next" }).getByRole("listitem");
