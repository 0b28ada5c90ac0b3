import { once } from "node:events";
import busboy from "busboy";
import type { Person } from "~/domain/actor";
import { invalid, Refusal } from "~/domain/errors";
import { removeFile } from "~/domain/files/remove.server";
import { receiveFile, type Received } from "~/domain/uploads/receive.server";
import { IMAGE_MAX_BYTES } from "~/domain/images/limits";
import { MEGABYTE, UPLOAD_MAX_BYTES } from "~/domain/uploads/schema";
import { inMegabytes, noSpace, roomLeft, tooLarge, uploadSpace } from "~/domain/uploads/space.server";
import type { ApiRequest } from "./api/request.server";

/** What surrounds a file in a form is far below. */
const AROUND = 64 * 1024;
/** So much of a form that is refused is read all the same: whoever is sending it then hears the refusal. */
const PATIENCE = UPLOAD_MAX_BYTES + 16 * MEGABYTE;
/** Files that one person may send at the same time: the pictures of a post, say. */
const AT_ONCE = 4;

const sending = new Map<string, number>();

/** A file that came in a form, and the texts beside it. */
export type Uploaded = Received & { texts: Record<string, string> };

/** What is received: how large it may be, and what is said where there is none, or too much. */
type Kind = { max: number; refuse: () => Refusal; missing: string };

/**
 * Receives the audio file in the field `file` of a multipart form: on its way to disk it is held chunk by chunk.
 * @returns the file, which is the caller's to use up
 * @throws Refusal `unsupported` (no such form), `invalid` (no file, an empty one, a form cut off), `too_large`,
 *   `rate_limited` (too many at once)
 */
export async function uploadIn(request: ApiRequest, person: Person): Promise<Uploaded> {
  const space = await uploadSpace(person.id);
  const missing = "Choose an audio file first.";
  return inTurn(request, person, { max: roomLeft(space), refuse: () => tooLarge(space), missing });
}

/** The same of a picture. */
export async function imageIn(request: ApiRequest, person: Person): Promise<Uploaded> {
  const space = await uploadSpace(person.id);
  const isFull = space.used >= space.quota;
  const message = isFull ? noSpace(space) : `A picture may have at most ${inMegabytes(IMAGE_MAX_BYTES)}.`;
  const refuse = () => new Refusal("too_large", message, { fields: { file: [message] } });
  const missing = "Choose a picture first.";
  return inTurn(request, person, { max: isFull ? 0 : IMAGE_MAX_BYTES, refuse, missing });
}

async function inTurn(request: ApiRequest, person: Person, kind: Kind): Promise<Uploaded> {
  const under = sending.get(person.id) ?? 0;
  if (under >= AT_ONCE)
    throw new Refusal("rate_limited", "Let the files that are on their way arrive first.", { retryAfter: 5 });
  sending.set(person.id, under + 1);
  try {
    return await receive(request, kind);
  } finally {
    const left = sending.get(person.id)! - 1;
    if (left > 0) sending.set(person.id, left);
    else sending.delete(person.id);
  }
}

async function receive(request: ApiRequest, { max, refuse, missing }: Kind): Promise<Uploaded> {
  const noFile = () => invalid("file", missing);
  const parser = parserFor(request);
  const body = request.body?.getReader();
  if (!body) throw noFile();
  const said = Number(request.headers.get("Content-Length") ?? 0);
  if (said > max + AROUND) {
    await letPass(body, said > PATIENCE ? 0 : said);
    throw refuse();
  }
  let file: Promise<Received> | undefined;
  let fault: unknown;
  const stop = new AbortController();
  const fail = (error: unknown) => {
    fault ??= error;
    stop.abort();
  };
  parser.on("file", (field, stream, { filename }) => {
    // A form that breaks off breaks its file off, perhaps before anybody reads it.
    stream.on("error", () => undefined);
    if (field !== "file" || file || filename === undefined) return void stream.resume();
    file = receiveFile(stream as AsyncIterable<Uint8Array>, filename, max, refuse);
    file.catch(fail);
  });
  const texts = new Map<string, string>();
  parser.on("field", (name, text) => void texts.set(name, text));
  parser.on("error", () => fail(invalid("file", "What was sent is not a form that can be read.")));
  const closed = once(parser, "close").catch(() => undefined);

  let size = 0;
  try {
    while (!fault) {
      const { value, done } = await body.read();
      if (done) break;
      size += value.byteLength;
      if (size > PATIENCE) fail(refuse());
      else if (!parser.write(value)) await Promise.race([once(parser, "drain"), aborted(stop.signal)]);
    }
  } catch {
    fail(invalid("file", "The file did not arrive whole."));
  }
  if (!fault) {
    parser.end();
    await Promise.race([closed, aborted(stop.signal)]);
  }
  if (fault) {
    parser.destroy();
    const arrived = await file?.catch(() => undefined);
    if (arrived) await removeFile(arrived.path);
    await letPass(body, PATIENCE - size).catch(() => undefined);
    throw fault;
  }
  const received = await file;
  if (!received) throw noFile();
  if (received.bytes > 0) return { ...received, texts: Object.fromEntries(texts) };
  await removeFile(received.path);
  throw received.name === "" ? noFile() : invalid("file", "This file is empty.");
}

function parserFor(request: ApiRequest) {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^multipart\/form-data\s*(;|$)/i.test(type))
    throw new Refusal("unsupported", "Send the file as multipart/form-data, in the field `file`.");
  try {
    return busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { fields: 10, fieldSize: 4096, parts: 20 },
    });
  } catch {
    throw invalid("file", "What was sent is not a form that can be read.");
  }
}

/** Reads on and throws it away, so many bytes at most. Leaving the rest cuts the connection after the answer. */
async function letPass(body: ReadableStreamDefaultReader<Uint8Array>, bytes: number): Promise<void> {
  for (let left = bytes; left > 0;) {
    const { value, done } = await body.read();
    if (done) return;
    left -= value.byteLength;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
