/** Words that stand in addresses beside a room's slug, or would mislead there. */
const RESERVED = new Set(
  "about account admin all api archive audit avatars banned bookmarks build chat create demo discover docs edit ended explore feed files genre genres healthz help home host inbox invite invites join latest leave live login logout me members messages metrics mine moderation new newest notifications null open posts private profile public readyz recent report reports requests room rooms search security session sessions settings signin signout signup sitemap socket static stats status support system tags terms track tracks trending undefined upload uploads user users verified your".split(
    " ",
  ),
);

/**
 * The slug a name asks for: its letters and digits of any script, in lower case, joined by hyphens, at most 60
 * characters. Never empty, never a reserved word, never what could be taken for an id.
 */
export function slugify(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const short = [...slug].slice(0, 60).join("").replace(/-+$/, "");
  if (short === "") return "room-1";
  return RESERVED.has(short) || /^[0-9a-f]{8}-/.test(short) ? `${short}-room` : short;
}

/** The same slug for the nth room of that name: `jazz`, `jazz-2`, `jazz-3`. */
export function numberedSlug(slug: string, n: number): string {
  return n === 1 ? slug : `${slug}-${n}`;
}
