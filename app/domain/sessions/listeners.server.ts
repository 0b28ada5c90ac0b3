/**
 * Who is here and who listens, by session: the one place that knows. It lives in memory, since a connection does not
 * outlive its process; each node knows of the others' people as well, as they tell. Reading is free, so votes may ask
 * each time.
 */
export interface ListenerRegistry {
  /** A connection has come to a session. */
  arrive(sessionId: string, connection: Connection): void;
  /** It has gone, and with it whatever it said. */
  depart(sessionId: string, connectionId: string): void;
  /** Its player plays, or has stopped. Of a connection that is not here nothing is believed. */
  setPlaying(sessionId: string, connectionId: string, playing: boolean): void;
  counts(sessionId: string): ListenerCounts;
  isHere(sessionId: string, userId: string): boolean;
  /** Whoever is here (see `listenerKey`) cannot play the track of this turn. */
  fail(sessionId: string, turn: number, key: string): void;
  /** Calls back whenever somebody said so here. */
  onFail(listener: (sessionId: string, turn: number, key: string) => void): void;
  /** Somebody said so on another node. */
  failElsewhere(sessionId: string, turn: number, key: string): void;
  failing(sessionId: string, turn: number): Failing;
  /** Calls back whenever somebody comes, goes, starts or stops listening. Returns the way to stop. */
  onChange(listener: (sessionId: string) => void): () => void;
  /** Forgets everybody. */
  clear(): void;
}

export type Connection = { id: string; personId: string | null };

/** People count by account, visitors by connection. */
export type ListenerCounts = {
  /** Who has the session open. */
  online: number;
  /** Whose player plays. */
  listening: number;
  /** The signed-in among those who listen. */
  accounts: number;
};

/** How many cannot play a track, out of those who play it or tried to. */
export type Failing = { failing: number; outOf: number };

/** The name under which a connection counts. */
export const listenerKey = ({ id, personId }: Connection): string => personId ?? id;

type Listener = { isPerson: boolean; connections: number; playing: number; failedTurn: number | null };
type Place = {
  connections: Map<string, { key: string; playing: boolean }>;
  listeners: Map<string, Listener>;
  counts: ListenerCounts;
};

const NOBODY: ListenerCounts = { online: 0, listening: 0, accounts: 0 };

export class MemoryListeners implements ListenerRegistry {
  private readonly places = new Map<string, Place>();
  private readonly watchers = new Set<(sessionId: string) => void>();
  private readonly failures = new Set<(sessionId: string, turn: number, key: string) => void>();

  arrive(sessionId: string, connection: Connection): void {
    const place = this.places.get(sessionId) ?? emptyPlace();
    if (place.connections.has(connection.id)) return;
    this.places.set(sessionId, place);
    const key = listenerKey(connection);
    place.connections.set(connection.id, { key, playing: false });
    const known = place.listeners.get(key);
    if (known) known.connections += 1;
    else {
      const isPerson = connection.personId !== null;
      place.listeners.set(key, { isPerson, connections: 1, playing: 0, failedTurn: null });
    }
    place.counts.online = place.listeners.size;
    this.tell(sessionId);
  }

  depart(sessionId: string, connectionId: string): void {
    const place = this.places.get(sessionId);
    const connection = place?.connections.get(connectionId);
    if (!place || !connection) return;
    play(place, connection, false);
    place.connections.delete(connectionId);
    const listener = place.listeners.get(connection.key)!;
    listener.connections -= 1;
    if (listener.connections === 0) place.listeners.delete(connection.key);
    place.counts.online = place.listeners.size;
    if (place.connections.size === 0) this.places.delete(sessionId);
    this.tell(sessionId);
  }

  setPlaying(sessionId: string, connectionId: string, playing: boolean): void {
    const place = this.places.get(sessionId);
    const connection = place?.connections.get(connectionId);
    if (!place || !connection || connection.playing === playing) return;
    play(place, connection, playing);
    this.tell(sessionId);
  }

  counts(sessionId: string): ListenerCounts {
    return { ...(this.places.get(sessionId)?.counts ?? NOBODY) };
  }

  isHere(sessionId: string, userId: string): boolean {
    return this.places.get(sessionId)?.listeners.get(userId)?.isPerson ?? false;
  }

  fail(sessionId: string, turn: number, key: string): void {
    this.failElsewhere(sessionId, turn, key);
    for (const told of this.failures) told(sessionId, turn, key);
  }

  onFail(listener: (sessionId: string, turn: number, key: string) => void): void {
    this.failures.add(listener);
  }

  failElsewhere(sessionId: string, turn: number, key: string): void {
    const listener = this.places.get(sessionId)?.listeners.get(key);
    if (listener) listener.failedTurn = turn;
  }

  failing(sessionId: string, turn: number): Failing {
    const told: Failing = { failing: 0, outOf: 0 };
    for (const { playing, failedTurn } of this.places.get(sessionId)?.listeners.values() ?? []) {
      if (failedTurn === turn) told.failing += 1;
      if (failedTurn === turn || playing > 0) told.outOf += 1;
    }
    return told;
  }

  onChange(listener: (sessionId: string) => void): () => void {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  clear(): void {
    this.places.clear();
  }

  private tell(sessionId: string): void {
    for (const watcher of this.watchers) watcher(sessionId);
  }
}

const emptyPlace = (): Place => ({ connections: new Map(), listeners: new Map(), counts: { ...NOBODY } });

/** Counts a listener with the first of their players, and no longer with the last. */
function play(place: Place, connection: { key: string; playing: boolean }, playing: boolean): void {
  if (connection.playing === playing) return;
  connection.playing = playing;
  const listener = place.listeners.get(connection.key)!;
  listener.playing += playing ? 1 : -1;
  if (listener.playing !== (playing ? 1 : 0)) return;
  place.counts.listening += playing ? 1 : -1;
  if (listener.isPerson) place.counts.accounts += playing ? 1 : -1;
}

/** Everybody's listeners in this process. */
export const listeners: ListenerRegistry = new MemoryListeners();
