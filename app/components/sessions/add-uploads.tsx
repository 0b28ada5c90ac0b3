import { Form } from "@remix-run/react";
import type { UploadDto } from "~/domain/uploads/schema";
import { PATHS, withParams } from "../paths";
import { trackLength } from "../timeline/track-card";
import { Button, ButtonLink } from "../ui/button";
import { Cover } from "../ui/cover";
import { Icon } from "../ui/icon";
import { OlderLink } from "../ui/pagination";
import { addPath } from "./session-paths";
import type { SessionStub } from "./session-words";

type AddUploadsProps = { session: SessionStub; uploads: UploadDto[]; nextCursor: string | null };

/** One's own uploads, each a press away from the queue. */
export function AddUploads({ session, uploads, nextCursor }: AddUploadsProps) {
  return (
    <section aria-labelledby="uploads-title">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="uploads-title" className="text-xl">
          From your uploads
        </h2>
        <ButtonLink to={PATHS.uploads} variant="quiet" size="sm">
          <Icon name="upload" size={16} /> Upload a track
        </ButtonLink>
      </div>
      {uploads.length === 0 ? (
        <p className="mt-3 text-text-soft">
          None yet. What you upload stands here, and plays without any other site.
        </p>
      ) : (
        <Form method="post" action={addPath(session.id)} className="mt-2">
          <ul aria-label="Your uploads" className="divide-y divide-line">
            {uploads.map(({ id, title, artist, artwork, duration, url }) => (
              <li key={id} className="flex items-center gap-3 py-2.5">
                <Cover id={id} src={artwork ?? null} className="size-12 shrink-0 rounded-sleeve" />
                <div className="min-w-0 flex-1">
                  <p className="truncate font-semibold">{title}</p>
                  <p className="truncate text-sm text-text-soft">
                    {artist || "Uploaded here"}
                    {duration ? (
                      <span className="numerals text-text-faint"> · {trackLength(duration)}</span>
                    ) : null}
                  </p>
                </div>
                <Button name="trackUrl" value={url} variant="quiet" size="sm" aria-label={`Add ${title}`}>
                  <Icon name="plus" size={16} /> Add
                </Button>
              </li>
            ))}
          </ul>
        </Form>
      )}
      {nextCursor ? (
        <OlderLink to={withParams(addPath(session.id), { cursor: nextCursor })}>More uploads</OlderLink>
      ) : null}
    </section>
  );
}
