import { log } from "~/log.server";
import { AwaitedAnswers } from "./awaited.server";
import type { Pipe } from "./pipe";

/** How often a node says that it is there, and after what silence it counts as dead. In milliseconds. */
const BEAT = 700;
const DEAD_AFTER = 3000;
/** So long a command waits until all others have heard what must be heard before it answers, and what need not. */
const URGENT_PATIENCE = 5000;
const PATIENCE = 300;
/** How long a node that starts waits for the first word of others. */
const START_PATIENCE = 300;

type Kind = "hello" | "state" | "here" | "bye" | "heard" | "said";
type Message = { from: string; n: number; kind: Kind; ears: string[]; to?: string; body?: unknown };
type Peer = { n: number; heardAt: number; ears: string[]; isKnown: boolean; isSlow: boolean };

export type Hooks = {
  /** Another node says something. */
  said(words: unknown, from: string): void;
  /** What a node has to know of this one when they meet. */
  state(): unknown;
  /** Another node tells all about itself: it replaces whatever was known of it. */
  met(state: unknown, from: string): void;
  /** Another node is no more. */
  lost(from: string): void;
  /** Something another node said may not have been heard. Resolves when that no longer matters. */
  hole(): Promise<void>;
  /** The ways have changed; deaf, this node hears nobody. */
  shift(isDeaf: boolean): void;
  /** It is heard, and may not have been before. Resolves when what was said meanwhile is told. */
  heardAgain(): Promise<void>;
};

/**
 * What the nodes of an instance tell each other. Messages of a node are numbered, so whoever misses one knows; a node that
 * falls silent is dropped; and whoever says something can wait until all others have heard it.
 */
export class Relay {
  private n = 0;
  private readonly peers = new Map<string, Peer>();
  private readonly answers = new AwaitedAnswers();
  private readonly owed = new Map<string, number>();
  private owes = false;
  private wasDeaf = false;
  private readonly timers: NodeJS.Timeout[] = [];
  private recovering: Promise<void> = Promise.resolve();
  private checkedAt = performance.now();
  private closed = false;

  constructor(
    readonly id: string,
    private readonly pipes: Pipe[],
    private readonly hooks: Hooks,
  ) {}

  /** Meets the other nodes. Resolves when those who are there have told about themselves. */
  async start(): Promise<void> {
    for (const pipe of this.pipes) {
      pipe.onText((text) => this.receive(JSON.parse(text) as Message));
      pipe.onChange(() => this.pipeChanged());
    }
    this.timers.push(setInterval(() => this.send("here"), BEAT));
    this.timers.push(setInterval(() => this.check(), BEAT / 2));
    this.send("hello");
    for (let waited = 0; waited < DEAD_AFTER; waited += START_PATIENCE) {
      await new Promise((done) => setTimeout(done, START_PATIENCE));
      if ([...this.peers.values()].every(({ isKnown }) => isKnown)) return;
    }
  }

  /** How many other nodes there are. */
  get others(): number {
    return this.peers.size;
  }

  /** Whether some other node may say what is not heard here. */
  get isDeaf(): boolean {
    return !this.pipes.some((pipe) => pipe.isUp());
  }

  /**
   * Says something to all other nodes. Resolves when they have heard it: if it is urgent, surely; else those that are
   * quick. Nothing is said to nobody.
   */
  say(words: unknown, how: "urgent" | "calm" | "whispered"): Promise<void> | null {
    if (this.peers.size === 0) return null;
    const n = this.send("said", { body: words });
    if (how === "whispered") return null;
    const urgent = how === "urgent";
    const asked = [...this.peers].filter(([, { isSlow }]) => urgent || !isSlow).map(([id]) => id);
    return this.answers.until(n, asked, urgent ? URGENT_PATIENCE : PATIENCE).then((late) => {
      for (const id of late) {
        const peer = this.peers.get(id);
        if (peer) peer.isSlow = true;
      }
    });
  }

  async close(): Promise<void> {
    this.timers.forEach(clearInterval);
    this.send("bye");
    this.closed = true;
    this.answers.close();
    for (const pipe of this.pipes) await pipe.close();
    this.peers.clear();
  }

  private send(kind: Kind, more: { to?: string; body?: unknown } = {}): number {
    // After its last word it would be met as another.
    if (this.closed) return this.n;
    this.n += 1;
    const text = JSON.stringify({ from: this.id, n: this.n, kind, ears: this.ears(), ...more });
    for (const pipe of this.ways()) pipe.send(text);
    return this.n;
  }

  private ears = () => this.pipes.filter((pipe) => pipe.isUp()).map(({ name }) => name);

  /** The first pipe that everybody hears; when it is not known who hears what, all. */
  private ways(): Pipe[] {
    const up = this.pipes.filter((pipe) => pipe.isUp());
    const peers = [...this.peers.values()];
    const common = up.find(({ name }) => peers.every(({ ears }) => ears.includes(name)));
    return common && peers.length > 0 ? [common] : up;
  }

  private receive(message: Message): void {
    const { from, n, kind, ears, to, body } = message;
    if (this.closed || from === this.id || (to !== undefined && to !== this.id && !this.peers.has(from)))
      return;
    let peer = this.peers.get(from);
    const isForMe = to === undefined || to === this.id;
    // One that was given up for dead, or that has given this one up: neither told the other anything meanwhile.
    const parted = peer ? kind === "hello" && to === this.id : n > 1;
    if (!peer) {
      if (kind === "bye") return;
      peer = { n: n - 1, heardAt: 0, ears, isKnown: false, isSlow: false };
      this.peers.set(from, peer);
      if (kind !== "state") this.send("hello", { to: from });
      log.info({ event: "node_met", nodes: this.peers.size + 1 });
    }
    // What came by another way before, comes too late or twice.
    if (n <= peer.n) return;
    const missed = n > peer.n + 1;
    Object.assign(peer, { n, ears, heardAt: performance.now() });
    if (missed) this.missed(from, n);
    else if (parted) this.recover(() => this.hooks.hole());
    if (kind === "hello" && isForMe) this.send("state", { to: from, body: this.hooks.state() });
    if (kind === "bye") this.drop(from);
    if (kind === "heard") this.wasHeard(from, peer, body as Record<string, number>);
    if (kind === "state" && isForMe) {
      peer.isKnown = true;
      this.hooks.met(body, from);
    }
    if (kind !== "said") return;
    this.hooks.said(body, from);
    this.owe(from, n);
  }

  private missed(from: string, n: number): void {
    this.recover(() => this.hooks.hole());
    this.send("hello", { to: from });
    // What is made up for is heard.
    this.owe(from, n);
  }

  private recover(how: () => Promise<void>): void {
    this.recovering = this.recovering
      .then(how)
      .catch((error: unknown) => log.error({ event: "recovery_failed", err: error }));
  }

  /** Tells a node that it was heard: one word for all that came in one turn, and none before what was missed is made up. */
  private owe(from: string, n: number): void {
    this.owed.set(from, n);
    if (this.owes) return;
    this.owes = true;
    setImmediate(() => {
      void this.recovering.then(() => {
        this.owes = false;
        const body = Object.fromEntries(this.owed);
        this.owed.clear();
        this.send("heard", { body });
      });
    });
  }

  private wasHeard(by: string, peer: Peer, upTo: Record<string, number>): void {
    const n = upTo[this.id];
    if (n === undefined) return;
    peer.isSlow = false;
    this.answers.heard(by, n);
  }

  private check(): void {
    const now = performance.now();
    // Whoever was held up here heard nobody meanwhile.
    const heldUp = now - this.checkedAt - BEAT / 2;
    this.checkedAt = now;
    for (const [id, peer] of this.peers) {
      if (heldUp > BEAT) peer.heardAt += heldUp;
      if (peer.heardAt < now - DEAD_AFTER) this.drop(id);
    }
  }

  private drop(id: string): void {
    this.peers.delete(id);
    this.answers.gone(id);
    this.owed.delete(id);
    this.hooks.lost(id);
    // Its last words may not have come.
    this.recover(() => this.hooks.hole());
    log.info({ event: "node_lost", nodes: this.peers.size + 1 });
  }

  private pipeChanged(): void {
    const { isDeaf } = this;
    const heardAgain = this.wasDeaf && !isDeaf;
    this.wasDeaf = isDeaf;
    this.hooks.shift(isDeaf);
    if (!isDeaf) this.recover(() => this.hooks.heardAgain());
    if (heardAgain) this.recover(() => this.hooks.hole());
    if (!isDeaf) this.send("hello");
  }
}
