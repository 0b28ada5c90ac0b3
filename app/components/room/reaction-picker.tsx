import { useEffect, useState } from "react";
import { whenReachable } from "~/hooks/live/reach";
import { useSmallForm } from "~/hooks/use-small-form";
import EmojiPicker from "../emoji/emoji-picker";
import { reactionsPath } from "./room-paths";

type ReactionPickerProps = {
  slug: string;
  postId: string;
  onClosed: () => void;
  /** Called when nothing was picked, or what was picked has arrived or been refused. */
  onDone: () => void;
};

/** All emojis, to react with one of them. */
export default function ReactionPicker({ slug, postId, onClosed, onDone }: ReactionPickerProps) {
  const fetcher = useSmallForm();
  const action = reactionsPath(slug, postId);
  const [open, setOpen] = useState(true);
  const isDone = !open && fetcher.state === "idle";
  useEffect(() => {
    if (isDone) onDone();
  });
  if (!open) return null;
  return (
    <EmojiPicker
      onClosed={(emoji) => {
        if (emoji) whenReachable(() => fetcher.submit({ emoji }, { method: "post", action }));
        setOpen(false);
        onClosed();
      }}
    />
  );
}
