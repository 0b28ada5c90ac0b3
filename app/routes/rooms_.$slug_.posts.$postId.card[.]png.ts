import type { LoaderFunctionArgs } from "@remix-run/node";
import { postLine } from "~/components/share/card-words";
import { message } from "~/domain/messages/queries.server";
import { publicRoom } from "~/domain/rooms/access.server";
import { cardResponse } from "~/http/card-picture.server";
import { orErrorPage } from "~/http/refusals.server";

/** The picture that other sites show of a post in a public room. */
export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  const access = await orErrorPage(publicRoom(params.slug!));
  const post = await orErrorPage(message(access, params.postId!));
  const { id: seed, genre, name } = access.room;
  return cardResponse({ seed, genre, kind: name, title: post.user.displayName, line: postLine(post) });
}
