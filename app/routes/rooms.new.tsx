import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS, roomPath } from "~/components/paths";
import { ROOM_CONSTRAINTS, RoomFields, type RoomFormFields } from "~/components/rooms/room-fields";
import { ButtonLink } from "~/components/ui/button";
import { FileField } from "~/components/ui/file-field";
import { FormErrors, SubmitButton } from "~/components/ui/form-fields";
import { PICTURES, readPicture } from "~/domain/files/pictures.server";
import { createRoom } from "~/domain/rooms/create.server";
import { canCreateRoom } from "~/domain/rooms/policy";
import { ROOM_TYPES } from "~/domain/rooms/schema";
import { setCover } from "~/domain/rooms/update.server";
import type { Handle } from "~/hooks/handle";
import { useServerForm } from "~/hooks/use-server-form";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { viewerWith } from "~/http/parts.server";
import { submitForm } from "~/http/forms.server";
import { ONE_PICTURE, optionalPictureIn } from "~/http/picture.server";

export const handle: Handle = { title: () => "Create a room", backTo: () => PATHS.discover };
export const meta: MetaFunction = () => pageTitle("Create a room");

export async function loader({ request }: LoaderFunctionArgs) {
  await viewerWith(request, "rooms");
  const person = await personOf(request);
  return { types: ROOM_TYPES.filter((type) => canCreateRoom(person, type)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request, ONE_PICTURE), async (fields, form) => {
    const cover = await optionalPictureIn(form);
    // A picture that cannot be read is told before there is a room, not after.
    if (cover) await readPicture(cover, PICTURES.cover);
    const room = await createRoom(person, fields);
    if (cover) await setCover(person, room.id, cover);
    return redirectWith(roomPath(room.slug), {
      kind: "success",
      text: `${room.name} is open. Play something.`,
    });
  });
}

export default function NewRoomPage() {
  const { types } = useLoaderData<typeof loader>();
  const [form, fields] = useServerForm<RoomFormFields & { picture: string }>({
    id: "new-room",
    reply: useActionData<typeof action>(),
    defaultValue: { type: "PUBLIC" },
    constraint: ROOM_CONSTRAINTS,
  });
  return (
    <div className="mx-auto max-w-2xl px-4 py-5 sm:px-8 lg:py-10">
      <h1 className="text-3xl font-extrabold sm:text-4xl">Open a room</h1>
      <p className="mt-2 text-lg text-text-soft">
        Give it a name and a reason to come in. You can change it all later.
      </p>
      <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="mt-8 space-y-7">
        <FormErrors errors={form.errors} />
        <RoomFields fields={fields} types={types} />
        <FileField
          field={fields.picture}
          label="Cover"
          hint="Without one, we draw a sleeve for it. JPEG, PNG, WebP, GIF or AVIF, at most 8 MB."
        />
        <div className="flex flex-wrap gap-3 border-t border-line pt-6">
          <SubmitButton size="lg">Create the room</SubmitButton>
          <ButtonLink to={PATHS.discover} variant="ghost" size="lg">
            Not now
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
