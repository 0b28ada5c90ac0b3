import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS, roomPath } from "~/components/paths";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { Button } from "~/components/ui/button";
import { Field, Input } from "~/components/ui/field";
import { FieldError } from "~/components/ui/field-error";
import { FilterSelect } from "~/components/ui/filters";
import { LEVEL_WORDS, NOTIFY_LEVELS } from "~/domain/notifications/levels";
import {
  quietHoursOf,
  roomLevels,
  setQuietHours,
  setRoomLevel,
} from "~/domain/notifications/settings.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm, type FormReply } from "~/http/forms.server";
import { looksOf } from "~/http/looks";

export const handle: Handle = { title: () => "Notifications", backTo: () => PATHS.settings };
export const meta: MetaFunction = () => pageTitle("Notification settings");

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const [rooms, quietHours] = await Promise.all([roomLevels(person), quietHoursOf(person)]);
  return { rooms, quietHours, timeZone: looksOf(request.headers.get("Cookie")).timeZone };
}

/** Sets the quiet hours, or the levels of those rooms whose choice is another than before. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    if (fields.intent === "quiet") await setQuietHours(person, fields);
    else
      for (const { room, level } of await roomLevels(person)) {
        const chosen = fields[room.id];
        if (chosen !== undefined && chosen !== level) await setRoomLevel(person, room.id, { level: chosen });
      }
    return redirectWith(PATHS.notificationSettings, { kind: "success", text: "Saved." });
  });
}

const LEVELS = NOTIFY_LEVELS.map((level) => [level, LEVEL_WORDS[level]] as const);

export default function NotificationSettingsPage() {
  const { rooms, quietHours, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<FormReply>();
  const saving = useNavigation().formAction === PATHS.notificationSettings;
  const { from, to, ...others } = reply?.error ?? {};
  const error = Object.values(others).flatMap((messages) => messages ?? [])[0];
  // What was sent stands, also what was cleared: of that, the reply holds nothing.
  const hours = reply?.initialValue?.intent === "quiet" ? reply.initialValue : quietHours;
  const typed = (name: "from" | "to") => {
    const time = hours?.[name];
    return typeof time === "string" ? time : "";
  };
  return (
    <>
      <SettingsBlock
        title="Quiet hours"
        lead="What happens in them waits in your inbox. Nothing pops up. Leave both empty for none."
      >
        <Form method="post" className="space-y-4">
          <input type="hidden" name="intent" value="quiet" />
          <input type="hidden" name="timeZone" value={quietHours?.timeZone ?? timeZone} />
          <div className="grid grid-cols-2 gap-4">
            <Field id="quiet-from" label="From" errors={from ?? undefined}>
              {(control) => <Input type="time" name="from" defaultValue={typed("from")} {...control} />}
            </Field>
            <Field id="quiet-to" label="To" errors={to ?? undefined}>
              {(control) => <Input type="time" name="to" defaultValue={typed("to")} {...control} />}
            </Field>
          </div>
          <p className="text-sm text-text-faint">Times of {quietHours?.timeZone ?? timeZone}.</p>
          {error ? <FieldError>{error}</FieldError> : null}
          <Button pending={saving}>Save quiet hours</Button>
        </Form>
      </SettingsBlock>
      <SettingsBlock
        title="Rooms"
        lead="Everything: mentions, replies to you and in threads you wrote in, sessions that start. What concerns your membership you are always told."
      >
        {rooms.length === 0 ? (
          <p className="text-text-faint">The rooms you join will stand here.</p>
        ) : (
          <Form method="post" className="space-y-4">
            <ul className="divide-y divide-line">
              {rooms.map(({ room, level }) => (
                <li
                  key={room.id}
                  id={`room-${room.slug}`}
                  className="grid items-center gap-2 py-3 sm:grid-cols-2"
                >
                  <Link to={roomPath(room.slug)} className="truncate font-semibold hover:underline">
                    {room.name}
                  </Link>
                  <FilterSelect
                    label={`Notices of ${room.name}`}
                    name={room.id}
                    value={level}
                    options={LEVELS}
                  />
                </li>
              ))}
            </ul>
            <Button pending={saving}>Save</Button>
          </Form>
        )}
      </SettingsBlock>
    </>
  );
}
