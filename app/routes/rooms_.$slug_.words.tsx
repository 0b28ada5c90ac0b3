import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { roomSettingsPath } from "~/components/room/room-paths";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import type { Person } from "~/domain/actor";
import { roomFor } from "~/domain/rooms/access.server";
import { may } from "~/domain/rooms/policy";
import { roomView } from "~/domain/rooms/queries.server";
import { wordList } from "~/domain/rooms/word-list.server";
import type { Handle } from "~/hooks/handle";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = {
  title: () => "Word filter",
  backTo: (data: { room: { slug: string } } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction = () => pageTitle("Word filter");

async function listFor(person: Person, slug: string) {
  const access = await roomFor(person, slug);
  return { words: wordList(access), room: roomView(access), manages: may(person, access, "manage", nowMs()) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orErrorPage(listFor(await personOf(request), params.slug!));
}

/** The room's word filter, to read: for moderators, who see what it refuses but do not set it. */
export default function WordFilterPage() {
  const { room, words, manages } = useLoaderData<typeof loader>();
  return (
    <RoomSubpage room={room} title="Word filter">
      <div>
        <p className="text-text-soft">
          A post or an edit with one of these in it is refused, whoever writes it. Only the owner and
          moderators see this list.
        </p>
        {words.length === 0 ? (
          <p className="mt-6 text-text-faint">There is nothing on the list.</p>
        ) : (
          <ul className="mt-6 flex flex-wrap gap-2">
            {words.map((word) => (
              <li key={word} className="wrap-anywhere rounded-full bg-raised px-3.5 py-1.5">
                {word}
              </li>
            ))}
          </ul>
        )}
        {manages ? (
          <p className="mt-6">
            <Link to={`${roomSettingsPath(room.slug)}#words`} className="text-link">
              Change it in the settings
            </Link>
          </p>
        ) : null}
      </div>
    </RoomSubpage>
  );
}
