import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, fetch, type Response } from "undici";
import { isPublicAddress } from "./public-address.server";

export type FetchFaultKind =
  /** The address or the port is not one we talk to. */
  | "refused"
  /** No such name, no route, no answer, or a broken connection. */
  | "unreachable"
  | "timeout"
  | "too_large"
  | "wrong_type"
  | "redirects"
  /** An answer other than 2xx; see `status`. */
  | "status";

export class FetchFault extends Error {
  readonly kind: FetchFaultKind;
  readonly status?: number;

  constructor(kind: FetchFaultKind, message: string, status?: number) {
    super(message);
    this.name = "FetchFault";
    this.kind = kind;
    if (status !== undefined) this.status = status;
  }
}

export type FetchLimits = {
  /** Most bytes of the body, counted after decompression. */
  maxBytes: number;
  /** For everything together: names, redirects, body. */
  timeoutMs: number;
  /** The media types that are welcome, without parameters; "any" welcomes all. */
  accept: readonly string[] | "any";
  /** Only the beginning is wanted: what is longer than `maxBytes` is cut there rather than refused. */
  beginning?: boolean;
  maxRedirects?: number;
};

/**
 * `url` is where the last redirect led; `type` the media type without parameters; `length` how many bytes there are in
 * all, where the server says so.
 */
export type Fetched = { url: string; type: string; body: Buffer; length: number | null };

export type Fetcher = (url: string, limits: FetchLimits) => Promise<Fetched>;

/** Who is asked for the addresses of a name, and which of them may be talked to. Replaced in tests only. */
export type Guard = {
  resolve(hostname: string): Promise<string[]>;
  isAllowed(address: string, port: number): boolean;
};

const USER_AGENT = "SedaRooms/1.0 (track cards)";
const OPEN_INTERNET: Guard = {
  resolve: async (hostname) => (await lookup(hostname, { all: true })).map((found) => found.address),
  isAllowed: (address, port) => (port === 80 || port === 443) && isPublicAddress(address),
};

/**
 * The one way out to the network for addresses that people gave us. Gets `url` over http or https from the open
 * internet: a name is resolved once and the connection made to the very addresses that were checked, so that a
 * name which changes its mind (DNS rebinding) gains nothing; each redirect is checked anew. Sends no cookies.
 * Throws FetchFault.
 */
export async function guardedFetch(
  url: string,
  limits: FetchLimits,
  guard: Guard = OPEN_INTERNET,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let next = addressOf(url);
  for (let hop = 0; hop <= (limits.maxRedirects ?? 3); hop++) {
    const answer = await getOnce(next, limits, guard, signal);
    if (!("location" in answer)) return answer;
    next = answer.location;
  }
  throw new FetchFault("redirects", "Too many redirects.");
}

async function getOnce(
  url: URL,
  limits: FetchLimits,
  guard: Guard,
  signal: AbortSignal,
): Promise<Fetched | { location: URL }> {
  const addresses = await orFault(signal, checkedAddresses(url, guard));
  const agent = new Agent({ connect: { lookup: pinnedTo(addresses) } });
  try {
    const response = await orFault(
      signal,
      fetch(url, {
        dispatcher: agent,
        redirect: "manual",
        signal,
        headers: {
          accept: limits.accept === "any" ? "*/*" : limits.accept.join(", "),
          "user-agent": USER_AGENT,
          ...(limits.beginning
            ? { range: `bytes=0-${limits.maxBytes - 1}`, "accept-encoding": "identity" }
            : {}),
        },
      }),
    );
    const location = redirectOf(response, url);
    if (location) return { location };
    if (!response.ok) throw new FetchFault("status", `Answered ${response.status}.`, response.status);
    const type = mediaType(response);
    if (limits.accept !== "any" && !limits.accept.includes(type))
      throw new FetchFault("wrong_type", `Sent ${type || "no type"}.`);
    const body = await orFault(signal, readBody(response, limits));
    return { url: url.href, type, body, length: lengthOf(response) };
  } finally {
    // Also stops a body that nobody is going to read.
    await agent.destroy();
  }
}

function addressOf(url: string, base?: URL): URL {
  try {
    return new URL(url, base);
  } catch {
    throw new FetchFault("refused", "Not an address.");
  }
}

async function checkedAddresses(url: URL, guard: Guard): Promise<string[]> {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new FetchFault("refused", "Only http and https.");
  }
  if (url.username || url.password) throw new FetchFault("refused", "No credentials in addresses.");
  const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) ? [host] : await guard.resolve(host);
  if (addresses.length === 0) throw new FetchFault("unreachable", "The name has no address.");
  // One address that is not allowed spoils the name: an honest one has no reason to mix them.
  if (!addresses.every((address) => guard.isAllowed(address, port))) {
    throw new FetchFault("refused", "Not an address of the open internet.");
  }
  return addresses;
}

function pinnedTo(addresses: string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, callback) => {
    if (options.all) callback(null, found);
    else callback(null, found[0]!.address, found[0]!.family);
  };
}

function redirectOf(response: Response, from: URL): URL | null {
  const location = response.headers.get("location");
  if (![301, 302, 303, 307, 308].includes(response.status) || !location) return null;
  return addressOf(location, from);
}

function mediaType(response: Response): string {
  return (response.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
}

/** How many bytes there are in all: of a part, as its range says. */
function lengthOf({ status, headers }: Response): number | null {
  const whole = headers.has("content-encoding") ? null : headers.get("content-length");
  const range = /^bytes 0-\d+\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1];
  const said = status === 206 ? range : whole;
  return said && /^\d{1,15}$/.test(said) ? Number(said) : null;
}

async function readBody(response: Response, { maxBytes, beginning }: FetchLimits): Promise<Buffer> {
  const tooLarge = new FetchFault("too_large", `More than ${maxBytes} bytes.`);
  if (!beginning && Number(response.headers.get("content-length")) > maxBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes && !beginning) throw tooLarge;
    chunks.push(chunk);
    if (bytes >= maxBytes && beginning) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

/** Waits for `work` no longer than the signal allows, and tells every failure as a FetchFault. */
async function orFault<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let onAbort = () => {};
  const late = new Promise<never>((_, reject) => {
    onAbort = () => reject(new FetchFault("timeout", "Took too long."));
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([late, work]);
  } catch (error) {
    if (error instanceof FetchFault) throw error;
    if (signal.aborted) throw new FetchFault("timeout", "Took too long.");
    throw new FetchFault("unreachable", reasonOf(error));
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
