import { clientNow } from "../../clock";

/**
 * A provider's player tells its place only now and then. In between it has gone on by as much as has passed.
 */
export class Clocked {
  private last = { position: 0, at: 0 };
  private running = false;

  tell(position: number, running: boolean): void {
    this.last = { position, at: clientNow() };
    this.running = running;
  }

  get position(): number {
    return this.last.position + (this.running ? (clientNow() - this.last.at) / 1000 : 0);
  }

  get isRunning(): boolean {
    return this.running;
  }
}

/** Waits for a moment, at least the given milliseconds away. Returns where a track is by then. */
export async function aimed(position: number, at: number, ahead: number): Promise<number> {
  const start = Math.max(at, clientNow() + ahead);
  await new Promise((done) => setTimeout(done, start - clientNow()));
  return position + (clientNow() - at) / 1000;
}
