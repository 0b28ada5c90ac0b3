import { ServerClock } from "~/hooks/player/server-clock";
import { Deck } from "~/hooks/player/deck";
import type { Adapter } from "~/hooks/player/adapters/adapter";
import type { Programme } from "~/hooks/player/programme";
import type { World } from "./simulated-world";

export type Device = {
  /** Milliseconds that its clock is ahead of the world's. */
  offset: number;
  /** By how much its clock is faster: 50e-6 is 50 ppm. */
  skew: number;
  /** One-way delays of its line, drawn anew for each answer. */
  there: () => number;
  back: () => number;
  /** Whether an answer is lost. */
  loses: () => boolean;
  /** How long its player takes to begin or to jump, in milliseconds. */
  lag: () => number;
  /** By how much its sound is faster than its clock. */
  soundSkew: number;
};

/** A listener's browser in a simulated world: its clocks, its line, a player that is never quite where it was told. */
export class Listener {
  private asleep = 0;
  readonly clock: ServerClock;
  readonly deck: Deck;
  private sound = { position: 0, since: 0, rate: 1, running: false };

  constructor(
    private readonly world: World,
    private readonly device: Device,
  ) {
    this.clock = new ServerClock({
      ask: () => this.ask(),
      now: () => this.now(),
      steady: () => this.now() - this.asleep,
      after: (ms, then) => world.after(ms, then),
    });
    this.deck = new Deck({
      clock: this.clock,
      now: () => this.now(),
      adapter: () => Promise.resolve(this.adapter()),
      close: () => undefined,
      mayAsk: () => true,
      changed: () => undefined,
      length: () => undefined,
      failed: () => undefined,
      stopped: () => undefined,
    });
    this.clock.keep();
    world.every(500, () => this.deck.tick());
  }

  /** What the device's own clock says. */
  now = (): number => Math.round(this.world.now * (1 + this.device.skew) + this.device.offset);

  play(programme: Programme): void {
    this.deck.want(programme, true);
  }

  /** What is heard, in seconds: known only here, outside of the simulated browser. */
  heard(): number {
    const { position, since, rate, running } = this.sound;
    if (!running) return position;
    return position + (Math.max(0, this.world.now - since) / 1000) * rate * (1 + this.device.soundSkew);
  }

  /** Sleeps: the world goes on, nothing here does, and the counting clock stands still. */
  sleep(ms: number): void {
    const at = this.heard();
    this.asleep += ms;
    this.sound = { ...this.sound, position: at, since: this.world.now + ms };
    this.world.freeze(ms);
  }

  /** Somebody puts the sound elsewhere. */
  push(seconds: number): void {
    this.move(this.heard() + seconds, 0);
  }

  private move(position: number, lag: number): void {
    this.sound = { ...this.sound, position, since: this.world.now + lag };
  }

  private async ask(): Promise<number> {
    const { there, back, loses } = this.device;
    await this.world.wait(there());
    const serverTime = Math.round(this.world.now);
    if (loses()) throw new Error("lost");
    await this.world.wait(back());
    return serverTime;
  }

  private made: Adapter | null = null;
  private adapter(): Adapter {
    return (this.made ??= {
      eases: true,
      byHand: false,
      load: () => this.world.wait(120),
      playAt: async (position, at) => {
        await this.world.wait(Math.max(0, at - this.now()));
        const late = Math.max(0, this.now() - at) / 1000;
        this.sound = {
          position: position + late,
          since: this.world.now + this.device.lag(),
          rate: 1,
          running: true,
        };
      },
      pause: () => {
        this.sound = { ...this.sound, position: this.heard(), running: false };
      },
      seek: (position) => this.move(position, this.device.lag()),
      setRate: (rate) => {
        this.move(this.heard(), 0);
        this.sound.rate = rate;
      },
      setVolume: () => undefined,
      position: () => this.heard(),
      duration: () => null,
      isPlaying: () => this.sound.running,
      latency: () => 0,
      dispose: () => undefined,
    });
  }
}
