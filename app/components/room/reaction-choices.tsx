import { Form } from "@remix-run/react";
import { useSmallForm } from "~/hooks/use-small-form";
import { reactionsPath } from "./room-paths";

const QUICK = ["❤️", "🔥", "👏", "😂", "😮", "🎶", "🙏", "👎"];

type ReactionChoicesProps = {
  slug: string;
  postId: string;
  /** On a page of its own: where to go afterwards. In the timeline, nowhere. */
  back?: string;
};

/** The emojis closest at hand, each a button that toggles one's own. */
export function ReactionChoices({ slug, postId, back }: ReactionChoicesProps) {
  const fetcher = useSmallForm();
  const Sender = back === undefined ? fetcher.Form : Form;
  return (
    <Sender method="post" action={reactionsPath(slug, postId)} className="grid w-fit grid-cols-4">
      {back === undefined ? null : <input type="hidden" name="back" value={back} />}
      {QUICK.map((emoji) => (
        <button
          key={emoji}
          name="emoji"
          value={emoji}
          className="icon-button text-xl"
          aria-label={`React with ${emoji}`}
        >
          {emoji}
        </button>
      ))}
    </Sender>
  );
}
