import { viewerOf } from "~/auth/viewer.server";
import { PATHS } from "~/components/paths";
import type { Actor } from "~/domain/actor";
import type { Who } from "~/domain/flags/evaluate.server";
import { hasRooms, hasSessions, needPart, type Part } from "~/domain/flags/parts.server";
import { orErrorPage } from "./refusals.server";

/** Whoever looks at a page that passes no room's or session's door; where its part is not for them, it is not there. */
export function viewerWith(request: Request, part: Part): Promise<Actor> {
  return orErrorPage(
    viewerOf(request).then((viewer) => {
      needPart(viewer, part);
      return viewer;
    }),
  );
}

/** Where somebody begins who is signed in. */
export function homeOf(who: Who): string {
  if (hasRooms(who)) return PATHS.discover;
  return hasSessions(who) ? PATHS.sessions : PATHS.notifications;
}
