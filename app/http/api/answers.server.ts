import { HTTP_STATUS, type ErrorBody, type Refusal } from "~/domain/errors";
import { retryHeaders } from "../refusals.server";

/** What an endpoint answers, before it becomes a Response: so that it can be kept for an Idempotency-Key. */
export type Answer<T = unknown> = {
  status: number;
  body: { data: T; meta?: Meta } | { error: ErrorBody | FaultBody } | { openapi: string } | null;
  headers?: Record<string, string>;
};

export type Meta = { nextCursor: string | null; [name: string]: unknown };

/** What is told of a fault of ours: nothing. */
type FaultBody = { code: "internal" | "unavailable"; message: string };

export const ok = <T>(data: T): Answer<T> => ({ status: 200, body: { data } });

/** Something new is there (201), or was there already (200). */
export const created = <T>(data: T, isNew = true): Answer<T> => ({
  status: isNew ? 201 : 200,
  body: { data },
});

export const list = <T>(
  data: T[],
  nextCursor: string | null,
  more: Record<string, unknown> = {},
): Answer<T[]> => ({ status: 200, body: { data, meta: { nextCursor, ...more } } });

export const nothing = (headers: Record<string, string> = {}): Answer<null> => ({
  status: 204,
  body: null,
  headers,
});

export function refused(refusal: Refusal): Answer {
  return {
    status: HTTP_STATUS[refusal.code],
    body: { error: refusal.body },
    headers: {
      ...retryHeaders(refusal),
      // What is left of the body is not read, so the connection is of no more use.
      ...(refusal.code === "too_large" ? { Connection: "close" } : {}),
      ...(refusal.code === "unauthenticated" ? { "WWW-Authenticate": "Bearer" } : {}),
    },
  };
}

export const fault: Answer = {
  status: 500,
  body: { error: { code: "internal", message: "Something went wrong here. Try again." } },
};

/** While the database is away. */
export const unavailable: Answer = {
  status: 503,
  body: { error: { code: "unavailable", message: "This cannot be answered just now. Try again soon." } },
  headers: { "Retry-After": "5" },
};

/** What an answer is on the wire. Nothing of it may be kept on the way: it is one person's, at one moment. */
export function written({ body, headers = {} }: Answer): {
  bytes: Buffer | null;
  headers: Record<string, string>;
} {
  const all: Record<string, string> = { "Cache-Control": "no-store", ...headers };
  if (body === null) return { bytes: null, headers: all };
  const bytes = Buffer.from(JSON.stringify(body));
  all["Content-Type"] = "application/json; charset=utf-8";
  all["Content-Length"] = String(bytes.length);
  return { bytes, headers: all };
}

/** The Response for an answer. */
export function respond(answer: Answer): Response {
  const { bytes, headers } = written(answer);
  return new Response(bytes as Buffer<ArrayBuffer> | null, { status: answer.status, headers });
}
