import { afterEach, expect, it, vi } from "vitest";
import { newsWords } from "~/components/room/news-words";
import { editFirst, offerEdit } from "~/components/room/own-edits";
import { lettersAreOn } from "~/hooks/letter-keys";
import { KEYS_COOKIE, looksOf, lookCookie } from "~/http/looks";

afterEach(() => vi.unstubAllGlobals());

it("opens the newest of one's own posts that can still be edited", () => {
  const opened: string[] = [];
  const open = (id: string, can: boolean) => () => {
    if (can) opened.push(id);
    return can;
  };
  const takenBack = [offerEdit("late", open("late", false)), offerEdit("early", open("early", true))];
  expect(editFirst(["somebody's", "late", "early"])).toBe(true);
  expect(opened).toEqual(["early"]);
  // A post drawn anew offers itself before its former self takes its offer back.
  const again = offerEdit("early", open("early, again", true));
  takenBack[1]!();
  expect(editFirst(["early"])).toBe(true);
  expect(opened).toEqual(["early", "early, again"]);
  again();
  takenBack[0]!();
  expect(editFirst(["late", "early"])).toBe(false);
});

it("knows in the browser what the page says about letters", () => {
  const off = lookCookie(KEYS_COOKIE, "off").split(";")[0]!;
  for (const [cookie, letters] of [
    ["", true],
    [`a=b; ${KEYS_COOKIE}=on`, true],
    [`a=b; ${off}`, false],
    [`${off};c=d`, false],
    [`not_${off}`, true],
  ] as const) {
    vi.stubGlobal("document", { cookie });
    expect(lettersAreOn(), cookie).toBe(letters);
    expect(looksOf(cookie).letterKeys, cookie).toBe(letters);
  }
});

it("tells one post by its words, and many by their number", () => {
  const user = { displayName: "Ada" };
  const said = { user, text: "A **loud** word", trackRef: null, images: [] };
  const image = { id: "i", url: "/i", width: 1, height: 1, alt: "" };
  expect(newsWords([said], "post")).toBe("Ada: A loud word");
  expect(newsWords([{ ...said, text: "x".repeat(500) }], "post")).toHaveLength("Ada: …".length + 120);
  expect(newsWords([{ ...said, text: null, images: [image] }], "post")).toBe("Ada: A picture");
  expect(newsWords([{ ...said, text: "", images: [image, image] }], "reply")).toBe("Ada: 2 pictures");
  expect(newsWords([{ ...said, text: null }], "post")).toBe("Ada: a post");
  expect(newsWords([said, { ...said, user: { displayName: "Bo" } }], "post")).toBe(
    "2 new posts, the last by Bo.",
  );
  expect(newsWords([said, said, said], "reply")).toBe("3 new replies, the last by Ada.");
});
