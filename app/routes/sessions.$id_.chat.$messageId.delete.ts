import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { sessionPath } from "~/components/sessions/session-paths";
import { deleteFromSession } from "~/domain/sessions/chat.server";
import { actInSession } from "~/http/small-forms.server";

/** Takes a message out of a session's chat. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const { id, messageId } = args.params;
  return actInSession(args, async () => {
    await deleteFromSession(person, id!, messageId!);
    return { kind: "success", text: "The message is gone." };
  });
}

export const loader = ({ params }: LoaderFunctionArgs) => redirect(sessionPath(params.id!));
