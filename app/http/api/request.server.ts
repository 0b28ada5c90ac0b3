import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { BODY_MAX } from "./body.server";

/** What the API reads of a request. The Request of the web is one. */
export type ApiRequest = Pick<Request, "method" | "url" | "body" | "text"> & {
  headers: Pick<Headers, "get">;
};

/**
 * A request to the API as Node has it, without the Request, Headers and Blob of the web: to make those takes longer than
 * all else that happens on the way to a command.
 * @param url the address from its first slash, as it came
 * @returns null when whoever sends it went away meanwhile
 */
export async function apiRequest(request: IncomingMessage, url: string): Promise<ApiRequest | null> {
  const { method = "GET", headers } = request;
  const head = {
    ...{ method, url: `http://api${url}` },
    headers: { get: (name: string) => headers[name.toLowerCase()]?.toString() ?? null },
  };
  if (method === "GET" || method === "HEAD") return { ...head, body: null, text: () => Promise.resolve("") };
  if (Number(headers["content-length"] ?? Infinity) > BODY_MAX) {
    const body = createReadableStreamFromReadable(request) as ApiRequest["body"];
    return { ...head, body, text: () => new Response(body).text() };
  }
  const bytes = await bytesOf(request).catch(() => null);
  return (
    bytes && {
      ...head,
      get body() {
        return new Response(bytes).body;
      },
      text: () => Promise.resolve(new TextDecoder().decode(bytes)),
    }
  );
}

/** What is short, read at once. */
async function bytesOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  await finished(request);
  return Buffer.concat(chunks);
}
