import { Histogram } from "prom-client";
import { MS_BUCKETS, registry } from "./registry.server";

/** What was measured under one set of labels. */
export class Timed {
  /** How many were within each bucket and not the one before; last, those beyond all. */
  readonly counts = new Float64Array(MS_BUCKETS.length + 1);
  sum = 0;

  observe(ms: number): void {
    let bucket = 0;
    while (bucket < MS_BUCKETS.length && ms > MS_BUCKETS[bucket]!) bucket += 1;
    this.counts[bucket]! += 1;
    this.sum += ms;
  }
}

type Told = Awaited<ReturnType<Histogram["get"]>>;

/**
 * A histogram of milliseconds for what happens thousands of times a second. The library's own makes a text of the labels
 * with each observation and looks that up three times: as much work as a hundredth of serving a kept page.
 */
export class Timings<Label extends string> extends Histogram<Label> {
  private readonly series = new Map<string, Map<string, Timed>>();

  /** @param names of its labels, each with few values */
  constructor(
    private readonly about: { name: string; help: string },
    private readonly names: readonly [Label] | readonly [Label, Label],
  ) {
    super({ ...about, labelNames: [...names], buckets: MS_BUCKETS, registers: [registry] });
  }

  /** Where to observe what has these values of its labels, in their order. */
  of(first: string, second = ""): Timed {
    let others = this.series.get(first);
    if (!others) this.series.set(first, (others = new Map()));
    let timed = others.get(second);
    if (!timed) others.set(second, (timed = new Timed()));
    return timed;
  }

  /** What the registry tells of it. */
  override get(): Promise<Told> {
    const values = [...this.series].flatMap(([first, others]) =>
      [...others].flatMap(([second, timed]) => this.lines([first, second], timed)),
    );
    return Promise.resolve({
      ...this.about,
      type: "histogram",
      aggregator: "sum",
      values,
    } as unknown as Told);
  }

  /** The registry asks for a text by this name. */
  getForPromString = (): Promise<Told> => this.get();

  private lines(values: string[], { counts, sum }: Timed) {
    const labels = Object.fromEntries(this.names.map((name, at) => [name, values[at]]));
    let count = 0;
    const buckets = [...counts].map((within, at) => ({
      metricName: `${this.about.name}_bucket`,
      labels: { le: MS_BUCKETS[at] ?? "+Inf", ...labels },
      value: (count += within),
    }));
    return [
      ...buckets,
      { metricName: `${this.about.name}_sum`, labels, value: sum },
      { metricName: `${this.about.name}_count`, labels, value: count },
    ];
  }
}
