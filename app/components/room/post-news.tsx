import { useEffect, useRef, useState } from "react";
import type { MessageDto } from "~/domain/messages/schema";

/** What comes within this time is told at once. */
const GATHER = 3000;

type PostNewsProps = {
  /** In any order. */
  posts: MessageDto[];
  viewerId: string | null;
  /** What one of them is called. */
  what: "post" | "reply";
};

/** Tells those who hear the page what others have written since: one post by its words, a flood by its number. */
export function PostNews({ posts, viewerId, what }: PostNewsProps) {
  const [told, setTold] = useState("");
  const seen = useRef<number | null>(null);
  const waiting = useRef<MessageDto[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    const newest = Math.max(0, ...posts.map(({ seq }) => seq));
    const since = seen.current ?? newest;
    seen.current = Math.max(since, newest);
    const fresh = posts
      .filter((post) => post.seq > since && post.userId !== viewerId && post.type !== "SYSTEM")
      .sort((one, other) => one.seq - other.seq);
    if (fresh.length === 0) return;
    waiting.current.push(...fresh);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const posts = waiting.current;
      waiting.current = [];
      // Fetched with the first of them; where that fails, the next is told.
      import("./news-words").then(({ newsWords }) => setTold(newsWords(posts, what))).catch(() => undefined);
    }, GATHER);
  }, [posts, viewerId, what]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <p role="status" className="sr-only">
      {told}
    </p>
  );
}
