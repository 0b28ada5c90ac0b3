import type { UserDto } from "~/domain/accounts/schema";
import { useDJSession } from "~/hooks/use-dj-session";
import { DJMode } from "./dj-mode";
import type { SessionPageData } from "./session-page-data";
import { StillPlayer } from "./still-player";

type LiveSessionProps = { page: SessionPageData; viewer: UserDto | null };

/** A session that goes on: followed live from what the page was loaded with. */
export function LiveSession({ page, viewer }: LiveSessionProps) {
  const { state: snapshot, messages, presence, older, ...rest } = page;
  const { state } = useDJSession({ ...snapshot, ...(older ? {} : { messages }) }, presence);
  return (
    <DJMode
      {...rest}
      state={state}
      viewer={viewer}
      olderMessages={older ? messages : null}
      player={<StillPlayer session={state.session} now={page.now} />}
    />
  );
}
