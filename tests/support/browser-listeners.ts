import { expect, type Page } from "@playwright/test";
import type { SessionDto } from "~/domain/sessions/schema";
import type { TrackRef } from "~/domain/tracks/schema";
import { wav } from "./audio";

/** Asks the API as the page's person, from inside the page. */
async function api<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  return page.evaluate(
    async ([method, path, body]) => {
      const response = await fetch(`/api/v1${path}`, {
        method: method!,
        ...(body ? { body, headers: { "Content-Type": "application/json" } } : {}),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return ((await response.json()) as { data: unknown }).data;
    },
    [method, path, body ? JSON.stringify(body) : ""],
  ) as Promise<T>;
}

/** Uploads a WAV of so many seconds as the page's person. Each is another. */
export async function uploadWav(page: Page, seconds: number, title: string): Promise<TrackRef> {
  const bytes = wav(seconds, title.length * 7919 + title.charCodeAt(0)).toString("base64");
  return page.evaluate(
    async ([bytes, title]) => {
      const form = new FormData();
      const raw = Uint8Array.from(atob(bytes!), (letter) => letter.charCodeAt(0));
      form.append("file", new File([raw], `${title}.wav`, { type: "audio/wav" }));
      const response = await fetch("/api/v1/tracks", { method: "POST", body: form });
      if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
      return ((await response.json()) as { data: unknown }).data;
    },
    [bytes, title],
  ) as Promise<TrackRef>;
}

export const startSession = (page: Page, track: TrackRef, more: object = {}): Promise<SessionDto> =>
  api(page, "POST", "/sessions", { genre: "House", initialTrack: track, ...more });

export const addTrack = (page: Page, { id }: SessionDto, trackRef: TrackRef): Promise<unknown> =>
  api(page, "POST", `/sessions/${id}/queue`, { trackRef });

export const endSession = (page: Page, { id }: SessionDto): Promise<unknown> =>
  api(page, "PATCH", `/sessions/${id}/end`);

/** Opens a session's page and presses Listen. */
export async function listenTo(page: Page, { id }: SessionDto): Promise<void> {
  await page.goto(`/sessions/${id}`);
  await page.getByRole("button", { name: "Listen" }).click();
}

/** Where a page's sound is: seconds into the track, and when that was, by the clock that all pages here share. */
export type Place = { position: number; at: number };

/** What the page's own audio element says, asked directly; null while it is silent. */
export function placeOf(page: Page): Promise<Place | null> {
  return page.evaluate(() => {
    const element = [...document.querySelectorAll("audio")].find(({ paused, ended }) => !paused && !ended);
    return element ? { position: element.currentTime, at: Date.now() } : null;
  });
}

/** How far apart two pages hear the track, in milliseconds; NaN while one of them is silent. */
export async function apart(one: Page, other: Page): Promise<number> {
  const [a, b] = await Promise.all([placeOf(one), placeOf(other)]);
  return a && b ? Math.abs(a.position - b.position - (a.at - b.at) / 1000) * 1000 : NaN;
}

/** Both are in step for five looks in a row; on a busy machine a look alone may be wrong. Returns how far apart they were at most. */
export async function expectInStep(one: Page, other: Page, within = 20_000): Promise<number> {
  let looks: number[] = [];
  await expect
    .poll(
      async () => {
        const now = await apart(one, other);
        looks = now < 100 ? [...looks, now] : [];
        return looks.length;
      },
      { timeout: within, intervals: [200] },
    )
    .toBeGreaterThanOrEqual(5);
  return Math.max(...looks);
}
