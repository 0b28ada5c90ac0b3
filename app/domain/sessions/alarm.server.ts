import { nowMs } from "~/world.server";

/** A sleep that can be cut short. */
export class Alarm {
  private earliest = Infinity;
  private timer: NodeJS.Timeout | undefined;
  private wake: (() => void) | null = null;

  /** Rings at this moment (milliseconds since 1970), unless it rings before. Awake, it is remembered for the next sleep. */
  ringAt(at: number): void {
    if (at >= this.earliest) return;
    this.earliest = at;
    if (this.wake) this.set();
  }

  /** Sleeps until this moment, or until it rings. */
  sleepUntil(at: number): Promise<void> {
    this.earliest = Math.min(this.earliest, at);
    return new Promise((wake) => {
      this.wake = wake;
      this.set();
    });
  }

  private set(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        const wake = this.wake;
        this.wake = null;
        this.earliest = Infinity;
        wake?.();
      },
      Math.max(0, this.earliest - nowMs()),
    );
  }
}

type Sleeper = (dueAt: number) => void;

const sleepers = new Set<Sleeper>();

/** Says when something is due (milliseconds since 1970), so that nobody has to look it up first. */
export function wakeAt(dueAt: number): void {
  for (const sleeper of sleepers) sleeper(dueAt);
}

/** Hears of everything that comes due. Returns the way to stop. */
export function onWake(sleeper: Sleeper): () => void {
  sleepers.add(sleeper);
  return () => sleepers.delete(sleeper);
}
