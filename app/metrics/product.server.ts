import { Counter, Gauge, Histogram } from "prom-client";
import { MS_BUCKETS, registry } from "./registry.server";

const registers = [registry];

/** What a kind of command takes, and how often none came of it. `reason`: a refusal's code, or `fault`. */
export type Watched = { took: Histogram; failed: Counter<"reason"> };

export const roomsCreated = new Counter({
  name: "rooms_created_total",
  help: "Rooms opened.",
  labelNames: ["type"],
  registers,
});

export const creatingRooms: Watched = {
  took: new Histogram({
    name: "room_creation_ms",
    help: "From asking for a room to its being there.",
    buckets: MS_BUCKETS,
    registers,
  }),
  failed: new Counter({
    name: "room_creation_failures",
    help: "Rooms asked for that were not opened.",
    labelNames: ["reason"],
    registers,
  }),
};

export const sendingMessages: Watched = {
  took: new Histogram({
    name: "message_latency_ms",
    help: "From a message's arrival to its being committed and handed to the sockets.",
    buckets: MS_BUCKETS,
    registers,
  }),
  failed: new Counter({
    name: "message_send_failures",
    help: "Messages that were not stored.",
    labelNames: ["reason"],
    registers,
  }),
};

export const voting: Watched = {
  took: new Histogram({
    name: "voting_latency_ms",
    help: "From a vote's arrival to its being committed.",
    buckets: MS_BUCKETS,
    registers,
  }),
  failed: new Counter({
    name: "voting_failures",
    help: "Votes that did not count.",
    labelNames: ["reason"],
    registers,
  }),
};

export const voteBacklog = new Gauge({
  name: "vote_backlog",
  help: "Votes that have come and are not committed yet.",
  registers,
});

export const permissionDenied = new Counter({
  name: "permission_denied",
  help: "Acts refused because whoever asked may not.",
  labelNames: ["action"],
  registers,
});

export const rateLimited = new Counter({
  name: "rate_limit_exceeded_total",
  help: "Acts refused because they came too fast.",
  labelNames: ["limit"],
  registers,
});
