import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { personOf, viewerOf } from "~/auth/viewer.server";
import { PATHS, roomPath } from "~/components/paths";
import { EndedSession } from "~/components/sessions/ended-session";
import { LiveSession } from "~/components/sessions/live-session";
import { sessionPath } from "~/components/sessions/session-paths";
import { sessionLine } from "~/components/sessions/session-line";
import { sessionTitle } from "~/components/sessions/session-title";
import { isFollowing } from "~/domain/follows/follow.server";
import { sessionFor } from "~/domain/sessions/access.server";
import { chatPage, postToSession } from "~/domain/sessions/chat.server";
import { history } from "~/domain/sessions/queries.server";
import { cardMeta } from "~/components/share/card-meta";
import type { Handle } from "~/hooks/handle";
import { isKeptTrue } from "~/hooks/live/kept-true";
import { useFrame } from "~/hooks/use-frame";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { previewOf } from "~/http/preview.server";
import { settledOrigin } from "~/http/origin.server";
import { orErrorPage } from "~/http/refusals.server";
import { stillSession } from "~/http/session-page.server";
import { presenceOf } from "~/live/presence.server";
import { sessionStream } from "~/streams/names";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const access = await orErrorPage(sessionFor(viewer, params.id!));
  const { id, hostId, status } = access.session;
  const before = new URL(request.url).searchParams.get("before");
  const [still, chat, played, followsHost] = await Promise.all([
    stillSession(access, request),
    orErrorPage(chatPage(access, { cursor: before })),
    history(access, status === "ENDED" ? {} : { limit: 8 }),
    viewer && viewer.id !== hostId ? isFollowing(viewer, hostId) : null,
  ]);
  return {
    ...still,
    ...{ messages: chat.messages, olderCursor: chat.nextCursor, older: before !== null },
    ...{ history: played.items, moreHistory: played.nextCursor !== null, followsHost },
    presence: presenceOf(sessionStream(id)),
    origin: settledOrigin(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    if (fields.preview) return previewOf(fields);
    await postToSession(person, params.id!, fields);
    return redirectWith(`${sessionPath(params.id!)}#chat`, null);
  });
}

export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  currentParams,
  nextParams,
  defaultShouldRevalidate,
}) => currentParams.id !== nextParams.id || (!isKeptTrue(formAction) && defaultShouldRevalidate);

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: "Not found · Sedā.fm Rooms" }];
  const { session } = data.state;
  const title = sessionTitle(session);
  if (session.isPrivate)
    return [{ title: `${title} · Sedā.fm Rooms` }, { name: "robots", content: "noindex" }];
  const description = sessionLine(session);
  const path = sessionPath(session.id);
  return [
    { title: `${title} · Sedā.fm Rooms` },
    { name: "description", content: description },
    ...cardMeta({ origin: data.origin, path, image: `${path}/card.png`, title, description }),
  ];
};

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: Handle = {
  title: (page: Data | undefined) => page && sessionTitle(page.state.session),
  backTo: (page: Data | undefined) => {
    const room = page?.state.session.room;
    return room ? roomPath(room.slug) : PATHS.sessions;
  },
};

export default function SessionPage() {
  const data = useLoaderData<typeof loader>();
  const viewer = useFrame()?.viewer ?? null;
  const { session } = data.state;
  if (session.status === "ENDED") return <EndedSession page={data} viewer={viewer} />;
  return <LiveSession key={`${session.id} ${viewer?.id}`} page={data} viewer={viewer} />;
}
