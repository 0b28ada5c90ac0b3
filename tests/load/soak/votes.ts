import { setTimeout as wait } from "node:timers/promises";
import type { QueueItemDto, VoteType } from "~/domain/sessions/schema";
import type { VoteCounts } from "~/streams/session-events";
import type { Tally } from "./tally";

type Counts = { upvotes: number; downvotes: number };

/** Votes are told once a second; so long at most until all of them have been. */
const PATIENCE = 5000;

/** Everybody's acknowledged vote on every track, and what a listener was told of the counts. */
export class Votes {
  private readonly cast = new Map<string, Map<string, VoteType | null>>();
  private readonly told = new Map<string, Counts>();
  /** Tracks that came to their end since the last look, with the votes they had then. */
  private readonly ended = new Map<string, Counts>();

  constructor(private readonly tally: Tally) {}

  /** A vote was acknowledged. */
  acknowledge(itemId: string, voter: string, vote: VoteType | null): void {
    const votes = this.cast.get(itemId) ?? new Map<string, VoteType | null>();
    this.cast.set(itemId, votes.set(voter, vote));
  }

  /** A listener heard how votes stand. */
  hear(counts: VoteCounts): void {
    for (const { id, upvotes, downvotes } of counts) this.told.set(id, { upvotes, downvotes });
  }

  /** A track is over: its votes are what they are. */
  over({ id, upvotes, downvotes }: QueueItemDto): void {
    this.ended.set(id, { upvotes, downvotes });
  }

  /**
   * Holds, while nobody votes, that tracks have the votes that were acknowledged, and that these were told.
   * @param read the queue as it is
   * @returns how many tracks were looked at
   */
  async settle(read: () => Promise<QueueItemDto[]>): Promise<number> {
    const deadline = performance.now() + PATIENCE;
    let wrong: string[];
    do {
      await wait(100);
      wrong = (await read()).flatMap((item) => [
        ...this.differs("in the queue", item.id, item),
        ...this.differs("as told", item.id, this.told.get(item.id)),
      ]);
    } while (wrong.length > 0 && performance.now() < deadline);
    for (const [id, counts] of this.ended) wrong.push(...this.differs("at its end", id, counts));
    for (const what of wrong) this.tally.fault("votes that are not right", what);
    const looked = this.cast.size;
    for (const id of this.ended.keys()) {
      this.cast.delete(id);
      this.told.delete(id);
    }
    this.ended.clear();
    return looked;
  }

  private differs(where: string, itemId: string, counts: Counts | undefined): string[] {
    if (!counts || !this.cast.has(itemId)) return [];
    const votes = [...this.cast.get(itemId)!.values()];
    const up = votes.filter((vote) => vote === "UPVOTE").length;
    const down = votes.filter((vote) => vote === "DOWNVOTE").length;
    if (up === counts.upvotes && down === counts.downvotes) return [];
    return [`${where}: ${counts.upvotes} up, ${counts.downvotes} down; acknowledged ${up} and ${down}`];
  }
}
