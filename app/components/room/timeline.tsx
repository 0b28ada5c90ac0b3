import { Fragment, type ReactNode } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import { DayDivider, NewLine } from "../timeline/dividers";
import { fullDay } from "../ui/relative-time";
import { MessageItem } from "./message-item";
import { useRoomContext } from "./room-context";

type TimelineProps = {
  /** Newest first. */
  posts: MessageDto[];
  /** What the viewer had read when they came; null when all is read, or nobody is signed in. */
  readUpTo: number | null;
  /** The message to which somebody was led. */
  found: string | null;
  /** Above everything: what is still on its way. */
  outgoing: ReactNode;
};

/** The posts of a room, newest first, by days, with the line up to which all is new. */
export function Timeline({ posts, readUpTo, found, outgoing }: TimelineProps) {
  const { now, timeZone } = useRoomContext();
  const lineAt = readUpTo === null ? -1 : posts.findIndex((post) => post.seq <= readUpTo);
  const days = posts.map((post) => fullDay(Date.parse(post.createdAt), timeZone));
  return (
    <ol className="timeline">
      {outgoing}
      {posts.map((post, index) => (
        <Fragment key={post.id}>
          {index === lineAt && index > 0 ? (
            <li>
              <NewLine />
            </li>
          ) : null}
          {days[index] !== days[index - 1] ? (
            <li>
              <DayDivider iso={post.createdAt} now={now} timeZone={timeZone} />
            </li>
          ) : null}
          <li className={post.id === found ? "post-found" : undefined}>
            <MessageItem message={post} />
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
