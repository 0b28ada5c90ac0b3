import { expect, it } from "vitest";
import { cleanText, lines } from "~/domain/text";

it.each(["\u200b", "\u2800\u2800", "\u3164", " \u2060\n", "\u00ad\ufe0f", "\u115f\u1160"])(
  "is nothing where nothing would be seen (%j)",
  (text) => expect(cleanText(text)).toBe(""),
);

it.each(["a\u200bb", "👩\u200d🚀", "❤\ufe0f", "क्‍ष", "\u2801", "…", "\u0301"])(
  "stays what is seen (%j)",
  (text) => expect(cleanText(text)).toBe(text),
);

it("is as long as it has characters, emoji among them", () => {
  const text = lines("Text", 1, 5);
  expect(text.safeParse("🔥".repeat(5)).success).toBe(true);
  expect(text.safeParse("🔥".repeat(6)).error?.issues[0]?.message).toBe(
    "Text may have at most 5 characters; this has 6.",
  );
});
