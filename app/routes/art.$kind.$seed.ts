import type { LoaderFunctionArgs } from "@remix-run/node";
import { generatedAvatar } from "~/components/ui/generated-avatar";
import { generatedCover } from "~/components/ui/generated-cover";

/** Longer seeds are nobody's id. */
const LONGEST_SEED = 200;

/** Generated avatars and covers. They depend on the address alone, so they never change and tell nothing. */
export function loader({ params, request }: LoaderFunctionArgs): Response {
  const { kind, seed = "" } = params;
  if ((kind !== "avatar" && kind !== "cover") || seed.length > LONGEST_SEED) {
    throw new Response("Not found", { status: 404 });
  }
  const genre = new URL(request.url).searchParams.get("genre");
  return new Response(kind === "avatar" ? generatedAvatar(seed) : generatedCover(seed, genre), {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
}
