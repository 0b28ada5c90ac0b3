const LENGTH = 120;

/** The first words of a message, on one line. */
export function excerptOf(message: { text: string | null; trackRef?: unknown }): string {
  const track = message.trackRef as { title?: string } | null | undefined;
  const line = (message.text ?? track?.title ?? "").replace(/\s+/g, " ");
  return line.length > LENGTH ? `${line.slice(0, LENGTH).trimEnd()}…` : line;
}
