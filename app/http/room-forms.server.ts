import { data, type ActionFunctionArgs } from "@remix-run/node";
import { safeRedirect } from "~/auth/redirect-to";
import { roomPath } from "~/components/paths";
import { HTTP_STATUS, Refusal } from "~/domain/errors";
import { formOf } from "./body.server";
import { redirectWith, type Flash } from "./flash.server";
import { errorPage, retryHeaders } from "./refusals.server";

/** What a script is answered. */
export type RoomFormReply = { ok: true } | { refused: string };

/**
 * Runs one of the small forms of a room's page (a reaction, a pin). Sent by a script it answers in data; sent plainly
 * it goes back to where it came from and says what happened there, also when it was refused.
 *
 * @param after where to go instead once it is done; `always` also for a script
 */
export async function actInRoom(
  { request, params, context }: ActionFunctionArgs,
  act: (form: FormData) => Promise<Flash | null>,
  after?: { to: string; always?: boolean },
) {
  const form = await formOf(request);
  const back = () => safeRedirect(form.get("back"), cameFrom(request) ?? roomPath(params.slug!));
  try {
    const said = await act(form);
    if (!context.isDocument && !after?.always) return data<RoomFormReply>({ ok: true });
    return redirectWith(after?.to ?? back(), said);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "not_found") throw errorPage(error);
    if (!context.isDocument)
      return data<RoomFormReply>(
        { refused: error.message },
        { status: HTTP_STATUS[error.code], headers: retryHeaders(error) },
      );
    return redirectWith(back(), { kind: "error", text: error.message });
  }
}

/** The page of this site on which the form stood. */
function cameFrom(request: Request): string | null {
  const referer = request.headers.get("Referer");
  if (!referer || !URL.canParse(referer)) return null;
  const { host, pathname, search } = new URL(referer);
  return host === new URL(request.url).host ? pathname + search : null;
}
