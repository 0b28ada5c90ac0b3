import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { peoplePath } from "~/components/sessions/session-paths";
import { notFound } from "~/domain/errors";
import { errorPage } from "~/http/refusals.server";
import { actNamed, PERSON_ACTS } from "~/http/session-acts.server";
import { actInSession } from "~/http/small-forms.server";

/** Does with somebody in a session what one button beside their name says. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const { id, userId, act } = args.params;
  const run = actNamed(PERSON_ACTS, act);
  if (!run) throw errorPage(notFound("This page"));
  return actInSession(args, async (form) => {
    const text = await run(person, id!, userId!, Object.fromEntries(form));
    return text ? { kind: "success", text } : null;
  });
}

export const loader = ({ params }: LoaderFunctionArgs) => redirect(peoplePath(params.id!));
