import { log } from "~/log.server";
import { headsOf, readAfter, type StreamEvent } from "~/streams/log.server";

/** How long a missing number is waited for before the log is asked; and how long when the log could not be read. */
const PATIENCE = 50;
const RETRY = 500;

type Line = {
  /** Where the line began: what came before was not told by it. */
  start: number;
  /** All up to here has been told. */
  last: number;
  waiting: Map<number, StreamEvent>;
  timer?: NodeJS.Timeout | undefined;
};

/**
 * Hands events on in the order of their numbers. Commits of one stream are ordered, but on PostgreSQL two of them may
 * be announced the other way round, or one on another node and never here; the later one then waits for the earlier, and
 * at last the log is asked.
 */
export class Turns {
  private readonly lines = new Map<StreamEvent["stream"], Line>();

  /** @param isHeard whether anybody here listens to a stream: others need no order */
  constructor(
    private readonly emit: (event: StreamEvent) => void,
    private readonly isHeard: (stream: string) => boolean,
  ) {}

  /** An event was announced. */
  next(event: StreamEvent): void {
    const { stream, seq } = event;
    if (!this.isHeard(stream)) return this.forget(stream);
    const line = this.lineOf(stream, seq - 1);
    // Somebody began before the line did: rather twice than not at all.
    if (seq <= line.start) return this.emit(event);
    if (seq <= line.last) return;
    line.waiting.set(seq, event);
    this.flush(line);
    if (line.waiting.size > 0) this.askLog(stream, line, PATIENCE);
  }

  /** Somebody here has got everything up to this number by themselves. */
  startsAt(stream: StreamEvent["stream"], seq: number): void {
    this.lineOf(stream, seq);
  }

  /** Nobody listens any more. */
  forget(stream: string): void {
    const line = this.lines.get(stream as StreamEvent["stream"]);
    if (!line) return;
    clearTimeout(line.timer);
    this.lines.delete(stream as StreamEvent["stream"]);
  }

  /** Looks in the log for whatever was not announced here. */
  async catchUp(): Promise<void> {
    const heads = await headsOf([...this.lines.keys()]);
    for (const [stream, seq] of heads) {
      const line = this.lines.get(stream);
      if (line && line.last < seq) await this.fill(stream, line);
    }
  }

  stop(): void {
    for (const stream of [...this.lines.keys()]) this.forget(stream);
  }

  private lineOf(stream: StreamEvent["stream"], at: number): Line {
    const known = this.lines.get(stream);
    if (known) return known;
    const made: Line = { start: at, last: at, waiting: new Map() };
    this.lines.set(stream, made);
    return made;
  }

  private flush(line: Line): void {
    for (let next = line.waiting.get(line.last + 1); next; next = line.waiting.get(line.last + 1)) {
      line.waiting.delete(next.seq);
      line.last = next.seq;
      this.emit(next);
    }
    if (line.waiting.size > 0) return;
    clearTimeout(line.timer);
    line.timer = undefined;
  }

  private askLog(stream: StreamEvent["stream"], line: Line, after: number): void {
    line.timer ??= setTimeout(() => {
      line.timer = undefined;
      this.fill(stream, line).catch((error: unknown) => {
        log.error({ event: "fill_failed", err: error });
        if (this.lines.get(stream) === line) this.askLog(stream, line, RETRY);
      });
    }, after);
  }

  /** Tells what the log has after the line's last, in order; what it no longer has is passed over. */
  private async fill(stream: StreamEvent["stream"], line: Line): Promise<void> {
    for (;;) {
      const before = line.last;
      const missed = await readAfter(stream, before);
      if ("events" in missed)
        for (const event of missed.events) if (event.seq > line.last) line.waiting.set(event.seq, event);
      this.flush(line);
      const upTo = "events" in missed ? missed.seq : 0;
      if (line.last === before || line.last >= upTo) break;
    }
    if (line.waiting.size === 0) return;
    line.last = Math.min(...line.waiting.keys()) - 1;
    this.flush(line);
  }
}

let turns: Turns | undefined;

/** Makes these the turns of this node. */
export function useTurns(next: Turns): void {
  turns = next;
}

/** Somebody on this node has got a stream up to this number: they hear what comes after. */
export function hearsFrom(stream: StreamEvent["stream"], seq: number): void {
  turns?.startsAt(stream, seq);
}

/** Tells the sockets here what happened in their streams without being announced on this node. */
export async function tellUnheard(): Promise<void> {
  await turns?.catchUp();
}

/** The streams have become others. */
export function forgetTurns(): void {
  turns?.stop();
}
