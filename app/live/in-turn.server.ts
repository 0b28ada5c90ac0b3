import { readAfter, type StreamEvent } from "~/streams/log.server";

/** How long a missing number is waited for before the log is asked. */
const PATIENCE = 50;

/**
 * Hands events on in the order of their numbers. Commits of one stream are ordered, but on PostgreSQL two of them may
 * be announced the other way round; the later one then waits for the earlier.
 */
export function inTurn(emit: (event: StreamEvent) => void): (event: StreamEvent) => void {
  type Line = { last: number; waiting: Map<number, StreamEvent>; timer?: NodeJS.Timeout | undefined };
  const streams = new Map<string, Line>();

  function flush(line: Line): void {
    for (let next = line.waiting.get(line.last + 1); next; next = line.waiting.get(line.last + 1)) {
      line.waiting.delete(next.seq);
      line.last = next.seq;
      emit(next);
    }
    if (line.waiting.size > 0) return;
    clearTimeout(line.timer);
    line.timer = undefined;
  }

  async function fill(stream: StreamEvent["stream"], line: Line): Promise<void> {
    line.timer = undefined;
    const missed = await readAfter(stream, line.last);
    if ("events" in missed)
      for (const event of missed.events) if (event.seq > line.last) line.waiting.set(event.seq, event);
    if (!line.waiting.has(line.last + 1) && line.waiting.size > 0)
      line.last = Math.min(...line.waiting.keys()) - 1;
    flush(line);
  }

  return (event) => {
    let line = streams.get(event.stream);
    if (!line) streams.set(event.stream, (line = { last: event.seq - 1, waiting: new Map() }));
    if (event.seq <= line.last) return;
    line.waiting.set(event.seq, event);
    flush(line);
    if (line.waiting.size > 0) line.timer ??= setTimeout(() => void fill(event.stream, line), PATIENCE);
  };
}
