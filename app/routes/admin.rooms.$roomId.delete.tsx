import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { adminRoomsPath } from "~/components/admin/admin-paths";
import { pageTitle } from "~/components/page-title";
import { counted } from "~/components/rooms/room-types";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { ButtonLink } from "~/components/ui/button";
import { FormErrors, SubmitButton, TextareaField, TextField } from "~/components/ui/form-fields";
import { deleteAnyRoom } from "~/domain/admin/delete-room.server";
import { adminRoomOf } from "~/domain/admin/queries.server";
import { invalid } from "~/domain/errors";
import { cleanLine } from "~/domain/text";
import type { Handle } from "~/hooks/handle";
import { useServerForm } from "~/hooks/use-server-form";
import { adminOf } from "~/http/admin.server";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";

export const handle: Handle = { title: () => "Delete a room", backTo: () => adminRoomsPath };
export const meta: MetaFunction = () => pageTitle("Delete a room");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const room = await orErrorPage(adminRoomOf(await adminOf(request), params.roomId!));
  if (room.deletedAt) throw redirect(adminRoomsPath);
  return { room };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await adminOf(request);
  const { id, name } = await orErrorPage(adminRoomOf(admin, params.roomId!));
  return submitForm(await formOf(request), async ({ confirm, reason = "" }) => {
    if (cleanLine(String(confirm ?? "")) !== name)
      throw invalid("confirm", "Type the room's name exactly as it is.");
    await deleteAnyRoom(admin, id, { reason });
    return redirectWith(adminRoomsPath, { kind: "success", text: `${name} is deleted.` });
  });
}

export default function AdminDeleteRoomPage() {
  const { room } = useLoaderData<typeof loader>();
  const [form, { reason, confirm }] = useServerForm<{ reason: string; confirm: string }>({
    id: "delete-room",
    reply: useActionData<typeof action>(),
    constraint: { reason: { required: true, maxLength: 500 }, confirm: { required: true } },
  });
  return (
    <SettingsBlock
      title={`Delete ${room.name}?`}
      lead={`For everybody and at once: ${counted(room.memberCount, "member")} lose it, with all that was said there.`}
    >
      <Form method="post" {...getFormProps(form)} className="space-y-5">
        <FormErrors errors={form.errors} />
        <TextareaField field={reason} label="Reason" hint="For the log." />
        <TextField
          field={confirm}
          label={
            <>
              Type <strong className="wrap-anywhere">{room.name}</strong> to confirm
            </>
          }
          autoComplete="off"
          spellCheck={false}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="danger">Delete the room</SubmitButton>
          <ButtonLink to={adminRoomsPath} variant="ghost">
            Keep it
          </ButtonLink>
        </div>
      </Form>
    </SettingsBlock>
  );
}
