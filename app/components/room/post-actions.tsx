import { Link } from "@remix-run/react";
import type { MouseEvent } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import { useSmallForm } from "~/hooks/use-small-form";
import { AddThisTrack } from "../sessions/add-this-track";
import { Icon } from "../ui/icon";
import { LazyMenu } from "../ui/lazy-menu";
import { MenuButton, MenuLink } from "../ui/menu";
import { choicesFor } from "./post-choices";
import { ReactionChoices } from "./reaction-choices";
import { useRoomContext } from "./room-context";
import {
  actionsPath,
  clearPath,
  deletePath,
  editPath,
  memberActPath,
  pinPath,
  postPath,
  reportPostPath,
  unreadPath,
} from "./room-paths";

type PostActionsProps = { message: MessageDto; reply: boolean; onEdit: () => void; onDelete: () => void };

/** What the viewer may do with a post. Every one of them is a link or a form first. */
export function PostActions({ message, reply, onEdit, onDelete }: PostActionsProps) {
  const { slug, canPost } = useRoomContext();
  return (
    <>
      {canPost ? (
        <LazyMenu
          label="React"
          trigger={<Icon name="smile-plus" size={18} />}
          to={actionsPath(slug, message.id)}
        >
          {() => (
            <li>
              <ReactionChoices slug={slug} postId={message.id} />
            </li>
          )}
        </LazyMenu>
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
      <MoreMenu message={message} reply={reply} onEdit={onEdit} onDelete={onDelete} />
    </>
  );
}

function MoreMenu({ message, reply, onEdit, onDelete }: PostActionsProps) {
  const { slug, actor, place, now, live } = useRoomContext();
  const can = choicesFor(message, { actor, place, now, reply, live: live !== null });
  if (!Object.values(can).includes(true)) return null;
  const label = `More about the post by ${message.user.displayName}`;
  return (
    <LazyMenu label={label} trigger={<Icon name="ellipsis" size={18} />} to={actionsPath(slug, message.id)}>
      {() => (
        <>
          {can.edit ? (
            <MenuLink to={editPath(slug, message.id)} onClick={insteadOf(onEdit)}>
              Edit
            </MenuLink>
          ) : null}
          {can.addToSession && live && message.trackRef ? (
            <AddThisTrack sessionId={live.id} url={message.trackRef.url}>
              <MenuButton>Add to session</MenuButton>
            </AddThisTrack>
          ) : null}
          {can.pin ? <PostForm action={pinPath(slug)} messageId={message.id} label="Pin this track" /> : null}
          {can.unread ? (
            <PostForm action={unreadPath(slug)} messageId={message.id} label="Mark unread from here" />
          ) : null}
          {can.report ? <MenuLink to={reportPostPath(slug, message.id)}>Report</MenuLink> : null}
          {can.clear ? <MenuLink to={clearPath(slug, message.id)}>Clear reactions</MenuLink> : null}
          {can.moderate ? (
            <>
              <MenuLink to={memberActPath(slug, "mute", [message.userId], message.id)}>
                Mute the author
              </MenuLink>
              <MenuLink to={memberActPath(slug, "ban", [message.userId], message.id)}>
                Ban the author
              </MenuLink>
            </>
          ) : null}
          {can.remove ? (
            <MenuLink to={deletePath(slug, message.id)} onClick={insteadOf(onDelete)}>
              <span className="text-danger-text">Delete</span>
            </MenuLink>
          ) : null}
        </>
      )}
    </LazyMenu>
  );
}

function PostForm({ action, messageId, label }: { action: string; messageId: string; label: string }) {
  const fetcher = useSmallForm();
  return (
    <fetcher.Form method="post" action={action} className="contents">
      <MenuButton name="messageId" value={messageId}>
        {label}
      </MenuButton>
    </fetcher.Form>
  );
}

/** Follows the link only where there is no script to do better. */
function insteadOf(act: () => void) {
  return (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };
}
