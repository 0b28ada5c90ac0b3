import type { UserDto } from "~/domain/accounts/schema";
import type { FoundLength } from "~/domain/sessions/lengths.server";

/** What other nodes are told of who comes and goes on this one and what their players find; and who is where on them. */

export type CrowdChange =
  /** Told again, it says who they are now. */
  | ["come", stream: string, id: string, user: UserDto | null]
  | ["go", stream: string, id: string]
  | ["play", sessionId: string, id: string, playing: boolean]
  | ["fail", sessionId: string, turn: number, key: string]
  | ["length", found: FoundLength];

/** Changes are told together: a crowd that comes at once is few messages. */
const GATHERED_FOR = 20;

let waiting: CrowdChange[] = [];
let timer: NodeJS.Timeout | undefined;
let tell: ((changes: CrowdChange[]) => void) | null = null;

/** Lets changes of this node's crowds reach other nodes. */
export function shareBy(teller: (changes: CrowdChange[]) => void): void {
  tell = teller;
}

/** Tells the other nodes, soon. */
export function share(change: CrowdChange): void {
  if (!tell) return;
  waiting.push(change);
  timer ??= setTimeout(tellNow, GATHERED_FOR);
}

function tellNow(): void {
  clearTimeout(timer);
  timer = undefined;
  const changes = waiting;
  waiting = [];
  if (changes.length > 0) tell?.(changes);
}

/** Says what was still to be said, and no more. */
export function stopSharing(): void {
  tellNow();
  tell = null;
}

/** What is done with news of another node's crowds. */
export type Effects = {
  come(stream: string, here: { id: string; user: UserDto | null }): void;
  show(stream: string, user: UserDto | null): void;
  go(stream: string, here: { id: string; user: UserDto | null }): void;
  play(sessionId: string, id: string, playing: boolean): void;
  fail(sessionId: string, turn: number, key: string): void;
  length(found: FoundLength): void;
};

type Connection = { user: UserDto | null; streams: Set<string>; playing: Set<string> };

/** Who is on the other nodes, by node and connection: enough to take all of them away with their node. */
export class Elsewhere {
  private readonly nodes = new Map<string, Map<string, Connection>>();

  constructor(private readonly effects: Effects) {}

  apply(node: string, changes: CrowdChange[]): void {
    const connections = this.nodes.get(node) ?? new Map<string, Connection>();
    this.nodes.set(node, connections);
    for (const change of changes) this.applyOne(connections, change);
  }

  /** All who are on a node: those who are no longer among them have gone. */
  replace(node: string, all: CrowdChange[]): void {
    const known = this.nodes.get(node) ?? new Map<string, Connection>();
    const named = (kind: "come" | "play") =>
      new Set(all.flatMap((change) => (change[0] === kind ? `${change[2]} ${change[1]}` : [])));
    const [places, plays] = [named("come"), named("play")];
    for (const [id, { streams, playing }] of known) {
      for (const sessionId of playing)
        if (!plays.has(`${id} ${sessionId}`)) this.applyOne(known, ["play", sessionId, id, false]);
      for (const stream of streams)
        if (!places.has(`${id} ${stream}`)) this.applyOne(known, ["go", stream, id]);
    }
    this.apply(node, all);
  }

  /** A node is no more, and with it whoever was there. */
  forget(node: string): void {
    for (const [id, { user, streams }] of this.nodes.get(node) ?? [])
      for (const stream of streams) this.effects.go(stream, { id, user });
    this.nodes.delete(node);
  }

  private applyOne(connections: Map<string, Connection>, change: CrowdChange): void {
    if (change[0] === "fail") return this.effects.fail(change[1], change[2], change[3]);
    if (change[0] === "length") return this.effects.length(change[1]);
    const [kind, place, id] = change;
    const known = connections.get(id);
    if (kind === "come") {
      const user = change[3];
      const connection = known ?? { user, streams: new Set(), playing: new Set() };
      connections.set(id, connection);
      connection.user = user;
      if (connection.streams.has(place)) return this.effects.show(place, user);
      connection.streams.add(place);
      return this.effects.come(place, { id, user });
    }
    if (!known) return;
    if (kind === "play") {
      if (change[3]) known.playing.add(place);
      else known.playing.delete(place);
      return this.effects.play(place, id, change[3]);
    }
    if (!known.streams.delete(place)) return;
    known.playing.delete(place.slice(place.indexOf(":") + 1));
    if (known.streams.size === 0) connections.delete(id);
    this.effects.go(place, { id, user: known.user });
  }
}
