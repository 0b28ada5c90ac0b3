import { LRUCache } from "lru-cache";
import { FLAGS_TAG } from "~/domain/flags/state.server";
import { latestVersion, versionOf } from "~/streams/versions.server";
import { nowMs } from "~/world.server";

/**
 * Keeps finished pages for as long as nothing they show has changed. A page's loader says what it depends on (tags
 * of streams/versions); the page is served again only while none of them has moved since before it was read. So a
 * kept page is never stale; it only ages out for what time itself changes, such as "3 minutes ago".
 */
export class PageKeeping {
  /** The state of the world before anything of the page was read. */
  readonly since = latestVersion();
  // Whatever a page shows, a flag may take it away.
  private readonly tags = new Set<string>([FLAGS_TAG]);
  private seconds = 0;

  /** The page shows what these tags stand for. */
  dependsOn(...tags: string[]): void {
    for (const tag of tags) this.tags.add(tag);
  }

  /** The page may be kept, at most so many seconds. All its loaders must have said what they depend on. */
  keepFor(seconds: number): void {
    this.seconds = seconds;
  }

  get kept(): { tags: string[]; until: number } | null {
    return this.seconds > 0 ? { tags: [...this.tags], until: nowMs() + this.seconds * 1000 } : null;
  }
}

type KeptPage = {
  parts: Buffer[];
  headers: [string, string][];
  tags: string[];
  since: number;
  until: number;
};

const pages = new LRUCache<string, KeptPage>({
  maxSize: 48 * 1024 * 1024,
  sizeCalculation: (page) => page.parts.reduce((sum, part) => sum + part.length, 2000),
});

/** What distinguishes the pages of one address: who looks, and the looks they chose. */
export function pageKey(url: string, personId: string | null, looks: string): string {
  return `${personId ?? ""}\n${looks}\n${url}`;
}

/** Keeps a page, cut at its nonce so that each answer gets one of its own. */
export function keepPage(
  key: string,
  page: PageKeeping,
  nonce: string,
  html: string,
  headers: [string, string][],
): void {
  const kept = page.kept;
  if (!kept || kept.tags.some((tag) => versionOf(tag) > page.since)) return;
  const parts = html.split(nonce).map((part) => Buffer.from(part));
  pages.set(key, { parts, headers, tags: kept.tags, since: page.since, until: kept.until });
}

/**
 * A kept page that is still true; or null. Its body comes in pieces with the nonce between them, of which the long ones
 * are nobody's copy: to be sent as they are, not to be joined, which for a large page takes longer than the sending.
 */
export function keptPage(key: string, nonce: string): { body: Buffer[]; headers: [string, string][] } | null {
  const page = pages.get(key);
  if (!page) return null;
  if (page.until <= nowMs() || page.tags.some((tag) => versionOf(tag) > page.since)) {
    pages.delete(key);
    return null;
  }
  const between = Buffer.from(nonce);
  const body = page.parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
  return { body, headers: page.headers };
}
