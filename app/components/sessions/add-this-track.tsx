import type { ReactNode } from "react";
import { useAddTrack } from "~/hooks/use-add-track";
import { addPath } from "./session-paths";

type AddThisTrackProps = { sessionId: string; url: string; children: ReactNode };

/** Brings a track that is shown somewhere into a session; `children` is the button. */
export function AddThisTrack({ sessionId, url, children }: AddThisTrackProps) {
  const fetcher = useAddTrack();
  return (
    <fetcher.Form method="post" action={addPath(sessionId)} className="contents">
      <input type="hidden" name="trackUrl" value={url} />
      {children}
    </fetcher.Form>
  );
}
