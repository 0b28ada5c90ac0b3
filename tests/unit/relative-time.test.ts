import { expect, test } from "vitest";
import { dayName } from "~/components/timeline/dividers";
import { relativeTime } from "~/components/ui/relative-time";

const now = Date.parse("2026-03-05T22:30:00Z");

function ago(minutes: number): string {
  return relativeTime(new Date(now - minutes * 60_000).toISOString(), now);
}

test("tells the distance in the largest unit that fits", () => {
  expect([0, 1, 59, 60, 60 * 23, 60 * 24, 60 * 24 * 6].map(ago)).toEqual([
    "now",
    "1m",
    "59m",
    "1h",
    "23h",
    "1d",
    "6d",
  ]);
});

test("tells the day when it is further back, and the year when that is needed", () => {
  expect(ago(60 * 24 * 20)).toBe("13 Feb");
  expect(ago(60 * 24 * 400)).toBe("29 Jan 2025");
});

test("a clock that runs ahead is now, not minus a minute", () => {
  expect(ago(-3)).toBe("now");
});

test("a day begins where the reader is", () => {
  expect(dayName(now, now, "UTC")).toBe("Today");
  expect(dayName(Date.parse("2026-03-04T23:30:00Z"), now, "UTC")).toBe("Yesterday");
  expect(dayName(Date.parse("2026-03-04T23:30:00Z"), now, "Europe/Riga")).toBe("Yesterday");
  expect(dayName(Date.parse("2026-03-03T12:00:00Z"), now, "UTC")).toBe("Tuesday 3 March 2026");
});
