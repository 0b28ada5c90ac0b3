import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "~/auth/viewer.server";
import { Refusal } from "~/domain/errors";
import { trackCoverFor } from "~/domain/uploads/hearing.server";

/** The picture that an uploaded track carried, for whoever may hear the track. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  try {
    const { mime, bytes } = await trackCoverFor(await viewerOf(request), params.id!);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": mime,
        "Content-Length": String(bytes.byteLength),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=86400",
      },
    });
  } catch (error) {
    if (error instanceof Refusal)
      return new Response("Not found\n", { status: 404, headers: { "Cache-Control": "no-store" } });
    throw error;
  }
}
