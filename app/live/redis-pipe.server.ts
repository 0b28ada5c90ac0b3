import { createAdapter } from "@socket.io/redis-streams-adapter";
import type { Redis, RedisOptions } from "ioredis";
import type { Pipe } from "~/streams/nodes/pipe";
import type { LiveServer } from "./sockets.server";

/** How a connection is that waits for what comes: it asks once, and takes its time. */
const PATIENT = {
  ...{ lazyConnect: false, enableOfflineQueue: true, maxRetriesPerRequest: null },
  ...{ commandTimeout: undefined, socketTimeout: undefined, keepAlive: 5000 },
  retryStrategy: (attempt: number) => Math.min(attempt * 100, 1000),
};

/**
 * Nodes hear each other through Socket.IO's Redis streams adapter. It is given connections that suit it: what it sends
 * fails without being waited for, and what it reads with waits for a Redis that is away instead of asking in a circle.
 */
export function openRedisPipe(live: LiveServer, sender: Redis, prefix: string): Pipe {
  const readers: Redis[] = [];
  const changes: (() => void)[] = [];
  let wasUp = false;
  let closed = false;
  const isUp = () =>
    !closed && readers.length > 1 && [sender, ...readers].every(({ status }) => status === "ready");
  const look = () => {
    if (wasUp === isUp()) return;
    wasUp = !wasUp;
    changes.forEach((listener) => listener());
  };
  const watch = (connection: Redis) => {
    for (const event of ["ready", "close", "end"]) connection.on(event, () => setImmediate(look));
  };
  watch(sender);
  const client = {
    options: {},
    publish: (channel: string, payload: Buffer) => sender.publish(channel, payload).catch(() => 0),
    xadd: (...args: [string, ...string[]]) => sender.xadd(...(args as [string, string])).catch(() => null),
    duplicate() {
      const reader = sender.duplicate(PATIENT as Partial<RedisOptions>);
      readers.push(reader);
      watch(reader);
      return reader;
    },
  };
  live.adapter(createAdapter(client, { streamName: `${prefix}:sockets`, channelPrefix: prefix }) as never);
  return {
    name: "redis",
    isUp,
    send: (text) => void live.serverSideEmit("relay", text),
    onText: (listener) => void live.on("relay", listener),
    onChange: (listener) => void changes.push(listener),
    async close() {
      closed = true;
      // First the adapter, which would go on asking a connection that has ended.
      await live.of("/").adapter.close();
      for (const reader of readers) reader.disconnect();
    },
  };
}
