import { LRUCache } from "lru-cache";

/**
 * Keeps what was read as long as its version stays. Who asks while it is being read waits for that same reading: after
 * each event all the pages of a place ask at once. A reading that failed is not kept.
 *
 * @param max so many keys, those asked for last
 */
export function keptByVersion<Value>(max: number) {
  const kept = new LRUCache<string, { version: string; value: Promise<Value> }>({ max });
  return (key: string, version: string, read: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key);
    if (known?.version === version) return known.value;
    const reading = { version, value: read() };
    kept.set(key, reading);
    reading.value.catch(() => {
      if (kept.peek(key) === reading) kept.delete(key);
    });
    return reading.value;
  };
}
