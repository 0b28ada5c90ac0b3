import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { sessionPath } from "~/components/sessions/session-paths";
import { notFound } from "~/domain/errors";
import { errorPage } from "~/http/refusals.server";
import { actNamed, TRACK_ACTS } from "~/http/session-acts.server";
import { actInSession } from "~/http/small-forms.server";

/** Does to a track of a session what one button beside it says. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const { id, itemId, act } = args.params;
  const run = actNamed(TRACK_ACTS, act);
  if (!run) throw errorPage(notFound("This page"));
  return actInSession(args, async (form) => {
    const text = await run(person, id!, itemId!, Object.fromEntries(form));
    return text ? { kind: "success", text } : null;
  });
}

/** Whoever was sent to sign in first comes back to the session. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(sessionPath(params.id!));
