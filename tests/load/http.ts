import { Agent, request, type IncomingHttpHeaders } from "node:http";
import autocannon from "autocannon";

export type Load = {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  p99: number;
};

export type Asked = {
  url: string;
  /** Headers of each client; there are as many clients, with a connection each that is kept. */
  clients: Record<string, string>[];
  seconds: number;
  /** The body of each next request; with it the method is POST. */
  body?: () => string;
};

/**
 * Loads one address from all clients at once.
 * @throws Error when an answer is not a success: a fast refusal is no rate
 */
export async function load({ url, clients, seconds, body }: Asked): Promise<Load> {
  let next = 0;
  const result = await autocannon({
    url,
    connections: clients.length,
    duration: seconds,
    timeout: 20,
    setupClient(client) {
      client.setHeaders(clients[next++ % clients.length]!);
    },
    ...(body
      ? {
          requests: [
            {
              method: "POST",
              setupRequest: (asked) => ({
                ...asked,
                headers: { ...asked.headers, "content-type": "application/json" },
                body: body(),
              }),
            },
          ],
        }
      : {}),
  });
  if (result.errors || result.non2xx)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that are no success`);
  return { rate: result["2xx"] / result.duration, p99: result.latency.p99 };
}

/** Both sides under the same load, turn by turn, so that what else the machine does falls on both. */
export async function inTurns<T>(rounds: number, ours: () => Promise<T>, baseline: () => Promise<T>) {
  const measured: { ours: T[]; baseline: T[] } = { ours: [], baseline: [] };
  for (let round = 0; round < rounds; round += 1) {
    measured.baseline.push(await baseline());
    measured.ours.push(await ours());
  }
  return measured;
}

const agent = new Agent({ keepAlive: true });

export type Answered = { status: number; body: string; headers: IncomingHttpHeaders; ms: number };

/**
 * One request on a kept connection, with the time until its last byte. Where the server closed that connection in the same
 * moment, for having been idle, it is asked again.
 */
export function ask(
  url: string,
  headers: Record<string, string> = {},
  body?: object,
  method = body ? "POST" : "GET",
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const sent = request(
      url,
      { agent, method, headers: body ? { ...headers, "Content-Type": "application/json" } : headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const ms = performance.now() - started;
          const text = Buffer.concat(chunks).toString("utf8");
          const status = response.statusCode ?? 0;
          if (status < 200 || status > 299)
            reject(new Error(`${method} ${url}: ${status} ${text.slice(0, 200)}`));
          else resolve({ status, body: text, headers: response.headers, ms });
        });
      },
    );
    sent.on("error", (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(ask(url, headers, body, method));
      else reject(error);
    });
    sent.end(body && JSON.stringify(body));
  });
}

/** A login's cookie, written as Remix writes its cookies. */
export const cookie = (token: string) => ({
  Cookie: `seda_login=${encodeURIComponent(Buffer.from(JSON.stringify(token)).toString("base64"))}`,
});
export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** The mean of one number of each round. */
export const mean = <T>(rounds: T[], of: (round: T) => number) =>
  rounds.reduce((sum, round) => sum + of(round), 0) / rounds.length;
