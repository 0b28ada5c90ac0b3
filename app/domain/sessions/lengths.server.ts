import { LRUCache } from "lru-cache";

/** How long somebody found the track to be that an item is, in seconds. */
export type FoundLength = { sessionId: string; itemId: string; userId: string; duration: number };

/** Two who found lengths this close (in seconds) found the same. */
const AGREE = 2;

type Item = { sessionId: string; byPerson: Map<string, number> };

/**
 * What people found a track's length to be: one of them alone is not believed. It lives in memory until two agree; each
 * node knows what was found on the others as well, as they tell.
 */
export class FoundLengths {
  private readonly items = new LRUCache<string, Item>({ max: 1000 });
  private readonly listeners = new Set<(found: FoundLength) => void>();

  /** Somebody has found one. Tells whether another person has found the same. */
  add({ sessionId, itemId, userId, duration }: FoundLength): boolean {
    const item = this.items.get(itemId) ?? { sessionId, byPerson: new Map<string, number>() };
    this.items.set(itemId, item);
    item.byPerson.set(userId, duration);
    return [...item.byPerson].some(
      ([other, length]) => other !== userId && Math.abs(length - duration) <= AGREE,
    );
  }

  /** The same, of what was found here: other nodes are to know it. */
  addHere(found: FoundLength): boolean {
    for (const listener of this.listeners) listener(found);
    return this.add(found);
  }

  /** Calls back whenever somebody found one here. */
  onFound(listener: (found: FoundLength) => void): void {
    this.listeners.add(listener);
  }

  /** It is known now. */
  forget(itemId: string): void {
    this.items.delete(itemId);
  }

  /** All that is not yet believed. */
  get all(): FoundLength[] {
    return [...this.items].flatMap(([itemId, { sessionId, byPerson }]) =>
      [...byPerson].map(([userId, duration]) => ({ sessionId, itemId, userId, duration })),
    );
  }
}

/** What was found by the listeners of this instance. */
export const foundLengths = new FoundLengths();
