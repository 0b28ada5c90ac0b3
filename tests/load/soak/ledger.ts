import { setTimeout as wait } from "node:timers/promises";
import type { Listener } from "./listener";
import type { Tally } from "./tally";

/** So long what was acknowledged may be on its way to the last listener, who may have to come back first. */
const PATIENCE = 15_000;

/** `mark`: words that no other post holds. */
export type Posted = { id: string; seq: number; mark: string };

/** What was acknowledged in one stream since the last look, and who has to have heard it. */
export class Ledger {
  private posted: Posted[] = [];
  /** The last that was acknowledged; whoever reads from now on must find it. */
  newest: Posted | null = null;
  readonly listeners: Listener[] = [];

  constructor(
    private readonly name: string,
    private readonly tally: Tally,
  ) {}

  /** A post was acknowledged. */
  acknowledge(post: Posted): void {
    this.posted.push(post);
    this.newest = post;
  }

  /**
   * Waits until everybody has heard all that was acknowledged, holds that each has heard each of them once and in the
   * order of the log, and forgets them: a soak's own memory must not grow either.
   * @returns how many deliveries were looked at
   */
  async settle(): Promise<number> {
    const last = Math.max(0, ...this.posted.map(({ seq }) => seq));
    const deadline = performance.now() + PATIENCE;
    while (this.listeners.some(({ seq }) => seq < last) && performance.now() < deadline) await wait(20);
    const inOrder = this.posted.toSorted((a, b) => a.seq - b.seq);
    for (const listener of this.listeners) {
      const heard = listener.forgetHeard();
      for (const { id, seq } of inOrder) {
        const times = heard.get(id) ?? [];
        if (times.length !== 1)
          this.tally.fault("an acknowledged post was not heard once", `${this.name} ${seq}: ${times.length}`);
        else if (times[0] !== seq)
          this.tally.fault("a post was heard under another number", `${this.name} ${seq}: ${times[0]}`);
      }
    }
    const looked = this.posted.length * this.listeners.length;
    this.posted = [];
    return looked;
  }
}
