import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A plain proxy before several nodes: each request and each WebSocket goes to the next one that is there. */
export type Proxy = {
  url: string;
  /** Takes a node in, or out of the row. */
  use(urls: string[]): void;
  stop(): Promise<void>;
};

/**
 * Starts one. Long polling stays with the node that knows its connection, as a sticky proxy sees to; all else is handed
 * round, request by request.
 */
export async function startProxy(port = 0): Promise<Proxy> {
  let nodes: string[] = [];
  let turn = 0;
  const homes = new Map<string, string>();
  const open = new Set<Duplex>();
  const next = () => nodes[turn++ % nodes.length]!;

  function forward(from: IncomingMessage, to: ServerResponse, tries = nodes.length): void {
    const sid = /[?&]sid=([^&]+)/.exec(from.url ?? "")?.[1];
    const isFirstPoll = from.url?.startsWith("/socket.io/") && !sid;
    const home = sid ? homes.get(sid) : undefined;
    const node = home ?? next();
    const passed = request(node + from.url!, { method: from.method, headers: from.headers }, (answer) => {
      to.writeHead(answer.statusCode!, answer.rawHeaders);
      if (isFirstPoll)
        answer.on("data", (chunk: Buffer) => {
          const given = /"sid":"([^"]+)"/.exec(chunk.toString("latin1"))?.[1];
          if (given) homes.set(given, node);
        });
      answer.pipe(to);
    });
    passed.on("error", (error: NodeJS.ErrnoException) => {
      // Nobody there: the next one. What may have been done is not done twice.
      if (error.code === "ECONNREFUSED" && tries > 1 && !home) return forward(from, to, tries - 1);
      if (!to.headersSent) to.writeHead(502);
      to.end();
    });
    from.pipe(passed);
    to.on("close", () => passed.destroy());
  }

  function upgrade(from: IncomingMessage, client: Duplex, head: Buffer, tries = nodes.length): void {
    const sid = /[?&]sid=([^&]+)/.exec(from.url ?? "")?.[1];
    const { hostname, port: to } = new URL((sid && homes.get(sid)) || next());
    const node: Socket = connect(Number(to), hostname);
    open.add(client).add(node);
    node.on("connect", () => {
      const headers = from.rawHeaders.map((part, at) => (at % 2 ? `: ${part}\r\n` : part)).join("");
      node.write(`${from.method} ${from.url} HTTP/1.1\r\n${headers}\r\n`);
      node.write(head);
      node.pipe(client);
      client.pipe(node);
    });
    let failed = false;
    node.on("error", (error: NodeJS.ErrnoException) => {
      failed = error.code === "ECONNREFUSED" && tries > 1;
      if (failed) upgrade(from, client, head, tries - 1);
      else client.destroy();
    });
    node.on("close", () => failed || client.destroy());
    client.on("error", () => node.destroy());
    client.on("close", () => {
      node.destroy();
      open.delete(client);
      open.delete(node);
    });
  }

  const server = createServer((from, to) => forward(from, to));
  server.on("upgrade", (from, client, head) => upgrade(from, client, head));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${address.port}`,
    use: (urls) => void (nodes = urls),
    async stop() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
