import { io, type Socket } from "socket.io-client";
import { quantile } from "./report";

export type Place = { roomId: string } | { sessionId: string };
type Ack = { ok: boolean; data?: unknown; error?: unknown };

/**
 * Connects a client for each token, and has each join the room or the session.
 * @returns the sockets, and the seconds from the first attempt to the last acknowledgement
 */
export async function joinAll(
  url: string,
  tokens: string[],
  place: Place,
): Promise<{ sockets: Socket[]; seconds: number }> {
  const started = performance.now();
  const sockets = await Promise.all(tokens.map((token) => joined(url, token, place)));
  return { sockets, seconds: (performance.now() - started) / 1000 };
}

async function joined(url: string, token: string, place: Place): Promise<Socket> {
  const socket = io(url, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    timeout: 60_000,
    auth: { token },
  });
  await new Promise<void>((resolve, reject) => {
    socket.on("connect", resolve);
    socket.on("connect_error", reject);
  });
  await asked(socket, "roomId" in place ? "join_room" : "join_session", place);
  return socket;
}

/** Sends and waits for the acknowledgement. @throws Error when it is a refusal, or late */
export async function asked(socket: Socket, event: string, request: object): Promise<unknown> {
  const ack = (await socket.timeout(60_000).emitWithAck(event, request)) as Ack;
  if (!ack.ok) throw new Error(`${event}: ${JSON.stringify(ack.error)}`);
  return ack.data;
}

export type Delivery = {
  /** Milliseconds from sending to each listener's receiving: 95 of 100 are below. */
  p95: number;
  /** How many should have come and did not. */
  lost: number;
};

/** The first socket posts at a steady rate; everybody listens, itself among them. */
export async function deliver(
  sockets: Socket[],
  message: (at: number) => object,
  rate: { perSecond: number; seconds: number },
): Promise<Delivery> {
  const sentAt = new Map<string, number>();
  const delays: number[] = [];
  const hear = (event: { message: { clientId: string } }) => {
    const sent = sentAt.get(event.message.clientId);
    if (sent !== undefined) delays.push(performance.now() - sent);
  };
  for (const socket of sockets) socket.on("message_received", hear);
  const count = rate.perSecond * rate.seconds;
  const acks: Promise<unknown>[] = [];
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      const clientId = `bench-${sentAt.size}-${performance.now()}`;
      const request = { ...message(sentAt.size), clientId };
      sentAt.set(clientId, performance.now());
      acks.push(asked(sockets[0]!, "message", request));
      if (sentAt.size < count) return;
      clearInterval(timer);
      done();
    }, 1000 / rate.perSecond);
  });
  await Promise.all(acks);
  const expected = count * sockets.length;
  const deadline = performance.now() + 10_000;
  while (delays.length < expected && performance.now() < deadline)
    await new Promise((done) => setTimeout(done, 20));
  for (const socket of sockets) socket.off("message_received", hear);
  return { p95: quantile(delays, 0.95), lost: expected - delays.length };
}

/** Ends the connections and waits until the server has seen it. */
export async function leaveAll(sockets: Socket[]): Promise<void> {
  for (const socket of sockets) socket.disconnect();
  await new Promise((done) => setTimeout(done, 500));
}
