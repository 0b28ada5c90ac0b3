import type { Page } from "@playwright/test";
import { signUp } from "../support/browser-people";
import {
  addTrack,
  expectInStep,
  listenTo,
  placeOf,
  type Place,
  startSession,
  uploadWav,
} from "../support/browser-listeners";
import { expect, test } from "../support/browser";

// What a page says of a line that was cut.
test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|WebSocket connection/] });

/** The sound has been going for so many seconds, or is past that place. */
const reached = (page: Page, seconds: number) =>
  expect.poll(async () => (await placeOf(page))?.position ?? 0, { timeout: 30_000 }).toBeGreaterThan(seconds);

test("two browsers hear the same at the same moment", async ({ page: host, newPerson }, { annotations }) => {
  const told = (what: string, ms: number) =>
    annotations.push({ type: what, description: `${Math.round(ms)} ms apart at most` });
  await signUp(host);
  const [first, second] = [await uploadWav(host, 300, "first"), await uploadWav(host, 200, "second")];
  const session = await startSession(host, first);
  await addTrack(host, session, second);
  await listenTo(host, session);
  await reached(host, 2);

  const guest = await newPerson();
  await listenTo(guest, session);
  await reached(guest, 3);
  const came = (await placeOf(guest))!.position;

  await test.step("five seconds after one has come", async () => {
    await reached(guest, came + 5);
    told("after 5 s", await expectInStep(host, guest));
  });

  await test.step("after one of them has gone elsewhere in the track", async () => {
    for (const seconds of [30, -1]) {
      await guest.evaluate((seconds) => {
        const element = [...document.querySelectorAll("audio")].find(({ paused }) => !paused)!;
        element.currentTime += seconds;
      }, seconds);
      told(`after a seek by ${seconds} s`, await expectInStep(host, guest));
    }
  });

  await test.step("after Resync", async () => {
    await guest.getByRole("button", { name: "Resync" }).click();
    told("after Resync", await expectInStep(host, guest));
  });

  await test.step("after ten seconds offline", async () => {
    await guest.context().setOffline(true);
    await reached(guest, (await placeOf(guest))!.position + 10);
    await guest.context().setOffline(false);
    told("after 10 s offline", await expectInStep(host, guest));
  });

  await test.step("after a pause", async () => {
    await host.getByRole("button", { name: "Pause all" }).click();
    await expect.poll(() => placeOf(host)).toBeNull();
    await expect.poll(() => placeOf(guest)).toBeNull();
    await host.getByRole("button", { name: "Resume", exact: true }).click();
    told("after pause and resume", await expectInStep(host, guest));
  });

  await test.step("after a skip", async () => {
    await host.getByRole("button", { name: "Skip", exact: true }).click();
    for (const page of [host, guest]) {
      await expect(page.getByRole("heading", { name: "second" })).toBeVisible();
      // The sound of the first may go on for a moment, and then there is none for another.
      await expect.poll(async () => isWithin(await placeOf(page), 0.5, 20)).toBe(true);
    }
    told("after a skip", await expectInStep(host, guest));
  });
});

const isWithin = (place: Place | null, from: number, to: number) =>
  place !== null && place.position > from && place.position < to;
