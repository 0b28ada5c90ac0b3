import { setTimeout as wait } from "node:timers/promises";
import type { App } from "../../support/app";
import { residentMemory } from "../baseline";
import { inspect, type Inspector } from "../inspector";

/** A node at one moment of a soak at which nothing happens: seconds since its begin, and MB. */
export type Sample = { at: number; live: number; resident: number };
export type Delay = { p50: number; p99: number; most: number };

/** Looks after one node: what it holds, and how late its event loop was. */
export class Watched {
  readonly samples: Sample[] = [];
  /** Of each round, in milliseconds. */
  readonly delays: Delay[] = [];
  /** Of each round, how much of a processor it had, in per cent. */
  readonly busy: number[] = [];
  private begun = { at: 0, cpu: 0 };

  private constructor(
    private readonly app: App,
    private readonly inspector: Inspector,
  ) {}

  static async open(app: App): Promise<Watched> {
    return new Watched(app, await inspect(app));
  }

  /** Begins a round: what was late before, by sweeping memory, does not count. */
  async begin(): Promise<void> {
    const figures = await this.figures();
    this.begun = { at: performance.now(), cpu: figures("process_cpu_seconds_total") };
  }

  /** Ends a round. */
  async end(): Promise<void> {
    const figures = await this.figures();
    const ms = (name: string) => figures(`nodejs_eventloop_lag_${name}_seconds`) * 1000;
    this.delays.push({ p50: ms("p50"), p99: ms("p99"), most: ms("max") });
    const seconds = (performance.now() - this.begun.at) / 1000;
    this.busy.push(((figures("process_cpu_seconds_total") - this.begun.cpu) / seconds) * 100);
  }

  /** Measures memory, at rest. */
  async sample(at: number): Promise<void> {
    // What the last answers leave behind goes by itself, a moment later.
    await wait(200);
    this.samples.push({
      at,
      live: (await this.inspector.live()) / 2 ** 20,
      resident: residentMemory(this.app.pid),
    });
  }

  close(): void {
    this.inspector.close();
  }

  /** What the application tells of itself; reading it begins its histogram of delays anew. */
  private async figures(): Promise<(name: string) => number> {
    const text = await (await fetch(`${this.app.url}/metrics`)).text();
    return (name) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
  }
}

/**
 * How much a figure grows over the time of the samples, in per cent of its mean: by the straight line that fits best, so
 * that neither the first nor the last sample decides.
 */
export function growth(
  samples: Sample[],
  of: (sample: Sample) => number,
): { percent: number; perHour: number } {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [times, values] = [samples.map(({ at }) => at), samples.map(of)];
  const [middle, level] = [mean(times), mean(values)];
  const spread = times.reduce((sum, at) => sum + (at - middle) ** 2, 0);
  const slope = times.reduce((sum, at, n) => sum + (at - middle) * (values[n]! - level), 0) / spread;
  return { percent: (slope * (times.at(-1)! - times[0]!) * 100) / level, perHour: slope * 3600 };
}
