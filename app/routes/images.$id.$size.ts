import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "~/auth/viewer.server";
import { personByToken } from "~/domain/accounts/logins.server";
import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import { imageFor } from "~/domain/images/seeing.server";

/**
 * A picture of a post, for whoever may see the post. Its bytes never change. In an open room the browser of somebody
 * who has seen it keeps it; a private room's is asked for again each time, because who may see it can change.
 */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  try {
    const { bytes, tag, open } = await imageFor(await viewerOrProgram(request), params.id!, params.size!);
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

/** By token for programs, else by the login cookie; a token that is not valid is as none. */
async function viewerOrProgram(request: Request): Promise<Actor> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  return token ? personByToken(token, "bearer") : viewerOf(request);
}
