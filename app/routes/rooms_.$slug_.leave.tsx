import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS, roomPath } from "~/components/paths";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { ButtonLink } from "~/components/ui/button";
import { FormErrors, SubmitButton } from "~/components/ui/form-fields";
import { leaveRoom } from "~/domain/members/leave.server";
import { roomFor } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";

export const handle: Handle = {
  title: () => "Leave the room",
  backTo: (data: { room: { slug: string } } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Leave ${data.room.name}` : "Leave the room");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const room = roomView(await orErrorPage(roomFor(await personOf(request), params.slug!)));
  if (room.relation === "NONE") throw redirect(roomPath(room.slug));
  return { room };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const { room } = await orErrorPage(roomFor(person, params.slug!));
  return submitForm(await formOf(request), async (fields) => {
    const { deleted } = await leaveRoom(person, room.id, fields.confirmed === "yes");
    const text = deleted ? `${room.name} is deleted.` : `You left ${room.name}.`;
    return redirectWith(PATHS.yourRooms, { kind: "success", text });
  });
}

export default function LeaveRoomPage() {
  const { room } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isLast = room.memberCount === 1;
  return (
    <RoomSubpage room={room} title={isLast ? "Leave and delete?" : "Leave the room?"}>
      <div className="space-y-6">
        <FormErrors errors={reply?.error?.[""] ?? undefined} />
        <p className="text-lg text-text-soft">{consequence(room)}</p>
        <Form method="post" className="flex flex-wrap gap-3">
          {isLast ? <input type="hidden" name="confirmed" value="yes" /> : null}
          <SubmitButton variant="danger">
            {isLast ? "Leave and delete the room" : "Leave the room"}
          </SubmitButton>
          <ButtonLink to={roomPath(room.slug)} variant="quiet">
            Stay
          </ButtonLink>
        </Form>
      </div>
    </RoomSubpage>
  );
}

function consequence(room: { memberCount: number; relation: string; isPrivate: boolean }): string {
  if (room.memberCount === 1)
    return "You are the last one here. When you go, the room and everything said in it go with you.";
  if (room.relation === "OWNER")
    return "The room passes on to whoever has moderated it longest, or else to its longest standing member.";
  if (room.isPrivate) return "It is private: once you are out, you do not find your way back by yourself.";
  return "What you posted stays. You can come back whenever you like.";
}
