import { unstable_parseMultipartFormData as parseMultipart, type UploadHandler } from "@remix-run/node";
import { Refusal } from "~/domain/errors";
import { PICTURE_MAX_BYTES } from "~/domain/files/pictures.server";
import { errorPage } from "./refusals.server";

/** All texts of a form together; the largest of ours is far below. */
const TEXT_MAX_BYTES = 256 * 1024;

const ONE_PICTURE = { files: 1, bytes: PICTURE_MAX_BYTES };

/**
 * The form that a page sent, of which never more is held than a form of ours may have. A file that is too large is
 * cut just beyond its limit and the rest of it let pass by: so the command refuses it by its size, at its field, and
 * the other fields keep what was typed.
 * @param most how many files, and bytes of each, such a form may have
 * @throws an error page (400, 413, 415) for what is no form of ours
 */
export async function formOf(request: Request, most = ONE_PICTURE): Promise<FormData> {
  try {
    return await read(request, most);
  } catch (error) {
    throw errorPage(
      error instanceof Refusal
        ? error
        : new Refusal("invalid", "What was sent is not a form that can be read."),
    );
  }
}

async function read(request: Request, most: typeof ONE_PICTURE): Promise<FormData> {
  const type = request.headers.get("Content-Type") ?? "";
  if (type.startsWith("multipart/form-data")) return parseMultipart(request, partReader(most));
  if (!type.startsWith("application/x-www-form-urlencoded"))
    throw new Refusal("unsupported", "What was sent is not a form.");
  const form = new FormData();
  const text = await within(chunksOf(request.body), TEXT_MAX_BYTES, refuseLength);
  for (const [name, value] of new URLSearchParams(text.toString("utf8"))) form.append(name, value);
  return form;
}

function partReader({ files, bytes: most }: typeof ONE_PICTURE): UploadHandler {
  let room = TEXT_MAX_BYTES;
  let left = files;
  return async ({ filename, contentType, data }) => {
    if (filename === undefined) {
      const text = await within(data, room, refuseLength);
      room -= text.byteLength;
      return text.toString("utf8");
    }
    if (left === 0) refuseLength();
    const bytes = await within(data, most + 1, "drop");
    // A file input that was left alone sends an empty file.
    if (bytes.byteLength === 0) return undefined;
    left -= 1;
    return new File([bytes], filename, { type: contentType });
  };
}

function refuseLength(): never {
  throw new Refusal("too_large", "That was more than fits in a form.");
}

async function* chunksOf(body: Request["body"]): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (!read?.value) return;
    yield read.value;
  }
}

async function within(
  chunks: AsyncIterable<Uint8Array>,
  max: number,
  beyond: "drop" | (() => never),
): Promise<Buffer<ArrayBuffer>> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (size + chunk.byteLength > max && beyond !== "drop") beyond();
    if (size < max) kept.push(chunk.subarray(0, max - size));
    size = Math.min(max, size + chunk.byteLength);
  }
  return Buffer.concat(kept);
}
