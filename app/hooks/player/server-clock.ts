import { bestReading, hasJumped, NO_CLOCK, withSample, type ClockReading } from "./clock-estimate";

/** How the clock reaches the world; tests give their own. */
export type ClockPort = {
  /** The server's time. @throws without an answer */
  ask(): Promise<number>;
  /** The device's clock of the day, which goes on through sleep but may be set. */
  now(): number;
  /** The device's clock that nobody sets, which may stand still in sleep. */
  steady(): number;
  /** Calls back after so many milliseconds. Returns the way to call it off. */
  after(ms: number, then: () => void): () => void;
};

/** So many questions in a row find a quick one among them. */
const BURST = 8;
const BURST_PAUSE = 150;
/** Then now and then one, since the clocks part and lines change. */
const EVERY = 20_000;
/** How often it looks whether the device has slept. */
const LOOK = 1000;

/** The server's clock as this device knows it: asked in bursts, and again when there is reason for doubt. */
export class ServerClock {
  private state = NO_CLOCK;
  private before: ClockReading | null = null;
  private look = { day: 0, steady: 0 };
  private left = 0;
  private keepers = 0;
  private callOff: (() => void)[] = [];

  constructor(private readonly port: ClockPort) {}

  /** Keeps the clock true until called off; free while nobody needs it. */
  keep(): () => void {
    this.keepers += 1;
    if (this.keepers === 1) this.start();
    let kept = true;
    return () => {
      if (!kept) return;
      kept = false;
      this.keepers -= 1;
      if (this.keepers === 0) this.stop();
    };
  }

  private start(): void {
    this.look = { day: this.port.now(), steady: this.port.steady() };
    this.repeat(LOOK, () => this.doubt());
    this.repeat(EVERY, () => void this.askOnce());
    this.refresh();
  }

  private stop(): void {
    for (const callOff of this.callOff) callOff();
    this.callOff = [];
    this.left = 0;
  }

  /** The best that is known; null before the first answer. */
  reading = (): ClockReading | null => bestReading(this.state, this.port.now()) ?? this.before;

  now = (): number => this.port.now() + (this.reading()?.offset ?? 0);

  /** A moment of the server's in this device's time. */
  local = (serverTime: number): number => serverTime - (this.reading()?.offset ?? 0);

  /** Asks a few times in a row: at the start, after an interruption, and when somebody wants to be sure. */
  refresh(): void {
    if (this.keepers === 0) return;
    const running = this.left > 0;
    this.left = BURST;
    if (!running) void this.burst();
  }

  private async burst(): Promise<void> {
    while (this.left > 0) {
      this.left -= 1;
      await this.askOnce();
      await new Promise<void>((done) => this.port.after(BURST_PAUSE, done));
    }
  }

  private async askOnce(): Promise<void> {
    const sentAt = this.port.now();
    const serverTime = await this.port.ask().catch(() => null);
    // Looked at first: an answer that was under way while the device slept says nothing.
    if (this.doubt() || serverTime === null) return;
    this.state = withSample(this.state, { sentAt, receivedAt: this.port.now(), serverTime });
  }

  /** Looks whether the device has slept or been set; then what was known serves only until there is something new. */
  private doubt(): boolean {
    const look = { day: this.port.now(), steady: this.port.steady() };
    const jumped = hasJumped(this.look, look);
    this.look = look;
    if (!jumped) return false;
    this.before = this.reading();
    this.state = NO_CLOCK;
    this.refresh();
    return true;
  }

  private repeat(ms: number, act: () => void): void {
    let callOff = () => undefined as void;
    const again = () => {
      callOff = this.port.after(ms, () => {
        act();
        again();
      });
    };
    again();
    this.callOff.push(() => callOff());
  }
}
