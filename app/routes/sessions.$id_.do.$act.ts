import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { PATHS } from "~/components/paths";
import { sessionPath } from "~/components/sessions/session-paths";
import { notFound } from "~/domain/errors";
import { errorPage } from "~/http/refusals.server";
import { actNamed, SESSION_ACTS } from "~/http/session-acts.server";
import { actInSession } from "~/http/small-forms.server";

/** Does to a session what one button of its page says. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const { id, act } = args.params;
  const run = actNamed(SESSION_ACTS, act);
  if (!run) throw errorPage(notFound("This page"));
  return actInSession(
    args,
    async (form) => {
      const text = await run(person, id!, "", Object.fromEntries(form));
      return text ? { kind: "success", text } : null;
    },
    act === "leave" ? { to: PATHS.sessions, always: true } : undefined,
  );
}

/** Whoever was sent to sign in first comes back here, and looks at the session before acting. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(sessionPath(params.id!));
