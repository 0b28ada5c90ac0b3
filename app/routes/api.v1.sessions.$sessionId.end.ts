import { endOfSession } from "~/http/api/end-session.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/end", "Sessions", {
  PATCH: endOfSession,
  POST: endOfSession,
});
