import { io, type Socket } from "socket.io-client";
import type { JoinAnswer } from "~/live/protocol";
import type { RoomEvent } from "~/streams/room-events";
import type { SessionEvent } from "~/streams/session-events";
import { asked, type Place } from "../sockets";
import type { Tally } from "./tally";

type Event = RoomEvent | SessionEvent;

/** A page that stays open: it hears a stream, comes back by itself when it is cut off, and asks for what it missed. */
export class Listener {
  seq = 0;
  private heard = new Map<string, number[]>();
  /** What comes while it asks what it missed. */
  private held: Event[] | null = [];
  private cutAt: number | null = null;
  readonly socket: Socket;

  private constructor(
    url: string,
    token: string,
    private readonly place: Place,
    private readonly tally: Tally,
    private readonly tell: (event: Event, isLive: boolean) => void,
  ) {
    this.socket = io(url, {
      ...{ transports: ["websocket"], forceNew: true, timeout: 30_000 },
      ...{ reconnectionDelay: 200, reconnectionDelayMax: 1500, auth: { token } },
    });
    this.socket.on("message_received", ({ stream: _, ...event }: { stream: string } & Told) =>
      this.take({ seq: event.seq, type: "message", data: { message: event.message } } as Event),
    );
    for (const name of ["room_update", "session_update"])
      this.socket.on(name, (event: Event) => this.take(event));
    this.socket.on("removed", (why: object) => this.tally.fault("put out", JSON.stringify(why)));
    this.socket.on("disconnect", (reason) => {
      this.held = [];
      if (reason !== "io client disconnect") this.cutAt ??= performance.now();
    });
  }

  /**
   * Opens one. Its first answer begins its record; from then on every number has to come.
   * @param tell gets each event once, in order, and whether it came as it happened
   */
  static async open(
    url: string,
    token: string,
    place: Place,
    tally: Tally,
    tell: (event: Event, isLive: boolean) => void = () => undefined,
  ): Promise<Listener> {
    const listener = new Listener(url, token, place, tally, tell);
    await new Promise<void>((done, fail) => {
      const late = setTimeout(() => fail(new Error("A listener could not connect.")), 30_000);
      listener.socket.on("connect", () => {
        void listener.join().then(() => {
          clearTimeout(late);
          done();
        }, fail);
      });
    });
    return listener;
  }

  /** Its line breaks, without a word to the server. */
  cut(): void {
    this.socket.io.engine?.close();
  }

  close(): void {
    this.socket.disconnect();
  }

  /** Which messages it heard since it was last asked, and under which numbers. */
  forgetHeard(): Map<string, number[]> {
    const { heard } = this;
    this.heard = new Map();
    return heard;
  }

  private async join(): Promise<void> {
    const isFirst = this.seq === 0;
    const event = "roomId" in this.place ? "join_room" : "join_session";
    this.held = [];
    let answer: JoinAnswer<Event>;
    try {
      const request = { ...this.place, ...(isFirst ? {} : { after: this.seq }) };
      answer = (await asked(this.socket, event, request)) as JoinAnswer<Event>;
    } catch (error) {
      // Cut off again while it asked: it asks again when it is back.
      if (!this.socket.connected && !isFirst) return;
      this.tally.fault("joining", error);
      throw error;
    }
    if ("reset" in answer) {
      this.tally.fault("the log did not reach back", `${this.seq} of ${answer.seq}`);
      this.seq = answer.seq;
    } else if (isFirst) this.seq = answer.seq;
    else for (const missed of answer.events) this.next(missed, false);
    if (this.seq < answer.seq) this.tally.fault("an answer with a hole", `${this.seq} of ${answer.seq}`);
    const meanwhile = this.held ?? [];
    this.held = null;
    for (const event of meanwhile) this.take(event);
    if (this.cutAt === null) return;
    this.tally.note("back and caught up", performance.now() - this.cutAt);
    this.cutAt = null;
  }

  private take(event: Event): void {
    if (this.held) this.held.push(event);
    else this.next(event, true);
  }

  private next(event: Event, isLive: boolean): void {
    // At least once, says the protocol; the number makes it once.
    if (event.seq <= this.seq) return this.tally.count("came twice");
    if (event.seq !== this.seq + 1) this.tally.fault("a gap on an open line", `${this.seq}, ${event.seq}`);
    this.seq = event.seq;
    if (event.type === "message") {
      const { id } = event.data.message;
      this.heard.set(id, [...(this.heard.get(id) ?? []), event.seq]);
    }
    this.tell(event, isLive);
  }
}

type Told = { seq: number; message: { id: string } };
