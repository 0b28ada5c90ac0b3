import { createHash } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect } from "vitest";
import type { z } from "zod";
import type { MembershipDto, RoomDto } from "~/domain/rooms/schema";
import type { MessageDto } from "~/domain/messages/schema";
import { errorShape } from "~/http/api/shapes";
import type { App } from "./app";

/** An answer of the API: `body` as it came, parsed (null when empty). */
export type Reply<T = unknown> = {
  status: number;
  headers: Headers;
  body: { data: T; meta: { nextCursor: string | null; seq: number; reset: boolean }; error: ErrorBody };
  text: string;
};

type ErrorBody = { code: string; message: string; fields?: Record<string, string[]>; retryAfter?: number };

/** Somebody who calls the API; `token` null is a visitor. */
export class Client {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
    readonly userId = "",
  ) {}

  /** Sends a request below /api/v1. A `body` that is no text goes as JSON. */
  async send<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (text === "" ? null : bodyIn(text, `${method} ${path}`)) as Reply<T>["body"],
    };
  }

  get = <T = unknown>(path: string, headers?: Record<string, string>) =>
    this.send<T>("GET", path, undefined, headers);
  post = <T = unknown>(path: string, body?: unknown, headers?: Record<string, string>) =>
    this.send<T>("POST", path, body, headers);
  patch = <T = unknown>(path: string, body: unknown) => this.send<T>("PATCH", path, body);
  delete = (path: string) => this.send("DELETE", path);

  /** Opens a room. */
  async room(input: Record<string, unknown>): Promise<RoomDto> {
    return made(await this.post<RoomDto>("/rooms", input));
  }

  async join(room: RoomDto): Promise<MembershipDto> {
    return made(await this.post<MembershipDto>(`/rooms/${room.id}/join`));
  }

  async say(room: RoomDto, text: string, more: Record<string, unknown> = {}): Promise<MessageDto> {
    return made(await this.post<MessageDto>(`/rooms/${room.id}/messages`, { text, ...more }));
  }
}

function made<T>(reply: Reply<T>): T {
  expect(reply.status, reply.text).toBe(201);
  return reply.body.data;
}

let people = 0;
export const PASSWORD = "a long enough password";

/** Makes an account, and gives a client that calls as this person. */
export async function newcomer(app: App, name = "person"): Promise<Client & { email: string }> {
  people += 1;
  const username = `${name}_${people}`;
  const email = `${username}@example.com`;
  const reply = await new Client(app.url).post<{ token: string; user: { id: string } }>("/signup", {
    email,
    username,
    password: PASSWORD,
  });
  const { token, user } = made(reply);
  return Object.assign(new Client(app.url, token, user.id), { email });
}

/** Turns a token not yet used into that of a browser, and gives the Cookie header that holds it. */
export function asBrowser(app: App, token: string): string {
  const database = new Database(join(app.dataDir, "rooms.db"));
  const hash = createHash("sha256").update(token).digest("hex");
  const { changes } = database.prepare("UPDATE logins SET kind = 'BROWSER' WHERE tokenHash = ?").run(hash);
  database.close();
  expect(changes).toBe(1);
  return `seda_login=${encodeURIComponent(Buffer.from(JSON.stringify(token)).toString("base64"))}`;
}

/** Holds that data has a documented shape, and nothing beside it. */
export function hold(shape: z.ZodType, data: unknown): void {
  expect(shape.parse(data)).toEqual(data);
}

/** Holds that an answer is a refusal in the one shape. */
export function refusedWith(reply: Reply, status: number, code: string): ErrorBody {
  expect(reply.body?.error?.code, reply.text).toBe(code);
  expect(reply.status).toBe(status);
  expect(reply.headers.get("Content-Type")).toMatch(/^application\/json/);
  hold(errorShape, reply.body);
  return reply.body.error;
}

function bodyIn(text: string, asked: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${asked} was answered with no JSON: ${text.slice(0, 200)}`, { cause });
  }
}
