import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeRedirect } from "~/auth/redirect-to";

describe("where one goes after signing in", () => {
  it.each([
    "//evil.org",
    "/\\evil.org",
    "/.//evil.org",
    "/rooms/../..//evil.org",
    "/%2e//evil.org",
    "https://evil.org",
    "javascript:alert(1)",
    "/a\nb",
    "",
    null,
    7,
    "rooms",
  ])("is never %j", (to) => expect(safeRedirect(to)).toBe("/rooms"));

  it.each(["/rooms/jazz?before=3#post-1", "/settings"])("may be %s", (to) =>
    expect(safeRedirect(to)).toBe(to),
  );

  it("stays on this site whatever is asked for", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
          fc
            .array(fc.constantFrom("/", ".", "..", "a", "%2e", "\\", "\t", "evil.org", "?", "#", "@", ":"))
            .map((parts) => `/${parts.join("")}`),
        ),
        (to) => {
          expect(new URL(safeRedirect(to), "https://site.example").origin).toBe("https://site.example");
        },
      ),
    );
  });
});
