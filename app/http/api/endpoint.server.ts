import type { z } from "zod";
import type { LoginPlace } from "~/domain/accounts/logins.server";
import type { Actor, Person } from "~/domain/actor";
import type { ErrorCode } from "~/domain/errors";
import type { Answer } from "./answers.server";
import type { Body } from "./body.server";
import type { ApiRequest } from "./request.server";

/** What the parts of an address stand for. */
export const PATH_PARAMS = {
  trackId: "Id of the uploaded track.",
  id: "Id or slug of the room.",
  sessionId: "Id of the session.",
  itemId: "Id of the track in the queue.",
  token: "Token of the session's link.",
  userId: "Id of the person.",
  msgId: "Id of the message.",
  bookmarkId: "Id of the bookmark.",
  imageId: "Id of the picture.",
  auditId: "Id of the log's line.",
  reportId: "Id of the report.",
  name: "Name of the job or flag.",
  invite: "Token of a link, or id of an invite.",
  request: "Id of the request.",
  emoji: "The emoji itself, percent-encoded.",
} as const;

export type PathParam = keyof typeof PATH_PARAMS;

/** A call that has passed the door. */
export type Call<Who, Query> = {
  /** Who calls: null for a visitor, where visitors may. */
  actor: Who;
  params: Record<PathParam, string>;
  query: Query;
  /** The JSON object sent. The command reads it by its schema, the one named as the endpoint's `body`. */
  body: Record<string, unknown>;
  /** The id for what the call makes, where it has a key: the same when it is run again. */
  madeId: string | undefined;
  /** Where the call comes from: what a login made by it is noted with. */
  place: LoginPlace;
};

type Described<Query extends z.ZodType, T> = {
  /** What it does, in a few words. */
  summary: string;
  /** What else there is to know. */
  about?: string;
  query?: Query;
  /** The schema by which the command reads the body. */
  body?: z.ZodType;
  /** What each status of success means; 201 and 200 carry the same shape, 204 none. */
  success: Partial<Record<200 | 201 | 204, string>>;
  /** The shape of `data`. */
  data?: z.ZodType<T>;
  /** Whether `data` is a page of a list: then there is `meta`. A text says what more stands there. */
  pages?: boolean;
  /** Of a POST: run again after it was done, it changes nothing more, and answers as rightly. */
  repeatable?: boolean;
  /** Refusals beyond those that any call can meet. */
  refusals?: ErrorCode[];
};

/** One method of one address. Without `caller`, visitors may call too. */
export type Endpoint = Described<z.ZodType, unknown> & {
  caller: "anyone" | "person";
  /** Reads a body that is not JSON: a multipart form, which `body` describes. */
  read?: (request: ApiRequest, caller: Actor) => Promise<ReadBody>;
  run(call: Call<Actor, unknown>): Promise<Answer>;
};

/** A body that was read, and what is to be done when it is no longer needed. */
export type ReadBody = Body & { discard?: () => Promise<unknown> };

/** An endpoint that anyone may call. */
export function open<Query extends z.ZodType, T>(
  endpoint: Described<Query, T> & { run(call: Call<Actor, z.output<Query>>): Promise<Answer<T>> },
): Endpoint {
  return { ...endpoint, caller: "anyone" } as Endpoint;
}

/** An endpoint for people who are signed in. */
export function personal<Query extends z.ZodType, T>(
  endpoint: Described<Query, T> & {
    read?: (request: ApiRequest, caller: Person) => Promise<ReadBody>;
    run(call: Call<Person, z.output<Query>>): Promise<Answer<T>>;
  },
): Endpoint {
  return { ...endpoint, caller: "person" } as unknown as Endpoint;
}
