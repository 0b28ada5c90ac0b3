import { plainTextOf } from "../messages/markup/plain-text";

const LENGTH = 120;

/** The first words of a message as they are read, on one line; of one without, what it brings. */
export function excerptOf(message: { text: string | null; trackRef?: unknown; images?: unknown }): string {
  const track = message.trackRef as { title?: string } | null | undefined;
  const said = message.text ? plainTextOf(message.text) : track?.title;
  const words = said || pictures((message.images ?? []) as { alt: string }[]);
  const line = words.replace(/\s+/g, " ");
  return line.length > LENGTH ? `${line.slice(0, LENGTH).trimEnd()}…` : line;
}

function pictures(images: { alt: string }[]): string {
  if (images.length === 0) return "";
  const shown = images.find(({ alt }) => alt)?.alt;
  const what = images.length === 1 ? "A picture" : `${images.length} pictures`;
  return shown ? `${what}: ${shown}` : what;
}
