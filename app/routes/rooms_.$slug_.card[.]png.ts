import type { LoaderFunctionArgs } from "@remix-run/node";
import { roomLine } from "~/components/share/card-words";
import { publicRoom } from "~/domain/rooms/access.server";
import { cardResponse } from "~/http/card-picture.server";
import { orErrorPage } from "~/http/refusals.server";

/** The picture that other sites show of a public room. */
export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  const { room } = await orErrorPage(publicRoom(params.slug!));
  const { id: seed, genre, name: title, memberCount } = room;
  const kind = `Room · ${memberCount} ${memberCount === 1 ? "member" : "members"}`;
  return cardResponse({ seed, genre, kind, title, line: roomLine(room) });
}
