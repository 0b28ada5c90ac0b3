import { once } from "node:events";
import busboy from "busboy";
import type { Person } from "~/domain/actor";
import { invalid, Refusal } from "~/domain/errors";
import { receiveAudio, type Received } from "~/domain/uploads/receive.server";
import { MEGABYTE, UPLOAD_MAX_BYTES } from "~/domain/uploads/schema";
import { roomLeft, tooLarge, uploadSpace } from "~/domain/uploads/space.server";
import { removeFile } from "~/domain/uploads/store.server";

/** What surrounds a file in a form is far below. */
const AROUND = 64 * 1024;
/** So much of a form that is refused is read all the same: whoever is sending it then hears the refusal. */
const PATIENCE = UPLOAD_MAX_BYTES + 16 * MEGABYTE;
/** Files that one person may send at the same time. */
const AT_ONCE = 3;

const sending = new Map<string, number>();

/**
 * Receives the audio file in the field `file` of a multipart form: on its way to disk it is held chunk by chunk.
 * Everything else in the form is let pass by.
 * @returns the file, which is the caller's to use up
 * @throws Refusal `unsupported` (no such form), `invalid` (no file, an empty one, a form cut off), `too_large`,
 *   `rate_limited` (too many at once)
 */
export async function uploadIn(request: Request, person: Person): Promise<Received> {
  const under = sending.get(person.id) ?? 0;
  if (under >= AT_ONCE)
    throw new Refusal("rate_limited", "Let the files that are on their way arrive first.", { retryAfter: 5 });
  sending.set(person.id, under + 1);
  try {
    const space = await uploadSpace(person.id);
    return await receive(request, roomLeft(space), () => tooLarge(space));
  } finally {
    const left = sending.get(person.id)! - 1;
    if (left > 0) sending.set(person.id, left);
    else sending.delete(person.id);
  }
}

async function receive(request: Request, max: number, refuse: () => Refusal): Promise<Received> {
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
    file = receiveAudio(stream as AsyncIterable<Uint8Array>, filename, max, refuse);
    file.catch(fail);
  });
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
  if (received.bytes > 0) return received;
  await removeFile(received.path);
  throw received.name === "" ? noFile() : invalid("file", "This file is empty.");
}

function parserFor(request: Request) {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^multipart\/form-data\s*(;|$)/i.test(type))
    throw new Refusal("unsupported", "Send the file as multipart/form-data, in the field `file`.");
  try {
    return busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { fields: 10, fieldSize: 1024, parts: 20 },
    });
  } catch {
    throw invalid("file", "What was sent is not a form that can be read.");
  }
}

const noFile = () => invalid("file", "Choose an audio file first.");

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
