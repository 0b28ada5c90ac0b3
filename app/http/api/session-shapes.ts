import { z } from "zod";
import type { EndedSessionDto } from "~/domain/sessions/lists.server";
import {
  END_REASONS,
  QUEUE_STATES,
  SESSION_MODES,
  SESSION_STANDINGS,
  SESSION_STATUSES,
  VOTE_TYPES,
  type QueueItemDto,
  type SessionDto,
  type SessionPersonDto,
} from "~/domain/sessions/schema";
import { count, id, named, time, trackShape, userShape } from "./shapes";

/** What the API answers about DJ sessions. */

const session = {
  id,
  name: z.string().nullable(),
  isPrivate: z.boolean(),
  roomId: id.nullable(),
  room: z.object({ id, slug: z.string(), name: z.string() }).nullable(),
  hostId: id,
  host: userShape,
  currentDJId: id.nullable().describe("Who brought the track that plays."),
  status: z.enum(SESSION_STATUSES),
  mode: z.enum(SESSION_MODES),
  genre: z.string(),
  tags: z.array(z.string()),
  nowPlayingRef: trackShape.nullable(),
  nowPlayingStart: time
    .nullable()
    .describe(
      "When its first second is heard; it may lie a moment ahead. The place in it is `pausedAt`, or now, less this.",
    ),
  playingItemId: id.nullable(),
  pausedAt: time.nullable(),
  turn: count.describe("Counts the tracks that were started. Give it to skip the one that is meant."),
  skipShare: count.describe("Of the accounts that listen, how many in a hundred vote a track down."),
  perPerson: count.describe("How many tracks a person may have waiting, in VOTE."),
  trackMax: count.describe("Seconds."),
  isProgramme: z.boolean().describe("It plays its tracks again and again, without anybody."),
  hostGone: z.boolean().describe("The crowd carries on without its host."),
  queueLength: count.describe("Tracks that wait."),
  listening: count.describe("People whose player plays, and visitors by connection."),
  createdAt: time,
  updatedAt: time,
  endedAt: time.nullable(),
};

export const sessionShape = named<SessionDto>("Session", z.object(session));

export const queueItemShape = named<QueueItemDto>(
  "QueueItem",
  z.object({
    id,
    sessionId: id,
    addedBy: id,
    user: userShape,
    trackRef: trackShape,
    duration: z.number().nullable().describe("Seconds; null while nobody knows."),
    position: z.int(),
    state: z.enum(QUEUE_STATES),
    upvotes: count,
    downvotes: count,
    myVote: z.enum(VOTE_TYPES).nullable().describe("The caller's; in events always null."),
    createdAt: time,
    playedAt: time.nullable(),
    endedAt: time.nullable(),
    endReason: z.enum(END_REASONS).nullable().describe("Why it ended before its time, or never came to it."),
    skipped: z.boolean(),
    startsAt: time.nullable().describe("When it will play as things stand."),
  }),
);

export const endedSessionShape = named<EndedSessionDto>(
  "EndedSession",
  z.object({ ...session, tracklist: z.array(queueItemShape).describe("As they were heard.") }),
);

export const sessionPersonShape = named<SessionPersonDto>(
  "SessionPerson",
  z.object({
    userId: id,
    user: userShape,
    standing: z.enum(SESSION_STANDINGS),
    boothSince: time.nullable().describe("Since when they are in the booth."),
    turns: count.describe("Tracks of theirs that were played in their turn."),
    lastTurnAt: time.nullable(),
  }),
);

export const addedLinksShape = named(
  "AddedLinks",
  z.object({
    added: z.array(queueItemShape),
    refused: z.array(z.object({ link: z.string(), message: z.string() })),
  }),
);

export const sessionLinkShape = named(
  "SessionLink",
  z.object({ token: z.string(), url: z.string().describe("The link's page on this instance.") }),
);
