import type { LoaderFunctionArgs } from "@remix-run/node";
import { generatedAvatar } from "~/components/ui/generated-avatar";

/** Anything else is nobody's id. */
const NAME = /^([0-9a-z-]{1,64})\.svg$/i;

/** The picture that is drawn for a person, by their id. It never changes. */
export function loader({ params }: LoaderFunctionArgs): Response {
  const [, id] = NAME.exec(params.file ?? "") ?? [];
  if (!id) throw new Response("Not found", { status: 404 });
  return new Response(generatedAvatar(id), {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Security-Policy": "default-src 'none'; sandbox",
    },
  });
}
