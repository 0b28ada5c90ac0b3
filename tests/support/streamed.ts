import { request } from "node:http";

const MEGABYTE = Buffer.alloc(1024 * 1024, "x");

/** What came of a body that was sent in chunks: how it was answered, and how many megabytes had been sent by then. */
export type Streamed = { status: number | null; sent: number };

/** Sends a body in chunks, without saying how long it is: `head`, so many megabytes, and `end`. */
export function stream(
  url: string,
  headers: Record<string, string>,
  { head, megabytes, end }: { head: string; megabytes: number; end: string },
): Promise<Streamed> {
  return new Promise((resolve) => {
    let sent = 0;
    let status: number | null = null;
    const going = request(url, { method: "POST", headers }, (response) => {
      status = response.statusCode ?? null;
      response.resume();
    });
    going.on("error", () => undefined).on("close", () => resolve({ status, sent }));
    going.write(head, "latin1");
    const more = (): void => {
      if (going.destroyed) return;
      if (sent === megabytes) return void going.end(end);
      sent += 1;
      going.write(MEGABYTE, () => setImmediate(more));
    };
    more();
  });
}
