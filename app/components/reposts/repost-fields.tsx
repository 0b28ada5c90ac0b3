import { TEXT_MAX } from "~/domain/messages/limits";
import type { FormReply } from "~/http/forms.server";
import { Field, Select, Textarea } from "../ui/field";
import { FieldError } from "../ui/field-error";

type Props = {
  /** Unique on the page. */
  id: string;
  rooms: { slug: string; name: string }[];
  /** The room that is chosen at first. */
  slug: string;
  reply: FormReply | undefined;
};

/** Where a post is passed on to, and what is said of it. */
export function RepostFields({ id, rooms, slug, reply }: Props) {
  const error = reply?.error ?? {};
  const typed = reply?.initialValue ?? {};
  const said = (name: string, otherwise: string) =>
    typeof typed[name] === "string" ? typed[name] : otherwise;
  return (
    <>
      {error[""] ? <FieldError>{error[""][0]}</FieldError> : null}
      <Field id={`${id}-room`} label="Into the room" required>
        {(control) => (
          <Select {...control} name="room" defaultValue={said("room", slug)}>
            {rooms.map((room) => (
              <option key={room.slug} value={room.slug}>
                {room.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id={`${id}-text`} label="Your comment" errors={error.text ?? undefined}>
        {(control) => (
          <Textarea {...control} name="text" rows={3} maxLength={TEXT_MAX} defaultValue={said("text", "")} />
        )}
      </Field>
    </>
  );
}
