import { afterEach, describe, expect, it } from "vitest";
import { keepPage, keptPage, pageKey, PageKeeping } from "~/http/page-cache.server";
import { touch } from "~/streams/versions.server";
import { useClock } from "~/world.server";

let restore = () => {};
afterEach(() => restore());

function keep(key: string, page: PageKeeping, nonce = "NONCE-1") {
  keepPage(key, page, nonce, `<script nonce="${nonce}"></script>hello<script nonce="${nonce}">`, []);
}

function kept(...tags: string[]): PageKeeping {
  const page = new PageKeeping();
  page.dependsOn(...tags);
  page.keepFor(30);
  return page;
}

describe("a kept page", () => {
  it("is served again with another nonce", () => {
    keep("a", kept("room:a"));
    expect(Buffer.concat(keptPage("a", "NONCE-2")?.body ?? []).toString()).toBe(
      '<script nonce="NONCE-2"></script>hello<script nonce="NONCE-2">',
    );
  });

  it("is gone as soon as anything on it changes", () => {
    keep("b", kept("room:b", "person:x"));
    touch("person:x");
    expect(keptPage("b", "n")).toBeNull();
  });

  it("is not kept when something changed while it was made", () => {
    const page = kept("room:c");
    touch("room:c");
    keep("c", page);
    expect(keptPage("c", "n")).toBeNull();
  });

  it("ages out", () => {
    const start = Date.now();
    keep("d", kept("room:d"));
    restore = useClock(() => start + 31_000);
    expect(keptPage("d", "n")).toBeNull();
  });

  it("is nobody else's: the key holds who looks, how, and at what", () => {
    const keys = [
      pageKey("/rooms/a", null, "dark UTC"),
      pageKey("/rooms/a", "p", "dark UTC"),
      pageKey("/rooms/a", "p", "light UTC"),
      pageKey("/rooms/a?before=1", "p", "dark UTC"),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});
