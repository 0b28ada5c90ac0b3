import { Link } from "@remix-run/react";
import { useRef, useState } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import { Icon } from "../ui/icon";
import { LazyMenu } from "../ui/lazy-menu";
import { lazyPart } from "../ui/lazy-part";
import { choicesFor } from "./post-choices";
import { useRoomContext } from "./room-context";
import { actionsPath, postPath } from "./room-paths";

const ReactionPicker = lazyPart(() => import("./reaction-picker"));
const loadMenus = () => import("./post-menu");

type PostActionsProps = {
  message: MessageDto;
  reply: boolean;
  onEdit: () => void;
  onDelete: () => void;
  onRepost: () => void;
};

/** What the viewer may do with a post. Every one of them is a link or a form first. */
export function PostActions({ message, reply, ...on }: PostActionsProps) {
  const { slug, canPost } = useRoomContext();
  const [picking, setPicking] = useState(false);
  const react = useRef<HTMLSpanElement>(null);
  return (
    <>
      {canPost ? (
        <span ref={react}>
          <LazyMenu
            label="React"
            trigger={<Icon name="smile-plus" size={18} />}
            to={actionsPath(slug, message.id)}
            load={loadMenus}
          >
            {({ ReactMenu }) => (
              <ReactMenu message={message} onMore={() => ReactionPicker.fetch(() => setPicking(true))} />
            )}
          </LazyMenu>
        </span>
      ) : null}
      {picking ? (
        <ReactionPicker
          slug={slug}
          postId={message.id}
          // What opened it lies in the menu, which has closed since.
          onClosed={() => react.current?.querySelector("summary")?.focus()}
          onDone={() => setPicking(false)}
        />
      ) : null}
      {canPost && !reply ? (
        <Link
          to={postPath(slug, message.id)}
          preventScrollReset
          className="icon-button"
          aria-label={`Reply to ${message.user.displayName}`}
          title="Reply"
        >
          <Icon name="message-circle" size={18} />
        </Link>
      ) : null}
      <More message={message} reply={reply} {...on} />
    </>
  );
}

function More({ message, reply, ...on }: PostActionsProps) {
  const { slug, actor, place, now, live } = useRoomContext();
  const can = choicesFor(message, { actor, place, now, reply, live: live !== null });
  if (!Object.values(can).includes(true)) return null;
  const label = `More about the post by ${message.user.displayName}`;
  return (
    <LazyMenu
      label={label}
      trigger={<Icon name="ellipsis" size={18} />}
      to={actionsPath(slug, message.id)}
      load={loadMenus}
    >
      {({ MoreMenu }) => <MoreMenu message={message} can={can} {...on} />}
    </LazyMenu>
  );
}
