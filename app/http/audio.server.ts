import type { Request, Response } from "express";
import { viewerOrProgram } from "~/auth/bearer.server";
import { Refusal } from "~/domain/errors";
import { audioFor } from "~/domain/uploads/hearing.server";
import { log } from "~/log.server";

/**
 * Sends the audio of an uploaded track, whole or in ranges, to whoever may hear it: from disk as fast as it is taken,
 * and no further once nobody takes it. Not through Remix, which would read ahead without waiting for a slow listener.
 */
export async function sendAudio(request: Request, response: Response): Promise<void> {
  try {
    const { authorization, cookie } = request.headers;
    const actor = await viewerOrProgram({ authorization, cookie });
    const { path, mime, bytes, tag } = await audioFor(actor, request.params.id ?? "");
    response.set({
      "Content-Type": mime,
      "Content-Disposition": "inline",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      // The bytes of an id never change, but who may hear them does: nobody keeps them on the way.
      "Cache-Control": "private, max-age=31536000, immutable",
      ETag: `"${tag}"`,
    });
    // The end of a file that is shorter is all of it; the sender of files would say that there is none.
    const end = /^bytes=-(\d+)$/.exec(request.headers.range ?? "")?.[1];
    if (Number(end) > bytes) request.headers.range = "bytes=0-";
    // Where the file lies is ours: no part of its path is to be taken for a hidden file.
    response.sendFile(path, { cacheControl: false, lastModified: false, dotfiles: "allow" }, (error) => {
      if (error) refuseRange(response, error);
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    notHere(response);
  }
}

type SendError = Error & { status?: number; headers?: Record<string, string>; code?: string };

/** What the sender of files could not do: a range that is not there, or a listener who went away. */
function refuseRange(response: Response, { status, headers, message, code }: SendError): void {
  if (response.headersSent || code === "ECONNABORTED") return void response.destroy();
  for (const name of ["Content-Type", "Content-Disposition", "ETag"]) response.removeHeader(name);
  if (status === 416 || status === 412) {
    response.set({ "Cache-Control": "no-store", ...headers });
    response.status(status).end();
    return;
  }
  if (status !== 404) log.error({ event: "audio_failed", err: message });
  notHere(response);
}

function notHere(response: Response): void {
  response.set("Cache-Control", "no-store").status(404).type("text/plain").send("Not found\n");
}
