import type { MouseEvent } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import { useSmallForm } from "~/hooks/use-small-form";
import { BookmarkForm } from "../bookmarks/bookmark-form";
import { AddThisTrack } from "../sessions/add-this-track";
import { MenuButton, MenuLink } from "../ui/menu";
import type { choicesFor } from "./post-choices";
import { ReactionChoices } from "./reaction-choices";
import { useRoomContext } from "./room-context";
import {
  clearPath,
  deletePath,
  editPath,
  memberActPath,
  pinPath,
  placePath,
  reactionsPath,
  repostPath,
  reportPostPath,
  unreadPath,
} from "./room-paths";

/** What is in the menus of a post: most posts are read without them, so they are fetched when first wanted. */

type ReactMenuProps = { message: MessageDto; onMore: () => void };

export function ReactMenu({ message, onMore }: ReactMenuProps) {
  const { slug } = useRoomContext();
  return (
    <>
      <ReactionChoices slug={slug} postId={message.id} />
      <MenuButton type="button" onClick={onMore}>
        More emoji
      </MenuButton>
    </>
  );
}

type MoreMenuProps = {
  message: MessageDto;
  can: ReturnType<typeof choicesFor>;
  onEdit: () => void;
  onDelete: () => void;
  onRepost: () => void;
};

export function MoreMenu({ message, can, onEdit, onDelete, onRepost }: MoreMenuProps) {
  const { slug, live } = useRoomContext();
  return (
    <>
      {can.edit ? (
        <MenuLink to={editPath(slug, message.id)} onClick={insteadOf(onEdit)}>
          Edit
        </MenuLink>
      ) : null}
      {can.repost ? (
        <MenuLink to={repostPath(slug, message.id)} onClick={insteadOf(onRepost)}>
          Repost
        </MenuLink>
      ) : null}
      {can.share ? (
        <MenuButton type="button" onClick={() => void sharePost(placePath(slug, message), message)}>
          Share
        </MenuButton>
      ) : null}
      {can.bookmark ? <BookmarkForm message={message} /> : null}
      {can.addToSession && live && message.trackRef ? (
        <AddThisTrack sessionId={live.id} url={message.trackRef.url}>
          <MenuButton>Add to session</MenuButton>
        </AddThisTrack>
      ) : null}
      {can.pin ? <PostForm action={pinPath(slug)} messageId={message.id} label="Pin this track" /> : null}
      {can.unread ? (
        <PostForm action={unreadPath(slug, message)} messageId={message.id} label="Mark unread from here" />
      ) : null}
      {can.reacted ? <MenuLink to={reactionsPath(slug, message.id)}>Who reacted</MenuLink> : null}
      {can.report ? <MenuLink to={reportPostPath(slug, message.id)}>Report</MenuLink> : null}
      {can.clear ? <MenuLink to={clearPath(slug, message.id)}>Clear reactions</MenuLink> : null}
      {can.moderate ? (
        <>
          <MenuLink to={memberActPath(slug, "mute", [message.userId], message.id)}>Mute the author</MenuLink>
          <MenuLink to={memberActPath(slug, "ban", [message.userId], message.id)}>Ban the author</MenuLink>
        </>
      ) : null}
      {can.remove ? (
        <MenuLink to={deletePath(slug, message.id)} onClick={insteadOf(onDelete)}>
          <span className="text-danger-text">Delete</span>
        </MenuLink>
      ) : null}
    </>
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

/** Its code is fetched when first wanted: most visits are for reading. */
async function sharePost(path: string, { user }: MessageDto): Promise<void> {
  const { share } = await import("../share/share-post");
  await share(path, `A post by ${user.displayName}`);
}

/** Follows the link only where there is no script to do better. */
function insteadOf(act: () => void) {
  return (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };
}
