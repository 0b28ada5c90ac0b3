import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import {
  CreateSessionModal,
  type RoomChoice,
  type RunningSession,
} from "~/components/sessions/create-session-modal";
import { sessionPath } from "~/components/sessions/session-paths";
import { titleOf } from "~/components/sessions/session-title";
import type { Person } from "~/domain/actor";
import { ownRooms, type OwnRoom } from "~/domain/rooms/queries.server";
import { liveInRoom } from "~/domain/sessions/lists.server";
import { startSession } from "~/domain/sessions/start.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { viewerWith } from "~/http/parts.server";
import { submitForm } from "~/http/forms.server";

export const handle: Handle = { title: () => "Start a session", backTo: () => PATHS.sessions };
export const meta: MetaFunction = () => pageTitle("Start a session");

export async function loader({ request }: LoaderFunctionArgs) {
  await viewerWith(request, "sessions");
  const person = await personOf(request);
  const asked = new URL(request.url).searchParams.get("room");
  const own = await ownRooms(person);
  const found = own.find(({ id, slug }) => slug === asked || id === asked) ?? null;
  return {
    rooms: own.map(choiceOf),
    room: found && choiceOf(found),
    running: await runningIn(person, own),
  };
}

const choiceOf = ({ id, slug, name, isPrivate, genre }: OwnRoom): RoomChoice => ({
  ...{ id, slug, name, isPrivate, genre },
});

/** The sessions that these rooms have already: a room has one at a time. */
async function runningIn(person: Person, rooms: OwnRoom[]): Promise<RunningSession[]> {
  const live = await liveInRoom(
    person,
    rooms.map(({ id }) => id),
  );
  return rooms.flatMap(({ id, name }) => {
    const session = live.get(id);
    return session
      ? { roomId: id, roomName: name, id: session.id, title: titleOf(session.name, session.host) }
      : [];
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    const session = await startSession(person, fields);
    const text = session.nowPlayingRef ? "You are live." : "You are live. Bring the first track.";
    return redirectWith(sessionPath(session.id), { kind: "success", text });
  });
}

export default function NewSessionPage() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl px-4 py-5 sm:px-8 lg:py-10">
      <h1 className="text-3xl font-extrabold sm:text-4xl">Start a session</h1>
      <p className="mt-2 text-lg text-text-soft">
        One track at a time, and everybody hears the same second of it.
      </p>
      <CreateSessionModal {...data} reply={reply} />
    </div>
  );
}
