/** What is known of a soak: how long each kind of act took, and everything that was not as it had to be. */
export class Tally {
  private readonly took = new Map<string, number[]>();
  private readonly faults = new Map<string, { count: number; first: string }>();
  private readonly counts = new Map<string, number>();
  private isCounting = false;

  /** From here on times count; before, the machine warms up. What goes wrong counts always. */
  begin(): void {
    this.isCounting = true;
  }

  note(kind: string, ms: number): void {
    if (!this.isCounting) return;
    const times = this.took.get(kind) ?? [];
    this.took.set(kind, times);
    times.push(ms);
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** Something that must not happen; the first of each kind is told of whole. */
  fault(kind: string, what: unknown): void {
    const known = this.faults.get(kind);
    if (known) known.count += 1;
    else this.faults.set(kind, { count: 1, first: what instanceof Error ? what.message : String(what) });
  }

  /** Does something, and keeps how long it took. What goes wrong is a fault, and gives null. */
  async act<T>(kind: string, work: () => Promise<T>): Promise<T | null> {
    const started = performance.now();
    try {
      const done = await work();
      this.note(kind, performance.now() - started);
      return done;
    } catch (error) {
      this.fault(kind, error);
      return null;
    }
  }

  get kinds(): [kind: string, times: number[]][] {
    return [...this.took];
  }

  counted(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  get faultCount(): number {
    return [...this.faults.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** One line for each kind of fault. */
  get faultLines(): string[] {
    return [...this.faults].map(([kind, { count, first }]) => `${count} x ${kind}: ${first.slice(0, 300)}`);
  }
}
