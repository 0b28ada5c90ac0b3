type Alarm = { at: number; then: () => void; called: number };

/** A world whose time passes only when told: timers in their order, and the promises between them. */
export class World {
  now = 1_000_000;
  private alarms: Alarm[] = [];
  private made = 0;

  after(ms: number, then: () => void): () => void {
    const alarm = { at: this.now + Math.max(0, ms), then, called: (this.made += 1) };
    this.alarms.push(alarm);
    return () => {
      this.alarms = this.alarms.filter((other) => other !== alarm);
    };
  }

  wait = (ms: number): Promise<void> => new Promise((done) => this.after(ms, done));

  every(ms: number, act: () => void): void {
    const again = () => {
      act();
      this.after(ms, again);
    };
    this.after(ms, again);
  }

  /** So much time passes in which no timer fires: those that were due fire late, as after a sleep. */
  freeze(ms: number): void {
    this.now += ms;
  }

  async pass(ms: number, look: () => void = () => undefined): Promise<void> {
    const end = this.now + ms;
    await settled();
    for (let next = this.due(end); next; next = this.due(end)) {
      this.now = Math.max(this.now, next.at);
      this.alarms = this.alarms.filter((other) => other !== next);
      next.then();
      await settled();
      look();
    }
    this.now = Math.max(this.now, end);
  }

  private due(end: number): Alarm | undefined {
    return this.alarms
      .filter(({ at }) => at <= end)
      .sort((one, other) => one.at - other.at || one.called - other.called)[0];
  }
}

/** Lets everything happen that waits for nothing but its turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
