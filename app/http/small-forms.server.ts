import { data, type ActionFunctionArgs } from "@remix-run/node";
import { safeRedirect } from "~/auth/redirect-to";
import { personPath, roomPath } from "~/components/paths";
import { sessionPath } from "~/components/sessions/session-paths";
import { HTTP_STATUS, Refusal } from "~/domain/errors";
import { formOf } from "./body.server";
import { redirectWith, type Flash } from "./flash.server";
import { errorPage, retryHeaders } from "./refusals.server";

/** What a script is answered. */
export type SmallFormReply = { ok: true } | { refused: string };

type Act = (form: FormData) => Promise<Flash | null>;
/** Where to go instead once it is done; `always` also for a script. */
type After = { to: string; always?: boolean };

/** Runs one of the small forms of a room's page (a reaction, a pin). */
export const actInRoom = (args: ActionFunctionArgs, act: Act, after?: After) =>
  actOn(args, roomPath(args.params.slug!), act, after);

/** The same of a session's page (a vote, a skip). */
export const actInSession = (args: ActionFunctionArgs, act: Act, after?: After) =>
  actOn(args, sessionPath(args.params.id!), act, after);

/** The same of a person's page. */
export const actAtPerson = (args: ActionFunctionArgs, act: Act) =>
  actOn(args, personPath(args.params.username!), act);

/**
 * Runs a form that is one button. Sent by a script it answers in data; sent plainly it goes back to where it came from
 * and says what happened there, also when it was refused.
 *
 * @param home where to go when nobody knows where it came from
 */
async function actOn({ request, context }: ActionFunctionArgs, home: string, act: Act, after?: After) {
  const form = await formOf(request);
  const back = () => safeRedirect(form.get("back"), cameFrom(request) ?? home);
  try {
    const said = await act(form);
    if (!context.isDocument && !after?.always) return data<SmallFormReply>({ ok: true });
    return redirectWith(after?.to ?? back(), said);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "not_found") throw errorPage(error);
    if (!context.isDocument)
      return data<SmallFormReply>(
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
