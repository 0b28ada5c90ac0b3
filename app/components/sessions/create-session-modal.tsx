import { getFormProps } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useServerForm } from "~/hooks/use-server-form";
import type { FormReply } from "~/http/forms.server";
import { PATHS, roomPath } from "../paths";
import { Switch } from "../ui/checks";
import { ButtonLink } from "../ui/button";
import { FormErrors, SelectField, SubmitButton, TextField } from "../ui/form-fields";
import { DJSessionConfig } from "./dj-session-config";
import { SESSION_CONSTRAINTS, USUAL_RULES, type StartFormFields } from "./session-fields";
import { sessionPath } from "./session-paths";

export type RoomChoice = { id: string; slug: string; name: string; isPrivate: boolean; genre: string | null };

export type RunningSession = { roomId: string; roomName: string; id: string; title: string };

type CreateSessionModalProps = {
  /** Rooms in which the viewer may start one. */
  rooms: RoomChoice[];
  /** The room they come from. */
  room: RoomChoice | null;
  reply: FormReply | undefined;
  /** The sessions that go on in these rooms. */
  running: RunningSession[];
};

/** Starting a session: a page, so that it works without a script. */
export function CreateSessionModal({ rooms, room, reply, running }: CreateSessionModalProps) {
  const [form, fields] = useServerForm<StartFormFields>({
    id: "new-session",
    reply,
    constraint: SESSION_CONSTRAINTS,
    defaultValue: { mode: "VOTE", roomId: room?.id ?? "", genre: room?.genre ?? "", ...USUAL_RULES },
  });
  const chosen = reply?.initialValue?.roomId ?? room?.id;
  const inTheWay = running.find(({ roomId }) => roomId === chosen);
  return (
    <Form method="post" {...getFormProps(form)} className="mt-8 space-y-7">
      {inTheWay ? <AlreadyRunning {...inTheWay} /> : <FormErrors errors={form.errors} />}
      <SelectField
        field={fields.roomId}
        label="Where?"
        hint="In a room its members are told, and it belongs to the room. On its own it is yours."
      >
        <option value="">On its own</option>
        {rooms.map(({ id, name, isPrivate }) => (
          <option key={id} value={id}>
            {isPrivate ? `${name} (private)` : name}
          </option>
        ))}
      </SelectField>
      <DJSessionConfig fields={fields} />
      <TextField
        field={fields.initialTrackUrl}
        label="First track"
        hint="A link to YouTube, SoundCloud or an audio file. It plays as soon as you start."
        placeholder="https://"
        inputMode="url"
        autoComplete="off"
      />
      <Switch
        key={fields.isPrivate.key}
        name={fields.isPrivate.name}
        value="true"
        defaultChecked={fields.isPrivate.initialValue === "true"}
        label="Private"
        hint="Only people with the link find it; in a room, its members too. Always so in a private room."
      />
      <div className="flex flex-wrap gap-3 border-t border-line pt-6">
        <SubmitButton size="lg">Start the session</SubmitButton>
        <ButtonLink to={room ? roomPath(room.slug) : PATHS.sessions} variant="ghost" size="lg">
          Not now
        </ButtonLink>
      </div>
    </Form>
  );
}

function AlreadyRunning({ id, title, roomName }: RunningSession) {
  return (
    <div role="alert" className="rounded-lg border border-yellow/40 bg-yellow/10 p-4">
      <p>
        <span className="font-semibold">{roomName} has a session already.</span>{" "}
        <span className="text-text-soft">One at a time, so that everybody hears the same.</span>
      </p>
      <p className="mt-2">
        <Link to={sessionPath(id)} className="text-link">
          Go to {title}
        </Link>
      </p>
    </div>
  );
}
