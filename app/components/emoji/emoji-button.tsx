import { useState, type RefObject } from "react";
import { writeOver } from "../room/paste-link";
import { Icon } from "../ui/icon";
import { lazyPart } from "../ui/lazy-part";

const EmojiPicker = lazyPart(() => import("./emoji-picker"));

/** Opens the emojis from where one writes. Without a script it is not there: phones have a keyboard for them. */
export function EmojiButton({ field }: { field: RefObject<HTMLTextAreaElement> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label="Emoji"
        title="Emoji"
        className="icon-button needs-script"
        onClick={() => EmojiPicker.fetch(() => setOpen(true))}
      >
        <Icon name="smile-plus" size={20} />
      </button>
      {open ? (
        <EmojiPicker
          onClosed={(picked) => {
            setOpen(false);
            if (picked && field.current) writeOver(field.current, picked);
          }}
        />
      ) : null}
    </>
  );
}
