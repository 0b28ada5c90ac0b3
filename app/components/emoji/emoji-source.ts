import { OPTIONS_MAX, type Source } from "../room/use-completion";

const BEGUN = /(?:^|[\s([{"'*_~])(:[a-z0-9_+-]{2,30})$/i;
const WHOLE = /(?:^|[\s([{"'*_~]):([a-z0-9_+-]{1,40}):$/i;

// Fetched with the first colon that may begin a code.
const codes = () => import("./emoji-codes");

/** Completes the codes of emojis behind a colon. */
export const EMOJI_SOURCE: Source = {
  label: "Emoji",
  begun: (before) => BEGUN.exec(before)?.[1] ?? null,
  find: async (begun) => (await codes()).optionsFor(begun.slice(1), OPTIONS_MAX),
};

/** Makes the emoji of a code that has just been typed to its end. */
export function finishCode(area: HTMLTextAreaElement, keep: (text: string) => void): void {
  const end = area.selectionStart;
  const code = WHOLE.exec(area.value.slice(Math.max(0, end - 50), end))?.[1];
  // Without the list it stays a code.
  if (code)
    codes()
      .then(({ writeEmoji }) => writeEmoji(area, code, end, keep))
      .catch(() => undefined);
}
