import { Counter, Histogram } from "prom-client";
import { MS_BUCKETS, registry } from "./registry.server";
import { Timings } from "./timings.server";

const registers = [registry];

export const requestTook = new Timings(
  { name: "http_request_ms", help: "From a request's arrival to the end of its answer." },
  ["kind", "status"],
);

export const socketRequestTook = new Timings(
  { name: "socket_request_ms", help: "From what a socket asks to its acknowledgement." },
  ["outcome"],
);

export const eventsDelivered = new Counter({
  name: "stream_events_delivered_total",
  help: "Events handed to the sockets of their streams.",
  registers,
});

export const transactionTook = new Histogram({
  name: "db_transaction_ms",
  help: "From a transaction's begin to its commit, without the wait before it.",
  buckets: MS_BUCKETS,
  registers,
});
