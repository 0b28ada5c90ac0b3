import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS, roomPath } from "~/components/paths";
import { ROOM_CONSTRAINTS, RoomFields, type RoomFormFields } from "~/components/rooms/room-fields";
import { WordFilterForm } from "~/components/rooms/word-filter-form";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { PictureForm } from "~/components/settings/picture-form";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { Cover } from "~/components/ui/cover";
import { FormErrors, SelectField, SubmitButton, TextField } from "~/components/ui/form-fields";
import type { Person } from "~/domain/actor";
import { invalid } from "~/domain/errors";
import { allowIn, roomFor } from "~/domain/rooms/access.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { canCreateRoom } from "~/domain/rooms/policy";
import { roomView } from "~/domain/rooms/queries.server";
import { ROOM_TYPES } from "~/domain/rooms/schema";
import { removeCover, setCover, updateRoom } from "~/domain/rooms/update.server";
import { wordList } from "~/domain/rooms/word-list.server";
import { cleanLine } from "~/domain/text";
import type { Handle } from "~/hooks/handle";
import { useServerForm } from "~/hooks/use-server-form";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm, type FormReply } from "~/http/forms.server";
import { ONE_PICTURE, pictureIn } from "~/http/picture.server";
import { orErrorPage } from "~/http/refusals.server";

type RoomData = Awaited<ReturnType<typeof loader>>["room"];

export const handle: Handle = {
  title: () => "Room settings",
  backTo: (data: { room: RoomData } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Settings of ${data.room.name}` : "Room settings");

async function managedRoom(person: Person, slug: string) {
  const access = await roomFor(person, slug);
  allowIn(access, "manage");
  return { room: roomView(access), words: wordList(access) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const { room, words } = await orErrorPage(managedRoom(person, params.slug!));
  const types = ROOM_TYPES.filter((type) => type === room.type || canCreateRoom(person, type));
  return { room, words, types };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const { id, slug, name } = (await orErrorPage(managedRoom(person, params.slug!))).room;
  return submitForm(await formOf(request, ONE_PICTURE), async (fields, form) => {
    if (fields.intent === "delete") {
      if (cleanLine(String(fields.confirm ?? "")) !== name)
        throw invalid("confirm", "Type the room's name exactly as it is.");
      await deleteRoom(person, id);
      return redirectWith(PATHS.yourRooms, { kind: "success", text: `${name} is deleted.` });
    }
    if (fields.intent === "picture") await setCover(person, id, await pictureIn(form));
    else if (fields.intent === "remove-picture") await removeCover(person, id);
    // An empty list comes as no field at all.
    else if (fields.intent === "words") await updateRoom(person, id, { wordFilter: fields.wordFilter ?? "" });
    else await updateRoom(person, id, fields);
    return redirectWith(`${roomPath(slug)}/settings`, { kind: "success", text: "Saved." });
  });
}

export default function RoomSettingsPage() {
  const { room, words, types } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <RoomSubpage room={room} title="Room settings">
      <SettingsBlock title="Cover" lead="Shown on the room's card and behind its name.">
        <PictureForm reply={reply} removable={room.coverUrl !== null}>
          <Cover
            id={room.id}
            src={room.coverUrl}
            genre={room.genre}
            className="size-32 shrink-0 rounded-sleeve shadow-card"
          />
        </PictureForm>
      </SettingsBlock>
      <SettingsBlock title="The room" lead="Its address stays the same when the name changes.">
        <RoomForm room={room} types={types} reply={reply} />
      </SettingsBlock>
      <SettingsBlock
        title="Word filter"
        lead="No post of the room may hold one of these words. Only you and the moderators see the list."
      >
        <WordFilterForm words={words} reply={reply} />
      </SettingsBlock>
      <SettingsBlock
        title="Delete the room"
        lead="For everybody and at once: its posts and its members' places go with it."
      >
        <DeleteForm name={room.name} reply={reply} />
      </SettingsBlock>
    </RoomSubpage>
  );
}

const PAUSES = [
  [0, "Off"],
  [5, "5 seconds"],
  [15, "15 seconds"],
  [30, "30 seconds"],
  [60, "1 minute"],
  [300, "5 minutes"],
  [900, "15 minutes"],
  [3600, "1 hour"],
] as const;

type RoomFormProps = {
  room: RoomData;
  types: ReturnType<typeof useLoaderData<typeof loader>>["types"];
  reply: FormReply | undefined;
};

function RoomForm({ room, types, reply }: RoomFormProps) {
  const { name, type, slowModeSeconds } = room;
  const [form, fields] = useServerForm<RoomFormFields & { slowModeSeconds: string }>({
    id: "room",
    intent: "room",
    reply,
    defaultValue: {
      ...{ name, type, description: room.description ?? "", genre: room.genre ?? "" },
      tags: room.tags.join(", "),
      slowModeSeconds: String(slowModeSeconds),
    },
    constraint: { ...ROOM_CONSTRAINTS, slowModeSeconds: { required: true } },
  });
  const isUnusual = PAUSES.every(([seconds]) => seconds !== slowModeSeconds);
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-7">
      <input type="hidden" name="intent" value="room" />
      <FormErrors errors={form.errors} />
      <RoomFields fields={fields} types={types} />
      <SelectField
        field={fields.slowModeSeconds}
        label="Slow mode"
        hint="How long each member waits between two posts."
      >
        {isUnusual ? <option value={slowModeSeconds}>{slowModeSeconds} seconds</option> : null}
        {PAUSES.map(([seconds, label]) => (
          <option key={seconds} value={seconds}>
            {label}
          </option>
        ))}
      </SelectField>
      <SubmitButton intent="room">Save changes</SubmitButton>
    </Form>
  );
}

function DeleteForm({ name, reply }: { name: string; reply: FormReply | undefined }) {
  const [form, { confirm }] = useServerForm<{ confirm: string }>({
    id: "delete",
    intent: "delete",
    reply,
    constraint: { confirm: { required: true } },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="delete" />
      <FormErrors errors={form.errors} />
      <TextField
        field={confirm}
        label={
          <>
            Type <strong className="wrap-anywhere">{name}</strong> to confirm
          </>
        }
        autoComplete="off"
        spellCheck={false}
      />
      <SubmitButton intent="delete" variant="danger">
        Delete the room
      </SubmitButton>
    </Form>
  );
}
