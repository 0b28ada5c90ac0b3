import { Form } from "@remix-run/react";
import type { UploadDto } from "~/domain/uploads/schema";
import { trackLength } from "../timeline/track-card";
import { Card } from "../ui/card";
import { Cover } from "../ui/cover";
import { SubmitButton } from "../ui/form-fields";
import { RelativeTime } from "../ui/relative-time";
import { megabytes } from "./space-meter";

type UploadListProps = { uploads: UploadDto[]; now: number; timeZone: string };

/** Uploaded tracks, each to be heard, and with a form that deletes it: posts the intent `delete` with its id. */
export function UploadList({ uploads, now, timeZone }: UploadListProps) {
  return (
    <Card>
      <ul aria-label="Your tracks" className="divide-y divide-line">
        {uploads.map((upload) => (
          <li key={upload.id} className="p-4">
            <div className="flex items-start gap-4">
              <Cover
                id={upload.id}
                src={upload.artwork ?? null}
                className="size-14 shrink-0 rounded-sleeve"
              />
              <div className="min-w-0 flex-1">
                <p className="font-semibold wrap-anywhere">{upload.title}</p>
                {upload.artist ? <p className="truncate text-text-soft">{upload.artist}</p> : null}
                <p className="mt-0.5 text-sm text-text-faint">
                  <span className="numerals">{trackLength(upload.duration ?? 0)}</span> ·{" "}
                  <span className="numerals">{megabytes(upload.bytes)}</span> ·{" "}
                  <RelativeTime iso={upload.createdAt} now={now} timeZone={timeZone} />
                </p>
              </div>
              <Form method="post">
                <input type="hidden" name="intent" value={`delete ${upload.id}`} />
                <SubmitButton
                  intent={`delete ${upload.id}`}
                  variant="quiet"
                  size="sm"
                  aria-label={`Delete ${upload.title}`}
                >
                  Delete
                </SubmitButton>
              </Form>
            </div>
            <audio
              controls
              preload="none"
              src={upload.url}
              aria-label={`Listen to ${upload.title}`}
              className="mt-3 h-10 w-full"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
