import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { personPath } from "~/components/paths";
import { profileOf } from "~/domain/accounts/profile.server";
import { follow, unfollow } from "~/domain/follows/follow.server";
import { orErrorPage } from "~/http/refusals.server";
import { actAtPerson } from "~/http/small-forms.server";

/** Follows somebody, or no longer: `follow` is yes or no. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const { id, displayName } = await orErrorPage(profileOf(args.params.username!));
  return actAtPerson(args, async (form) => {
    const wanted = form.get("follow") !== "no";
    await (wanted ? follow : unfollow)(person, id);
    const text = wanted
      ? `You hear when ${displayName} starts a session.`
      : `You no longer follow ${displayName}.`;
    return { kind: "success", text };
  });
}

/** Whoever was sent to sign in first comes back to the person. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(personPath(params.username!));
