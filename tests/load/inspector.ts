import { once } from "node:events";
import { WebSocket } from "ws";
import type { App } from "../support/app";

/** A way into a running application's engine: what no answer of its own tells. */
export type Inspector = {
  /** Sweeps all that is no longer used, and gives what is left: bytes of the heap, and of what hangs on it outside. */
  live(): Promise<number>;
  call<T>(method: string, params?: object): Promise<T>;
  close(): void;
};

/** The setting with which an application is started that is to be looked into. It takes a free port, and tells which. */
export const INSPECTABLE = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

/** Looks into an application that was started with the setting above. */
export async function inspect(app: App): Promise<Inspector> {
  const [address] = app.logs().flatMap((line) => /Debugger listening on (ws:\S+)/.exec(line)?.[1] ?? []);
  if (!address) throw new Error("The application was not started to be looked into.");
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await once(socket, "open");
  const waiting = new Map<number, { done(result: unknown): void; fail(error: Error): void }>();
  let asked = 0;
  socket.on("message", (data: Buffer) => {
    const { id, result, error } = JSON.parse(data.toString()) as {
      id?: number;
      result?: unknown;
      error?: object;
    };
    const asker = id === undefined ? undefined : waiting.get(id);
    if (!asker) return;
    waiting.delete(id!);
    if (error) asker.fail(new Error(JSON.stringify(error)));
    else asker.done(result);
  });
  socket.on("close", () => {
    for (const { fail } of waiting.values()) fail(new Error("The application is gone."));
  });
  const call = <T>(method: string, params: object = {}) =>
    new Promise<T>((done, fail) => {
      asked += 1;
      waiting.set(asked, { done: done as (result: unknown) => void, fail });
      socket.send(JSON.stringify({ id: asked, method, params }));
    });
  return {
    call,
    async live() {
      // The first sweep lets finalizers run, whose leavings the second takes.
      for (let sweep = 0; sweep < 2; sweep += 1) await call("HeapProfiler.collectGarbage");
      const { result } = await call<{ result: { value: NodeJS.MemoryUsage } }>("Runtime.evaluate", {
        ...{ expression: "process.memoryUsage()", returnByValue: true },
      });
      return result.value.heapUsed + result.value.external;
    },
    close: () => socket.close(),
  };
}
