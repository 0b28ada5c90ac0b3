import { Form, useActionData, useNavigation } from "@remix-run/react";
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { useDraft } from "~/hooks/use-draft";
import { ask } from "~/hooks/live/connection";
import { clientNow } from "~/hooks/clock";
import { placeOf } from "~/hooks/live/own-outbox";
import { OUTBOX_MAX, type Outbox } from "~/hooks/live/outbox";
import { clockWords } from "~/hooks/use-countdown";
import type { FormReply } from "~/http/forms.server";
import { Composer } from "../timeline/composer";
import { toast } from "../ui/toast-store";
import { MentionList } from "./mention-list";
import { useMentionChoice } from "./use-mention-choice";
import { usePause } from "./use-pause";

type RoomComposerProps = {
  roomId: string;
  /** The room is none, but the chat of a session. */
  kind?: "session";
  /** Everybody in the room may be named at once. */
  canNameAll?: boolean;
  /** The thread replied to; null for a post of the room. */
  parentId: string | null;
  viewer: { id: string; avatarUrl: string };
  label: string;
  action: string;
  /** Seconds between two posts, 0 for none (and for moderators). */
  slowModeSeconds: number;
  /** What is on its way from here; null until the page is alive. */
  outbox: Outbox | null;
  /** Takes the text on its way; false when there is no room for more. */
  send: (text: string) => boolean;
  below?: ReactNode;
};

const TYPING_EVERY = 3000;

/** Where one writes. A plain form; with a script the text goes through the outbox, and the field is free at once. */
export function RoomComposer(props: RoomComposerProps) {
  const { roomId, kind, canNameAll = false, parentId, viewer, label, action } = props;
  const { slowModeSeconds, outbox, send, below } = props;
  const typedAt = useRef(0);
  const [length, setLength] = useState(0);
  const { field, keep, clear } = useDraft(parentId ?? roomId);
  const refused = useActionData<FormReply>();
  const posting = useNavigation().formAction === action;
  const { wait, told, started } = usePause(outbox, roomId, slowModeSeconds, refused);
  const id = parentId ? "reply-text" : kind === "session" ? "chat-text" : "post-text";

  const onInput = (event: FormEvent<HTMLTextAreaElement>) => {
    const text = event.currentTarget.value;
    setLength(text.trim().length);
    keep(text);
    names.onInput();
    if (text === "" || clientNow() - typedAt.current < TYPING_EVERY) return;
    typedAt.current = clientNow();
    void ask("typing", placeOf(roomId, kind)).catch(() => undefined); // Nobody misses it.
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? "";
    if (!field.current || text === "" || wait > 0) return;
    if (!send(text))
      return toast(`${OUTBOX_MAX} posts are waiting already. They go out when you are back online.`, "error");
    clear();
    typedAt.current = 0;
    setLength(0);
    started();
  };
  const names = useMentionChoice(kind ? null : roomId, canNameAll, field, keep);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (names.onKeyDown(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <Form method="post" action={action} onSubmit={onSubmit} className="relative">
      {parentId ? <input type="hidden" name="parentId" value={parentId} /> : null}
      <MentionList id={`${id}-names`} choice={names} />
      <Composer
        ref={field}
        id={id}
        label={label}
        viewer={viewer}
        length={length}
        pending={posting}
        error={firstError(refused)}
        defaultValue={typedBefore(refused)}
        wait={wait > 0 ? clockWords(wait) : undefined}
        told={told}
        below={below}
        onInput={onInput}
        onKeyDown={onKeyDown}
        onBlur={names.close}
        {...names.aria(`${id}-names`)}
      />
    </Form>
  );
}

function firstError(reply: FormReply | undefined): string | undefined {
  return reply ? Object.values(reply.error ?? {}).flatMap((messages) => messages ?? [])[0] : undefined;
}

function typedBefore(reply: FormReply | undefined): string | undefined {
  const text = reply?.initialValue?.text;
  return typeof text === "string" ? text : undefined;
}
