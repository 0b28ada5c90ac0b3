import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "~/auth/viewer.server";
import { fileFor } from "~/domain/files/files.server";
import { Refusal } from "~/domain/errors";

/**
 * An uploaded file, for whoever may see it. A file never changes, its id is new with each upload; but a room may turn
 * private, so its cover is asked for again now and then.
 */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  try {
    const { mime, bytes, shared } = await fileFor(await viewerOf(request), params.id!);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": mime,
        "Content-Length": String(bytes.byteLength),
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": shared ? "public, max-age=3600" : "private, max-age=300",
      },
    });
  } catch (error) {
    if (error instanceof Refusal)
      return new Response("Not found\n", { status: 404, headers: { "Cache-Control": "no-store" } });
    throw error;
  }
}
