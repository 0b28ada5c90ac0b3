import { expect, it } from "vitest";
import { MENTIONS_MAX, namesIn } from "~/domain/messages/mentions";
import { isQuiet } from "~/domain/notifications/quiet-hours";

it.each([
  ["@ann", ["ann"]],
  ["hi @Ann, @bob_2! (@cid)", ["ann", "bob_2", "cid"]],
  ["mail ann@example.org or https://x.org/@ann", []],
  ["@an @this_name_is_longer_than_any_name_may_be", []],
  ["@ann@bob", []],
  ["@ann @ann", ["ann"]],
  ["**@ann** _@bob_2 and so on_ [@cid](https://a.example)", ["ann", "bob_2"]],
  ["`@ann` in code\n```\n@bob\n```", []],
  ["no names", []],
])("in “%s” the names are %j", (text, names) => expect(namesIn(text)).toEqual(names));

it("no text names more people than anybody means", () => {
  const text = Array.from({ length: 50 }, (_, at) => `@name${at}`).join(" ");
  expect(namesIn(text)).toHaveLength(MENTIONS_MAX);
});

it("quiet hours go over midnight, in the person's own time", () => {
  const night = { from: "22:00", to: "07:00", timeZone: "America/New_York" };
  expect(isQuiet(night, Date.parse("2026-07-01T02:00:00Z"))).toBe(true);
  expect(isQuiet(night, Date.parse("2026-07-01T12:00:00Z"))).toBe(false);
  const noon = { from: "12:00", to: "13:00", timeZone: "UTC" };
  expect(isQuiet(noon, Date.parse("2026-07-01T12:59:59Z"))).toBe(true);
  expect(isQuiet(noon, Date.parse("2026-07-01T13:00:00Z"))).toBe(false);
  expect(isQuiet({ ...noon, to: "12:00" }, Date.parse("2026-07-01T12:00:00Z"))).toBe(false);
  expect(isQuiet(null, 0)).toBe(false);
});
