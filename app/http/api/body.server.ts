import { Refusal } from "~/domain/errors";
import type { ApiRequest } from "./request.server";

/** Longest body, in bytes. The longest message with its track is a tenth of it. */
export const BODY_MAX = 64 * 1024;

/** A body as it came, and what it says. */
export type Body = { text: string; fields: Record<string, unknown> };

/**
 * Reads a JSON object. No body at all is as an empty object.
 * @throws Refusal `too_large`, `unsupported` (not JSON), `invalid` (malformed, or not an object)
 */
export async function readBody(request: ApiRequest): Promise<Body> {
  const text = await readText(request);
  if (text === "") return { text, fields: {} };
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(request.headers.get("Content-Type") ?? ""))
    throw new Refusal("unsupported", "Send JSON, with Content-Type: application/json.");
  const value = fromJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Refusal("invalid", "The body must be a JSON object.");
  return { text, fields: value as Record<string, unknown> };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("invalid", "The body is not valid JSON.");
  }
}

/** So much of a body that is too large is still read: whoever is sending it then hears the refusal. */
const PATIENCE = 16 * BODY_MAX;

async function readText(request: ApiRequest): Promise<string> {
  const said = Number(request.headers.get("Content-Length") ?? Infinity);
  // No more can come than was said: Node's parser sees to that.
  if (said <= BODY_MAX) return said === 0 ? "" : request.text();
  // Leaving the loop of a `for await` would cut the connection before the answer.
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    size += chunk.value.length;
    if (size <= BODY_MAX) chunks.push(chunk.value);
    else if (size > PATIENCE) throw tooLarge();
  }
  if (size > BODY_MAX) throw tooLarge();
  return new TextDecoder().decode(Buffer.concat(chunks));
}

const tooLarge = () => new Refusal("too_large", `The body may have at most ${BODY_MAX} bytes.`);
