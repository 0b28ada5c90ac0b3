import { Form, useActionData, useNavigation } from "@remix-run/react";
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import type { ImageDto } from "~/domain/images/schema";
import { useDraft } from "~/hooks/use-draft";
import { ask } from "~/hooks/live/connection";
import { clientNow } from "~/hooks/clock";
import { placeOf } from "~/hooks/live/own-outbox";
import { OUTBOX_MAX, type Outbox } from "~/hooks/live/outbox";
import { clockWords } from "~/hooks/use-countdown";
import { WAITS } from "~/hooks/use-held-forms";
import { usePictures } from "~/hooks/use-pictures";
import type { FormReply } from "~/http/forms.server";
import { EmojiButton } from "../emoji/emoji-button";
import { EMOJI_SOURCE, finishCode } from "../emoji/emoji-source";
import { Composer } from "../timeline/composer";
import { lazyPart } from "../ui/lazy-part";
import { toast } from "../ui/toast-store";
import { AddPictures } from "./add-pictures";
import { CompletionList } from "./completion-list";
import { memberSource } from "./member-source";
import { pasteLink } from "./paste-link";
import { TextPreview } from "./text-preview";
import { useCompletion } from "./use-completion";
import { usePause } from "./use-pause";

// Fetched with the first picture.
const PictureTray = lazyPart(() => import("./picture-tray"));

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
  send: (text: string, images?: ImageDto[]) => boolean;
  below?: ReactNode;
};

const TYPING_EVERY = 3000;

/** Where one writes. A plain form; with a script the text goes through the outbox, and the field is free at once. */
export function RoomComposer(props: RoomComposerProps) {
  const { roomId, kind, canNameAll = false, parentId, viewer, label, action } = props;
  const { slowModeSeconds, outbox, send, below } = props;
  const typedAt = useRef(0);
  const sending = useRef(false);
  const [length, setLength] = useState(0);
  const place = parentId ?? roomId;
  const { field, keep, clear } = useDraft(place);
  const refused = useActionData<FormReply>();
  const posting = useNavigation().formAction === action;
  const { wait, told, started } = usePause(outbox, roomId, slowModeSeconds, refused);
  // The text as it will look, while that is wanted.
  const [preview, setPreview] = useState(refused?.preview ? (typedBefore(refused) ?? "") : null);
  const id = parentId ? "reply-text" : kind === "session" ? "chat-text" : "post-text";

  const onInput = (event: FormEvent<HTMLTextAreaElement>) => {
    const text = event.currentTarget.value;
    setLength(text.trim().length);
    keep(text);
    if (preview !== null) setPreview(text);
    completion.onInput();
    finishCode(event.currentTarget, keep);
    if (text === "" || clientNow() - typedAt.current < TYPING_EVERY) return;
    typedAt.current = clientNow();
    void ask("typing", placeOf(roomId, kind)).catch(() => undefined); // Nobody misses it.
  };
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter?.getAttribute("name") === "preview")
      return setPreview(preview === null ? (field.current?.value ?? "") : null);
    const written = field.current?.value ?? "";
    const text = written.trim();
    const { tray } = pictures;
    if (!field.current || sending.current || (text === "" && !tray.count) || wait > 0) return;
    if (tray.busy) {
      pictures.fetchTray();
      return toast("The pictures are still on their way.");
    }
    if (tray.failed) return toast("A picture could not be uploaded. Retry, or take it out.", "error");
    // Saving what was said of the pictures takes a moment, in which more may be typed, pressed and brought.
    sending.current = true;
    const images = tray.count ? await tray.take?.().catch(() => null) : [];
    sending.current = false;
    if (!images) return toast("The descriptions could not be sent. Try again.", "error");
    if (!send(text, images))
      return toast(`${OUTBOX_MAX} posts are waiting already. They go out when you are back online.`, "error");
    pictures.sent(images);
    typedAt.current = 0;
    setLength(clear(written).trim().length);
    setPreview(null);
    started();
  };
  const pictures = usePictures(place, PictureTray.fetch);
  // In a session's chat nobody is named.
  const sources = kind ? [EMOJI_SOURCE] : [memberSource(roomId, canNameAll), EMOJI_SOURCE];
  const completion = useCompletion(sources, field, keep);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (completion.onKeyDown(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <Form
      method="post"
      action={action}
      {...WAITS}
      onSubmit={(event) => void onSubmit(event)}
      className={pictures.over ? "relative drop-here" : "relative"}
      {...(kind ? {} : pictures.dropZone)}
    >
      {parentId ? <input type="hidden" name="parentId" value={parentId} /> : null}
      {preview === null ? null : <TextPreview text={preview} />}
      <CompletionList id={`${id}-choices`} completion={completion} />
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
        above={
          pictures.tray.count || pictures.brought ? (
            <PictureTray roomId={roomId} place={place} brought={pictures.brought} tell={pictures.setTray} />
          ) : null
        }
        tools={
          <>
            {kind ? null : <AddPictures roomId={roomId} parentId={parentId} onChoose={pictures.onChoose} />}
            <EmojiButton field={field} />
          </>
        }
        below={
          <>
            <span className="flex min-w-0 flex-1 items-center justify-between gap-3">{below}</span>
            <button
              name="preview"
              value="on"
              formNoValidate
              aria-pressed={preview !== null}
              className="composer-preview"
            >
              Preview
            </button>
          </>
        }
        onInput={onInput}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (!kind) pictures.onPaste(event);
          if (!event.defaultPrevented) pasteLink(event);
        }}
        onBlur={completion.close}
        {...completion.aria(`${id}-choices`)}
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
