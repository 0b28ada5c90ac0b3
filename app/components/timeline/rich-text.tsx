import { Fragment, type ReactNode } from "react";
import type { Mention } from "~/domain/messages/mentions";
import { Mentions } from "./mentions";

/** A piece of a message: words, or an address in it. */
export type TextPart = { kind: "text"; text: string } | { kind: "link"; text: string; href: string };

const ADDRESS = /https?:\/\/[^\s<>"'`]+/gi;

/** Closes a sentence or a bracket far more often than an address. */
const TRAILING = /[.,;:!?…*_~]+$/;

function withoutTrailing(address: string): string {
  let kept = address.replace(TRAILING, "");
  for (const [open, close] of ["()", "[]"].map((pair) => [...pair] as [string, string])) {
    while (kept.endsWith(close) && kept.split(close).length > kept.split(open).length) {
      kept = kept.slice(0, -1).replace(TRAILING, "");
    }
  }
  return kept;
}

/** Splits what somebody wrote at its web addresses. Only http and https; anything else stays text. */
export function parseText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "link", text: address, href: address });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

type RichTextProps = {
  text: string;
  /** Who is meant by names in it. */
  users?: Mention[] | undefined;
  everyone?: boolean | undefined;
};

/** What somebody wrote, with line breaks kept and addresses to follow. Built of nodes, never of HTML. */
export function RichText({ text, users = [], everyone = false }: RichTextProps) {
  const words = (piece: string) => <Mentions text={piece} users={users} everyone={everyone} />;
  const named = users.length > 0 || everyone;
  // Most messages hold no address; they need no parsing and no array.
  const content: ReactNode = text.includes("://")
    ? parseText(text).map((part, i) =>
        part.kind === "text" ? (
          <Fragment key={i}>{named ? words(part.text) : part.text}</Fragment>
        ) : (
          <a
            key={i}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow ugc"
            className="text-mint-text underline decoration-mint-text/40 underline-offset-2 hover:decoration-current"
          >
            {part.text.replace(/^https?:\/\/(www\.)?/, "")}
          </a>
        ),
      )
    : named
      ? words(text)
      : text;
  return <p className="whitespace-pre-wrap wrap-anywhere">{content}</p>;
}
