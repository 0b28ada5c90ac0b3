import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOrProgram } from "~/auth/bearer.server";
import { Refusal } from "~/domain/errors";
import { imageFor } from "~/domain/images/seeing.server";

/**
 * A picture of a post, for whoever may see the post. Its bytes never change. In an open room the browser of somebody
 * who has seen it keeps it; a private room's is asked for again each time, because who may see it can change.
 */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  try {
    const viewer = await viewerOrProgram({
      authorization: request.headers.get("Authorization"),
      cookie: request.headers.get("Cookie"),
    });
    const { bytes, tag, open } = await imageFor(viewer, params.id!, params.size!);
    const headers = {
      ETag: `"${tag}"`,
      "Cache-Control": open ? "private, max-age=31536000, immutable" : "private, no-cache",
      Vary: "Cookie",
    };
    if (request.headers.get("If-None-Match") === `"${tag}"`)
      return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...headers,
        "Content-Type": "image/webp",
        "Content-Length": String(bytes.byteLength),
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
      },
    });
  } catch (error) {
    if (error instanceof Refusal)
      return new Response("Not found\n", { status: 404, headers: { "Cache-Control": "no-store" } });
    throw error;
  }
}
