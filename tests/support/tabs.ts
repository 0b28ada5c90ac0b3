import { setTimeout as wait } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import type { RoomEvent } from "~/streams/room-events";
import { connect, joinLive, say, type Client } from "./clients";

/** A page that stays: it comes back by itself, and asks for what it has missed. */
export class Tab {
  seq = 0;
  readonly posts: string[] = [];
  /** How long it was away, the longest time. */
  away = 0;
  private leftAt: number | null = null;
  private readonly later = new Map<number, string | null>();

  private constructor(
    readonly socket: Socket,
    private readonly roomId: string,
  ) {}

  static async open(url: string, who: Client, roomId: string): Promise<Tab> {
    const socket = await connect(url, who.token, {
      reconnection: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 1000,
    });
    const tab = new Tab(socket, roomId);
    tab.seq = (await joinLive(socket, roomId)).data.seq;
    socket.on("message_received", ({ seq, message }) => tab.hear(seq, message.id));
    socket.on("room_update", ({ seq }) => tab.hear(seq, null));
    socket.on("disconnect", () => (tab.leftAt = performance.now()));
    socket.on("connect", () => void tab.catchUp());
    return tab;
  }

  /** Takes what comes next, drops what it has, and after a gap asks. */
  private hear(seq: number, id: string | null): void {
    if (seq <= this.seq) return;
    this.later.set(seq, id);
    while (this.later.has(this.seq + 1)) {
      this.seq += 1;
      const known = this.later.get(this.seq)!;
      this.later.delete(this.seq);
      if (known) this.posts.push(known);
    }
    if (this.later.size > 0) void this.catchUp();
  }

  async catchUp(): Promise<void> {
    const { data } = await joinLive(this.socket, this.roomId, this.seq).catch(() => ({ data: null }));
    for (const event of (data?.events ?? []) as RoomEvent[])
      this.hear(event.seq, event.type === "message" ? event.data.message.id : null);
    if (data && this.leftAt !== null) {
      this.away = Math.max(this.away, performance.now() - this.leftAt);
      this.leftAt = null;
    }
  }
}

/** Posts until it is told to stop; what gets no answer is sent again, as a page does. Returns the ids. */
export function writer(socket: Socket, roomId: string, name: string) {
  const ids: string[] = [];
  let stopped = false;
  const done = (async () => {
    for (let n = 0; !stopped; n += 1)
      for (let sent = false; !sent;) {
        const answer = await say(socket, roomId, `${name} ${n}`, `${name}-${n}`).catch(() => null);
        sent = answer?.ok ?? false;
        if (sent) ids.push(answer!.data.id);
        else await wait(100);
      }
  })();
  return {
    ids,
    stop: async () => {
      stopped = true;
      await done;
      return ids;
    },
  };
}
