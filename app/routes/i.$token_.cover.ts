import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "~/auth/viewer.server";
import { generatedCover } from "~/components/ui/generated-cover";
import { Refusal } from "~/domain/errors";
import { storedFile } from "~/domain/files/files.server";
import { coverBehind } from "~/domain/invites/look.server";

/** The cover of the room behind an invite, at an address that says nothing of the room and ends with the invite. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  try {
    const { id, genre, coverFileId } = await coverBehind(await viewerOf(request), params.token!);
    const { mime, bytes } = coverFileId
      ? await storedFile(coverFileId)
      : { mime: "image/svg+xml; charset=utf-8", bytes: Buffer.from(generatedCover(id, genre)) };
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": mime,
        "Content-Length": String(bytes.byteLength),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, max-age=300",
      },
    });
  } catch (error) {
    if (error instanceof Refusal)
      return new Response("Not found\n", { status: 404, headers: { "Cache-Control": "no-store" } });
    throw error;
  }
}
