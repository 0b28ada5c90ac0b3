import fc from "fast-check";
import { expect, it } from "vitest";
import { nameFromFile } from "~/domain/uploads/file-name";

it.each([
  ["03_Mira Falk - Late_Drive.mp3", "Late Drive", "Mira Falk"],
  ["03 - Mira Falk - Late Drive.mp3", "Late Drive", "Mira Falk"],
  ["Late Drive.final.wav", "Late Drive.final", ""],
  ["C:\\music\\evening.flac", "evening", ""],
  ["../../etc/passwd", "passwd", ""],
  ["1999.mp3", "1999", ""],
  ["99 red things.mp3", "99 red things", ""],
  ["...", "Untitled", ""],
  [" - .mp3", "Untitled", ""],
  ["", "Untitled", ""],
  ["夜.ogg", "夜", ""],
])("%s", (name, title, artist) => {
  expect(nameFromFile(name)).toEqual({ title, artist });
});

it("gives a title whatever a file is called", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
      const { title, artist } = nameFromFile(name);
      expect([...title].length).toBeGreaterThan(0);
      expect([...title].length).toBeLessThanOrEqual(200);
      expect([...artist].length).toBeLessThanOrEqual(200);
    }),
  );
});
