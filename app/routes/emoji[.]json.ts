import { emojiGroups } from "~/domain/emoji/list.server";

let body: string | null = null;

/** The emojis to choose from: fetched by a page when somebody first wants one. */
export function loader() {
  body ??= JSON.stringify(emojiGroups());
  return new Response(body, {
    headers: { "Content-Type": "application/json", "Cache-Control": "public, max-age=86400" },
  });
}
