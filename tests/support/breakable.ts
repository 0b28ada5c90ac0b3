import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./app";

/** A way to a service that can be cut: connections end, and new ones are refused until it is mended. */
export type Way = { port: number; cut(): Promise<void>; mend(): Promise<void>; close(): Promise<void> };

export async function wayTo(service: string): Promise<Way> {
  const { hostname, port: to } = new URL(service);
  const open = new Set<Socket>();
  const port = await freePort();
  const server = createServer((client) => {
    const beyond = connect(Number(to), hostname);
    for (const socket of [client, beyond]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        (socket === client ? beyond : client).destroy();
      });
    }
    client.pipe(beyond).pipe(client);
  });
  const mend = async () => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const cut = async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, "close");
  };
  await mend();
  return { port, mend, cut, close: () => (server.listening ? cut() : Promise.resolve()) };
}

/** Whether a program is there to be started. */
export const isInstalled = (program: string): boolean =>
  (process.env["PATH"] ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** A Redis of one's own, that keeps nothing: it can be killed and started again where it was. */
export type OwnRedis = { url: string; start(): Promise<void>; kill(): Promise<void> };

export async function ownRedis(): Promise<OwnRedis> {
  const port = await freePort();
  let child: ReturnType<typeof spawn> | null = null;
  const kill = async () => {
    if (!child) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    child = null;
    await ended;
  };
  process.once("exit", () => child?.kill("SIGKILL"));
  const start = async () => {
    child = spawn(
      "redis-server",
      ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
      {
        stdio: "ignore",
      },
    );
    while (!(await answers(port))) await wait(20);
  };
  return { url: `redis://127.0.0.1:${port}`, start, kill };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
