import { useEffect, useRef, type RefObject } from "react";
import { ALT_MAX, IMAGE_MAX_BYTES, IMAGES_MAX } from "~/domain/images/limits";
import { useUploads, type Upload } from "~/hooks/uploads";
import type { Tray } from "~/hooks/use-pictures";
import { IconButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { toast } from "../ui/toast-store";

type PictureTrayProps = {
  roomId: string;
  /** What they are kept by while one is elsewhere. */
  place: string;
  /** How many times files have been chosen, pasted or dropped. */
  brought: number;
  tell: (tray: Tray) => void;
};

/** The pictures that go with what is being written: each with its way to the server, and what it shows. */
export default function PictureTray({ roomId, place, brought, tell }: PictureTrayProps) {
  const { kept, uploads } = useUploads(roomId, place);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (kept.takeOver() > 0) toast(`A post has at most ${IMAGES_MAX} pictures.`);
  }, [kept, brought]);
  const [count, busy, failed] = [
    uploads.length,
    uploads.some(({ state }) => state === "sending"),
    uploads.some(({ state }) => state === "failed"),
  ];
  useEffect(
    () => tell({ count, busy, failed, take: kept.take, sent: kept.sent }),
    [tell, count, busy, failed, kept],
  );
  if (count === 0) return null;
  const unsaid = uploads.filter(({ alt }) => alt.trim() === "").length;
  return (
    <div className="mb-2 rounded-md border border-line bg-card p-2 shadow-card">
      <ul ref={list} aria-label="Pictures to be posted" className="max-h-[40dvh] space-y-2 overflow-y-auto">
        {uploads.map((upload, index) => (
          <li key={upload.key} className="flex items-center gap-3">
            <Preview upload={upload} />
            <div className="min-w-0 flex-1">
              <input
                aria-label={`What picture ${index + 1} shows`}
                placeholder="What does it show?"
                value={upload.alt}
                maxLength={ALT_MAX}
                onChange={(event) => kept.describe(upload.key, event.currentTarget.value)}
                onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
                className="field min-h-10 py-1.5"
              />
              {upload.error ? (
                <p role="alert" className="mt-1 flex flex-wrap gap-x-3 text-sm text-danger-text">
                  <span className="wrap-anywhere">{upload.error}</span>
                  {upload.file.size > IMAGE_MAX_BYTES ? null : (
                    <button
                      type="button"
                      className="font-semibold underline"
                      onClick={() => kept.retry(upload)}
                    >
                      Retry
                    </button>
                  )}
                </p>
              ) : null}
            </div>
            <IconButton
              label={`Take out picture ${index + 1}`}
              type="button"
              onClick={() => {
                focusBeside(list, index);
                kept.remove(upload);
              }}
            >
              <Icon name="x" size={18} />
            </IconButton>
          </li>
        ))}
      </ul>
      <p role="status" className="px-1 pt-1.5 text-sm text-text-faint">
        {busy
          ? "Uploading …"
          : unsaid > 0
            ? "A few words let people take part who cannot see the picture."
            : "Described. Thank you."}
      </p>
    </div>
  );
}

function Preview({ upload: { preview, state, progress } }: { upload: Upload }) {
  return (
    <span className="relative size-14 shrink-0 overflow-hidden rounded-sm bg-raised">
      <img
        src={preview}
        alt=""
        className={state === "ready" ? "size-full object-cover" : "size-full object-cover opacity-50"}
      />
      {state === "sending" ? (
        <progress
          value={progress}
          aria-label="Uploaded"
          className="upload-progress absolute inset-x-1 bottom-1"
        />
      ) : null}
      {state === "failed" ? (
        <Icon name="triangle-alert" size={22} className="absolute inset-0 m-auto text-danger-text" />
      ) : null}
    </span>
  );
}

/** Before a row goes, its focus moves to the next one, or back to the text. */
function focusBeside(list: RefObject<HTMLUListElement>, index: number): void {
  const rows = [...(list.current?.children ?? [])];
  const beside = rows[index + 1] ?? rows[index - 1];
  const target =
    beside?.querySelector<HTMLElement>("button:last-of-type") ??
    list.current?.closest("form")?.querySelector("textarea");
  target?.focus();
}
