import { Fragment, type ReactNode } from "react";
import { parseMarkup } from "~/domain/messages/markup/parse";
import type { Block, Inline } from "~/domain/messages/markup/tree";
import type { Mention } from "~/domain/messages/mentions";
import { MentionName } from "./mention-name";

type Names = { users: Mention[]; everyone: boolean };

type RichTextProps = {
  text: string;
  /** Who is meant by names in it. */
  users?: Mention[] | undefined;
  everyone?: boolean | undefined;
};

/** What somebody wrote, with its marks, line breaks, names and addresses. Built of elements, never of HTML. */
export function RichText({ text, users = [], everyone = false }: RichTextProps) {
  const names = { users, everyone };
  const blocks = parseMarkup(text);
  const [first] = blocks;
  if (blocks.length === 1 && first!.kind === "paragraph")
    return <p className="whitespace-pre-wrap wrap-anywhere">{inlines(first!.children, names)}</p>;
  return <div className="markup">{blocks.map((block, at) => blockOf(block, at, names))}</div>;
}

function blockOf(block: Block, key: number, names: Names): ReactNode {
  if (block.kind === "paragraph") return <p key={key}>{inlines(block.children, names)}</p>;
  if (block.kind === "quote")
    return <blockquote key={key}>{block.children.map((child, at) => blockOf(child, at, names))}</blockquote>;
  if (block.kind === "pre")
    return (
      <pre key={key}>
        {block.info ? <span>{block.info}</span> : null}
        <code>{block.text}</code>
      </pre>
    );
  const items = block.items.map((item, at) => <li key={at}>{itemOf(item, names)}</li>);
  if (block.start === null) return <ul key={key}>{items}</ul>;
  return (
    <ol key={key} start={block.start}>
      {items}
    </ol>
  );
}

/** An item of one line is no paragraph. */
function itemOf(item: Block[], names: Names): ReactNode {
  return item.map((block, at) =>
    at === 0 && block.kind === "paragraph" ? (
      <Fragment key={at}>{inlines(block.children, names)}</Fragment>
    ) : (
      blockOf(block, at, names)
    ),
  );
}

function inlines(nodes: Inline[], names: Names): ReactNode {
  return nodes.map((node, key) => {
    switch (node.kind) {
      case "text":
        return node.text;
      case "name":
        return <MentionName key={key} text={node.text} {...names} />;
      case "code":
        return <code key={key}>{node.text}</code>;
      case "link":
        return (
          <a
            key={key}
            href={node.href}
            target="_blank"
            rel="nofollow noopener ugc"
            className="text-address"
            title={node.bare ? undefined : node.href}
          >
            {node.bare ? node.href.replace(/^https?:\/\/(www\.)?/i, "") : inlines(node.children, names)}
          </a>
        );
      default: {
        const Mark = node.kind === "strike" ? "s" : node.kind;
        return <Mark key={key}>{inlines(node.children, names)}</Mark>;
      }
    }
  });
}
