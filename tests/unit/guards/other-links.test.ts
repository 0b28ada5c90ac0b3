import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { otherLink } from "~/domain/messages/guards/other-links";

describe("a link that is no track", () => {
  it.each([
    ["https://example.com", "https://example.com"],
    ["look: http://evil.example/x?y=1.", "http://evil.example/x?y=1"],
    ["(https://example.com)", "https://example.com"],
    ["example.com", "example.com"],
    ["go to EXAMPLE.COM now", "EXAMPLE.COM"],
    ["evil.ru!", "evil.ru"],
    ["a.b.shop", "a.b.shop"],
    ["www.anything.whatever", "www.anything.whatever"],
    ["unknown.ending/path", "unknown.ending/path"],
    ["link:evil.com", "evil.com"],
    ["_evil.com_", "evil.com"],
    ["..evil.com", "evil.com"],
    ["http:evil.com", "evil.com"],
    ["//evil.com/x", "evil.com/x"],
    ["ｅｖｉｌ．ｃｏｍ", "evil.com"],
    ["evil。com", "evil.com"],
    ["evil\u200B.com", "evil.com"],
    ["пример.рф", "пример.рф"],
    ["xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"],
    ["93.184.216.34/x", "93.184.216.34/x"],
    ["93.184.216.34:8080", "93.184.216.34:8080"],
    ["ftp://files.example", "ftp://files.example"],
    ["me@evil.com/path", "evil.com/path"],
    ["https://youtu.be/dQw4w9WgXcQ and https://evil.com", "https://evil.com"],
    ["https://youtu.be/dQw4w9WgXcQ,https://evil.com", "https://youtu.be/dQw4w9WgXcQ,https://evil.com"],
    ["https://www.youtube.com/@somebody", "https://www.youtube.com/@somebody"],
    ["soundcloud.com/somebody", "soundcloud.com/somebody"],
  ])("%s", (text, link) => {
    expect(otherLink(text)).toBe(link);
  });

  it.each([
    "",
    "no links here. None at all.",
    "e.g. this, i.e. that, at 5 p.m.",
    "version 1.2.3 and 10.5/10",
    "ask me@example.com",
    "https://youtu.be/dQw4w9WgXcQ",
    "(https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC)",
    "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
    "soundcloud.com/artist/some-track",
    "listen: https://example.com/song.mp3 !",
    "Wait…what",
    "and/or",
    "a.k.a. The Name",
  ])("is not in: %s", (text) => {
    expect(otherLink(text)).toBeNull();
  });

  it("is looked for in any text, quickly", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void otherLink(text)));
    for (const hostile of [
      "a.".repeat(1000),
      "a".repeat(2000),
      "@".repeat(2000),
      "a@".repeat(1000),
      "-.".repeat(1000),
      "1.".repeat(1000),
    ]) {
      const started = performance.now();
      otherLink(hostile);
      expect(performance.now() - started, hostile.slice(0, 8)).toBeLessThan(200);
    }
  });
});
