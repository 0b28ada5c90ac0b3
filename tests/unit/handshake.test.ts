import type { IncomingMessage } from "node:http";
import { afterEach, expect, it } from "vitest";
import { env } from "~/env.server";
import { allowRequest } from "~/live/handshake.server";

/** Whether a browser's connection from this page may begin. */
function isAllowed(headers: Record<string, string>): boolean {
  let allowed: boolean | undefined;
  allowRequest({ headers } as unknown as IncomingMessage, (_, decision) => (allowed = decision));
  return allowed!;
}

const host = "music.example.org";
afterEach(() => {
  env().TRUST_PROXY = false;
});

it("lets in this site's pages, and whatever is no browser", () => {
  expect(isAllowed({ host })).toBe(true);
  expect(isAllowed({ host, origin: `https://${host}` })).toBe(true);
});

it.each([
  ["not trusted", false],
  ["trusted", true],
])("refuses other sites, whatever they are called, when a proxy is %s", (_, trusted) => {
  env().TRUST_PROXY = trusted;
  for (const origin of ["https://evil.example", "http://undefined", "https://undefined", "null", ""])
    expect([origin, isAllowed({ host, origin })]).toEqual([origin, false]);
});

it("believes the host that a proxy names only when it is trusted", () => {
  const behind = { host: "127.0.0.1:3000", "x-forwarded-host": host, origin: `https://${host}` };
  expect(isAllowed(behind)).toBe(false);
  env().TRUST_PROXY = true;
  expect(isAllowed(behind)).toBe(true);
  expect(isAllowed({ ...behind, origin: "https://evil.example" })).toBe(false);
});
