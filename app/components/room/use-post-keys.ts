import { useEffect, useState } from "react";
import { lettersAreOn } from "~/hooks/letter-keys";
import { useSmallForm } from "~/hooks/use-small-form";
import { lazyPart } from "../ui/lazy-part";
import { focusedPost, followFocus, keepTabStop } from "./post-focus";
import type * as PostKeys from "./post-keys";
import { reactionsPath } from "./room-paths";

/** What the keys are, in a window of their own. */
export const KeyHelp = lazyPart(() => import("./key-help"));

/** Which keys there are, and what must have the focus: a post and nothing in it, a post or something in it, anything. */
const KEYS: Record<string, "post" | "within" | "any"> = {
  ...{ ArrowDown: "post", ArrowUp: "post", k: "within", r: "within", l: "within" },
  ...{ j: "any", e: "any", "?": "any" },
};

/** What they do, once it is here: whoever types fast finds each key done before the next. */
let loaded: typeof PostKeys | null = null;

/** Whether a key belongs to what has the focus: what is typed into, a menu or window that is open. */
function isTaken({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing || document.querySelector("dialog[open]")) return true;
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=slider], details[open]") !== null
  );
}

/**
 * The keys of a timeline. They come before those of the player, which has the rest. What they do is fetched with the
 * first of them.
 * @param canPost whether the viewer may react
 * @returns whether the help is wanted, and how it is closed
 */
export function usePostKeys(slug: string, canPost: boolean): { help: boolean; closeHelp: () => void } {
  const [help, setHelp] = useState(false);
  const { submit } = useSmallForm();
  useEffect(keepTabStop);
  useEffect(followFocus, []);
  useEffect(() => {
    const like = (id: string) =>
      canPost && submit({ emoji: "❤️" }, { method: "post", action: reactionsPath(slug, id) });
    const onKey = (event: KeyboardEvent) => {
      const { key, repeat } = event;
      const from = KEYS[key];
      if (!from || event.defaultPrevented || isTaken(event)) return;
      if (key.length === 1 && (repeat ? !"jk".includes(key) : !lettersAreOn())) return;
      const post = focusedPost();
      if (from !== "any" && (!post || (from === "post" && post !== document.activeElement))) return;
      event.preventDefault();
      event.stopPropagation();
      if (key === "?") return KeyHelp.fetch(() => setHelp(true));
      if (loaded) return loaded.actOn(key, post, like);
      // Without a connection, the first key finds nothing to do.
      import("./post-keys").then((keys) => (loaded = keys).actOn(key, post, like)).catch(() => undefined);
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [slug, canPost, submit]);
  return { help, closeHelp: () => setHelp(false) };
}
