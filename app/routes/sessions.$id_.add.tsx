import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { AddLinks } from "~/components/sessions/add-links";
import { AddUploads } from "~/components/sessions/add-uploads";
import { sessionPath } from "~/components/sessions/session-paths";
import { SessionSubpage } from "~/components/sessions/session-subpage";
import { stubOf, type SessionStub } from "~/components/sessions/session-words";
import { sessionFor } from "~/domain/sessions/access.server";
import { addLinks } from "~/domain/sessions/add-links.server";
import { addTrack } from "~/domain/sessions/queue.server";
import { sessionView } from "~/domain/sessions/queries.server";
import { ownUploads } from "~/domain/uploads/queries.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm, type FormReply } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";

/** What a script is answered: what to say once it is done, or what is wrong. */
export type AddReply = FormReply | { added: string };

export const handle: Handle = {
  title: () => "Add a track",
  backTo: (page: { session: SessionStub } | undefined) => page && sessionPath(page.session.id),
};
export const meta: MetaFunction = () => pageTitle("Add a track");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const session = await sessionView(await orErrorPage(sessionFor(person, params.id!)));
  const cursor = new URL(request.url).searchParams.get("cursor");
  const page = await ownUploads(person, { cursor }).catch(() => ownUploads(person));
  return { session: stubOf(session), ...page };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await personOf(request);
  const id = params.id!;
  return submitForm(await formOf(request), async (fields) => {
    const done = (text: string) =>
      context.isDocument
        ? redirectWith(sessionPath(id), { kind: "success", text })
        : data<AddReply>({ added: text });
    if (typeof fields.trackUrl === "string") {
      const { state } = await addTrack(person, id, { trackUrl: fields.trackUrl });
      return done(state === "SUGGESTED" ? "Suggested to the host." : "It is in the queue.");
    }
    const { added, refused } = await addLinks(person, id, { links: fields.links ?? "" });
    if (refused.length === 0) return done(inWords(added.length, added[0]?.state === "SUGGESTED"));
    return data<AddReply>(
      {
        status: "error",
        initialValue: { links: refused.map(({ link }) => link).join("\n") },
        error: {
          links: [
            ...refused.map(({ link, message }) => `${shortened(link)}: ${message}`),
            ...(added.length > 0 ? [`The rest went through: ${inWords(added.length, false)}`] : []),
          ],
        },
      },
      { status: 400 },
    );
  });
}

function inWords(count: number, suggested: boolean): string {
  const what = count === 1 ? "1 track" : `${count} tracks`;
  return suggested ? `${what} suggested to the host.` : `${what} added.`;
}

const shortened = (link: string) => {
  const bare = link.replace(/^https?:\/\/(www\.)?/, "");
  return bare.length > 40 ? `${bare.slice(0, 39)}…` : bare;
};

export default function AddTrackPage() {
  const { session, uploads, nextCursor } = useLoaderData<typeof loader>();
  const answer = useActionData<AddReply>();
  const reply = answer && "added" in answer ? undefined : answer;
  return (
    <SessionSubpage session={session} title="Add a track">
      <p role="status" className="font-semibold text-mint-text">
        {answer && "added" in answer ? answer.added : null}
      </p>
      <AddLinks session={session} reply={reply} />
      <AddUploads session={session} uploads={uploads} nextCursor={nextCursor} />
    </SessionSubpage>
  );
}
