import type { Page } from "@playwright/test";
import { signUp } from "../support/browser-people";
import {
  addTrack,
  endSession,
  listenTo,
  placeOf,
  startSession,
  uploadWav,
} from "../support/browser-listeners";
import { expect, test } from "../support/browser";

const sounds = (page: Page) => expect.poll(() => placeOf(page), { timeout: 20_000 }).not.toBeNull();
const isSilent = (page: Page) => expect.poll(() => placeOf(page), { timeout: 20_000 }).toBeNull();

async function party(host: Page, seconds = 200) {
  await signUp(host);
  const session = await startSession(host, await uploadWav(host, seconds, "Night Bus"));
  await listenTo(host, session);
  await sounds(host);
  return session;
}

test("the sound goes on from page to page, with a bar to stop it and the way back @phone", async ({
  page,
  axe,
}) => {
  const session = await party(page);
  const bar = page.getByRole("complementary", { name: "Player" });
  await expect(bar).toBeHidden();
  const before = (await placeOf(page))!;
  await page.getByRole("link", { name: "Discover" }).filter({ visible: true }).click();
  await expect(page).toHaveURL("/rooms");
  await expect(bar).toContainText("Night Bus");
  await expect(bar).toContainText("1 listening");
  const after = (await placeOf(page))!;
  // The same sound, that never stopped: what has passed in it has passed by the clock.
  expect(Math.abs(after.position - before.position - (after.at - before.at) / 1000)).toBeLessThan(0.3);
  await axe(page, "aside[aria-label=Player]");

  await bar.getByRole("button", { name: "Pause for me" }).click();
  await isSilent(page);
  await expect(bar).toContainText("Nobody listening yet");
  await bar.getByRole("button", { name: "Play" }).click();
  await sounds(page);

  await bar.getByRole("link").click();
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await expect(bar).toBeHidden();
  await sounds(page);
  await page.goBack();
  await bar.getByRole("button", { name: "Stop listening" }).click();
  await expect(bar).toBeHidden();
  await isSilent(page);
});

test("the lock screen knows the track, and whoever is elsewhere hears why the sound stops", async ({
  page,
}) => {
  const session = await party(page);
  const shown = () =>
    page.evaluate(() => {
      const { metadata, playbackState } = navigator.mediaSession;
      return [metadata?.title, metadata?.artwork.length, playbackState];
    });
  await expect.poll(shown).toEqual(["Night Bus", 1, "playing"]);
  await page.getByRole("link", { name: "Discover" }).filter({ visible: true }).click();
  await expect(page.getByRole("complementary", { name: "Player" })).toBeVisible();
  await endSession(page, session);
  const told = page.getByRole("link", { name: /has ended/ });
  await expect(told).toBeVisible();
  await expect.poll(shown).toEqual([undefined, undefined, "none"]);
  await told.click();
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await expect(page.getByRole("heading", { name: "Tracklist" })).toBeVisible();
});

test("of two tabs only the one sounds where somebody pressed play last", async ({ page, context }) => {
  const session = await party(page);
  const other = await context.newPage();
  await listenTo(other, session);
  await sounds(other);
  await isSilent(page);
  await expect(page.getByText("Another tab of yours plays now.")).toBeVisible();
  await page.getByRole("button", { name: "Play here" }).click();
  await sounds(page);
  await isSilent(other);
});

test("keys mute and resync while nobody types", async ({ page }) => {
  await party(page);
  const mute = page.getByRole("button", { name: /^(Mute|Unmute)$/ });
  await page.locator("main").focus();
  await page.keyboard.press("k");
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press(" ");
  await expect(mute).toHaveAttribute("aria-pressed", "false");
  await page.getByLabel("Say something").fill("");
  await page.getByLabel("Say something").pressSequentially("mk");
  await expect(mute).toHaveAttribute("aria-pressed", "false");
});

test("what plays and why something was skipped is said aloud", async ({ page }) => {
  const session = await party(page);
  await addTrack(page, session, await uploadWav(page, 100, "Second Wind"));
  await page.getByRole("button", { name: "Skip", exact: true }).click();
  await expect(page.locator("p[aria-live=polite].sr-only")).toHaveText(
    /Night Bus\. Skipped.*Now playing: Second Wind/,
  );
  await expect(page.getByText("Your track is playing.")).toBeVisible();
});

test("where the browser wants a press first, it is asked for, and there is sound after it", async ({
  page,
}) => {
  // Chromium lets a press count for the next page of a site too; other browsers, as here, for the page alone.
  await page.addInitScript(() => {
    let pressed = false;
    addEventListener("click", () => (pressed = true), { capture: true });
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      return pressed ? play.call(this) : Promise.reject(new DOMException("Press first.", "NotAllowedError"));
    };
  });
  await party(page);
  await page.reload();
  await page.getByRole("button", { name: "Press play" }).click();
  await sounds(page);
});

test.describe("another company's player", () => {
  /** Says that it is YouTube's: enough of its interface to be told to play. */
  const FAKE = `window.YT = {
    ready: (then) => then(),
    Player: class {
      constructor(frame, { events }) { this.events = events; this.at = 0; setTimeout(() => events.onReady()); }
      cueVideoById() { this.events.onStateChange({ data: 5 }); }
      seekTo(seconds) { this.from = seconds - performance.now() / 1000; }
      playVideo() { setTimeout(() => this.events.onStateChange({ data: 1 })); }
      pauseVideo() { this.events.onStateChange({ data: 2 }); }
      setVolume() {} mute() {} unMute() {} destroy() {}
      getCurrentTime() { return this.from + performance.now() / 1000; }
      getDuration() { return 180; }
    },
  };`;

  test("is asked for only after a yes, which can be taken back", async ({ page, context }) => {
    const asked: string[] = [];
    await context.route(/^https:\/\/www\.youtube(-nocookie)?\.com\//, (route) => {
      asked.push(route.request().url());
      const isScript = route.request().url().endsWith("/iframe_api");
      return route.fulfill(
        isScript
          ? { contentType: "text/javascript", body: FAKE }
          : { contentType: "text/html", body: "<!doctype html><title>Player</title>" },
      );
    });
    await signUp(page);
    const url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
    const track = { provider: "youtube", providerId: "dQw4w9WgXcQ", url, title: "A video" } as const;
    const session = await startSession(page, { ...track, artist: "Somebody", duration: 180 });
    await listenTo(page, session);
    await expect(page.getByText("This track plays from YouTube.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Open in YouTube" }).first()).toHaveAttribute("href", url);
    expect(asked).toEqual([]);

    await page.getByRole("button", { name: "Play from YouTube" }).click();
    const frame = page.locator('iframe[title="YouTube\'s player"]');
    await expect(frame).toBeVisible();
    await expect(frame).toHaveAttribute("src", /^https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ\?/);
    await expect(page.getByTestId("player-debug")).toContainText(/in sync/i, { timeout: 20_000 });
    expect(asked).toContain("https://www.youtube.com/iframe_api");

    // The frame stays the same one while one looks around.
    await page.getByRole("link", { name: "Discover" }).filter({ visible: true }).click();
    await expect(page).toHaveURL("/rooms");
    await expect(frame).toBeVisible();
    expect(asked.filter((address) => address.includes("/embed/"))).toHaveLength(1);

    await page.getByRole("complementary", { name: "Player" }).getByRole("link").click();
    await page.getByRole("button", { name: "Stop loading YouTube" }).click();
    await expect(page.getByText("This track plays from YouTube.")).toBeVisible();
    await expect(frame).toBeHidden();
  });
});
