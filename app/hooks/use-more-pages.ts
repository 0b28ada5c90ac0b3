import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useEndInSight } from "./use-end-in-sight";

type Page<Item> = { items: Item[]; next: string | null };

/**
 * Puts the following pages of a list below its first, each once its end comes into sight. The way to the next page
 * stays a real link, for those without JavaScript and for when loading by itself is not possible.
 *
 * @param first the page that the address names, with the address of the next
 * @param read the same of what another page's loader gave
 * @returns `end` goes on the element at the end of the list
 */
export function useMorePages<Item extends { id: string }, Data>(
  first: Page<Item>,
  read: (data: Data) => Page<Item>,
) {
  const fetcher = useFetcher<Data>();
  const [pages, setPages] = useState<Data[]>([]);
  const newest = fetcher.data as Data | undefined;
  if (newest && !pages.includes(newest)) setPages([...pages, newest]);

  const all = [first, ...pages.map(read)];
  const next = all.at(-1)?.next ?? null;
  const loading = fetcher.state !== "idle";
  const load = () => {
    if (next && !loading) fetcher.load(next);
  };

  // A page that cannot be loaded would put an error in the place of the whole list: offline, the link waits.
  const end = useEndInSight(() => navigator.onLine && load(), next);

  // A room may move between pages while one reads; it is shown where it came first.
  const seen = new Set<string>();
  const items = all.flatMap((page) => page.items).filter(({ id }) => !seen.has(id) && seen.add(id));
  return { items, next, loading, load, end };
}
