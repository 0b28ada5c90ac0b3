import { io, type Socket } from "socket.io-client";
import type { ErrorBody } from "~/domain/errors";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import type { JoinAnswer } from "~/live/protocol";
import { PASSWORD, unique } from "./people";

/** Somebody who uses a running application from outside, by its API and its sockets. */
export type Client = { id: string; token: string; email: string; api: Api };
export type Api = <T>(method: string, path: string, body?: unknown) => Promise<{ status: number; data: T }>;

/** Asks the API, as whoever holds the token. */
export function apiOf(url: string, token?: string): Api {
  return async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = response.status === 204 ? {} : ((await response.json()) as { data?: T });
    return { status: response.status, data: answer.data as T };
  };
}

/** Signs somebody up. */
export async function newClient(url: string): Promise<Client> {
  const username = `c_${unique()}`;
  const email = `${username}@example.org`;
  const { data } = await apiOf(url)<{ user: { id: string }; token: string }>("POST", "/signup", {
    email,
    username,
    password: PASSWORD,
  });
  return { id: data.user.id, token: data.token, email, api: apiOf(url, data.token) };
}

/** Signs them in by the form, as in a browser, and gives the Cookie header. */
export async function loginCookie(url: string, { email }: Client): Promise<string> {
  const answer = await fetch(`${url}/login`, {
    method: "POST",
    body: new URLSearchParams({ email, password: PASSWORD }),
    headers: { Origin: url },
    redirect: "manual",
  });
  const cookie = /seda_login=[^;]+/.exec(answer.headers.getSetCookie().join("\n"))?.[0];
  if (!cookie) throw new Error(`The form did not sign them in: ${answer.status}`);
  return cookie;
}

/** A room of the first, in which the others are members. */
export async function newRoom(owner: Client, others: Client[] = [], input: object = {}): Promise<RoomDto> {
  const { data } = await owner.api<RoomDto>("POST", "/rooms", { name: `Room ${unique()}`, ...input });
  for (const { id } of others) await owner.api("POST", `/rooms/${data.id}/members`, { userId: id });
  return data;
}

const opened: Socket[] = [];

/** Opens a socket, and waits until it is there (or refused: then it rejects). */
export async function connect(
  url: string,
  token?: string,
  options: Parameters<typeof io>[1] = {},
): Promise<Socket> {
  const socket = io(url, {
    forceNew: true,
    reconnection: false,
    transports: ["websocket"],
    ...(token ? { auth: { token } } : {}),
    ...options,
  });
  opened.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });
  return socket;
}

/** Closes every socket that connect opened. */
export function closeSockets(): void {
  for (const socket of opened.splice(0)) socket.close();
}

export type Answer<T> = { ok: boolean; data: T; error: ErrorBody };

/** Asks over a socket; rejects when there is no answer within five seconds. */
export function ask<T>(socket: Socket, event: string, ...args: unknown[]): Promise<Answer<T>> {
  return socket.timeout(5000).emitWithAck(event, ...args) as Promise<Answer<T>>;
}

export const joinLive = (socket: Socket, roomId: string, after?: number) =>
  ask<JoinAnswer & { events?: { seq: number }[]; reset?: boolean }>(socket, "join_room", { roomId, after });

export const say = (socket: Socket, roomId: string, text: string, clientId = unique()) =>
  ask<MessageDto>(socket, "message", { roomId, text, clientId });
