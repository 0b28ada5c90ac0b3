import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { Refusal } from "~/domain/errors";
import { MEGABYTE } from "~/domain/uploads/schema";
import { errorPage } from "./refusals.server";

/** All texts of a form together, with their names; the largest of ours is far below. */
const TEXT_MAX_BYTES = 256 * 1024;
/** The notices of somebody who is in hundreds of rooms have a field for each. */
const FIELDS_MAX = 1000;
/** So much more than fits is read all the same: whoever is sending it then hears the refusal. */
const PATIENCE = 32 * MEGABYTE;

/** How many files, and bytes of each, a form may have. */
export type Files = { files: number; bytes: number };

const NO_FILES: Files = { files: 0, bytes: 0 };

type Chunks = AsyncGenerator<Uint8Array, void>;

/**
 * The form that a page sent, of which never more is held than a form of ours may have. A file that is too large is
 * cut just beyond its limit and the rest of it let pass by: so the command refuses it by its size, at its field, and
 * the other fields keep what was typed.
 * @param most the files that such a form may have
 * @throws an error page (400, 413, 415) for what is no form of ours
 */
export async function formOf(request: Request, most = NO_FILES): Promise<FormData> {
  const chunks = chunksOf(request.body, most.files * most.bytes + PATIENCE);
  try {
    return await read(request.headers.get("Content-Type") ?? "", chunks, most);
  } catch (error) {
    await letPass(chunks()).catch(() => undefined);
    throw errorPage(
      error instanceof Refusal
        ? error
        : new Refusal("invalid", "What was sent is not a form that can be read."),
    );
  }
}

function read(type: string, chunks: () => Chunks, most: Files): Promise<FormData> {
  if (/^multipart\/form-data\s*(;|$)/i.test(type)) return partsIn(chunks(), type, most);
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return pairsIn(chunks());
  throw new Refusal("unsupported", "What was sent is not a form.");
}

async function pairsIn(chunks: Chunks): Promise<FormData> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > TEXT_MAX_BYTES) throw tooLong();
    kept.push(chunk);
  }
  const pairs = new URLSearchParams(Buffer.concat(kept).toString("utf8"));
  if (pairs.size > FIELDS_MAX) throw tooLong();
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

async function partsIn(chunks: Chunks, type: string, most: Files): Promise<FormData> {
  const form = new FormData();
  const parser = busboy({
    headers: { "content-type": type },
    defParamCharset: "utf8",
    limits: {
      fields: FIELDS_MAX,
      fieldSize: TEXT_MAX_BYTES,
      files: most.files,
      fileSize: most.bytes + 1,
    },
  });
  const refuse = () => void parser.destroy(tooLong());
  let room = TEXT_MAX_BYTES;
  parser.on("field", (name, text) => {
    room -= Buffer.byteLength(name + text);
    // What filled its limit was cut there.
    if (room <= 0) refuse();
    else form.append(name, text);
  });
  parser.on("file", (name, stream, { filename, mimeType }) => {
    const kept: Buffer<ArrayBuffer>[] = [];
    stream.on("data", (chunk: Buffer<ArrayBuffer>) => kept.push(chunk));
    // A file input that was left alone sends an empty file.
    stream.on("end", () => {
      if (kept.length > 0) form.append(name, new File(kept, filename ?? "", { type: mimeType }));
    });
    // A form that breaks off breaks its file off: the parser tells.
    stream.on("error", () => undefined);
  });
  parser.on("fieldsLimit", refuse);
  parser.on("filesLimit", refuse);
  await pipeline(chunks, parser);
  return form;
}

const tooLong = () => new Refusal("too_large", "That was more than fits in a form.");

/** What comes in, chunk by chunk: each call goes on where the last one left. What is more than `max` is left unread. */
function chunksOf(body: Request["body"], max: number): () => Chunks {
  const reader = body?.getReader();
  let left = max;
  return async function* () {
    // Leaving a `for await` over the body itself would cut the connection before the answer.
    while (left >= 0) {
      const chunk = await reader?.read();
      if (!chunk?.value) return;
      left -= chunk.value.byteLength;
      yield chunk.value;
    }
    throw tooLong();
  };
}

async function letPass(chunks: Chunks): Promise<void> {
  while (!(await chunks.next()).done);
}
