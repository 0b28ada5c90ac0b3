import type { Adapter } from "./adapters/adapter";
import { correct, corrected, heard, STEADY, type DriftState } from "./drift";

type Player = Pick<Adapter, "eases" | "position" | "latency" | "seek" | "setRate">;

/** An error of a start or a jump longer than this (seconds) was no lag, but an interruption. */
const PLAUSIBLE = 0.3;
/** Nearer than this, a jump could only make it worse. Seconds. */
const NEAR = 0.05;

/**
 * Holds a player at its place, and learns how long its starts and jumps take, so that the next one begins that much
 * earlier (the way a player's buffer and decoder delay it is a matter of the device, and stays much the same).
 */
export class DriftControl {
  private state: DriftState = STEADY;
  private learning: "start" | "jump" | null = null;
  private jumpLag = 0;
  /** Seconds that a start takes on this device; before the first, what is usual. */
  startLag = 0.05;
  /** Seconds ahead (or, below zero, behind) when last looked; null while nothing plays. */
  last: number | null = null;
  get rate(): number {
    return this.state.rate;
  }

  forget(): void {
    this.last = null;
    this.state = STEADY;
    this.learning = null;
  }

  started(now: number): void {
    this.state = corrected(STEADY, { do: "seek" }, now, true);
    this.learning = "start";
  }

  keep(player: Player, wanted: number, now: number): void {
    const actual = heard(player.position(), player.latency());
    this.last = actual - wanted;
    if (now >= this.state.quietUntil) this.learn(wanted - actual);
    const correction = correct(this.state, { wanted, actual, now, eases: player.eases });
    if (correction.do === "seek") return this.jump(player, wanted, now);
    if (correction.do === "rate") player.setRate(correction.rate);
    this.state = corrected(this.state, correction, now, player.eases);
  }

  /** Goes to the right place at once, unless it is there already. */
  resync(player: Player, wanted: number, now: number): void {
    const off = wanted - heard(player.position(), player.latency());
    if (Math.abs(off) > NEAR) this.jump(player, wanted, now);
  }

  private jump(player: Player, wanted: number, now: number): void {
    if (this.state.rate !== 1) player.setRate(1);
    player.seek(Math.max(0, wanted + player.latency() + this.jumpLag));
    this.state = corrected(this.state, { do: "seek" }, now, player.eases);
    this.learning = "jump";
  }

  private learn(behind: number): void {
    const lag = this.learning;
    this.learning = null;
    if (Math.abs(behind) > PLAUSIBLE) return;
    // Half of what is new: one slow start is not yet the device's way.
    if (lag === "start") this.startLag = Math.max(0, this.startLag + behind / 2);
    if (lag === "jump") this.jumpLag = Math.max(0, this.jumpLag + behind / 2);
  }
}
