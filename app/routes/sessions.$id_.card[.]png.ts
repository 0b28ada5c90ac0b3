import type { LoaderFunctionArgs } from "@remix-run/node";
import { sessionLine } from "~/components/sessions/session-line";
import { sessionTitle } from "~/components/sessions/session-title";
import { notFound } from "~/domain/errors";
import { sessionFor } from "~/domain/sessions/access.server";
import { cardResponse } from "~/http/card-picture.server";
import { orErrorPage } from "~/http/refusals.server";
import { stillSession } from "~/http/session-page.server";

/** The picture that other sites show of a public session. */
export async function loader({ params, request }: LoaderFunctionArgs): Promise<Response> {
  const access = await orErrorPage(publicSession(params.id!));
  const { session } = (await stillSession(access, request)).state;
  const kind = `DJ session · ${session.genre}`;
  const words = { seed: session.id, genre: session.genre, kind, title: sessionTitle(session) };
  return cardResponse({ ...words, line: sessionLine(session) });
}

/** As a visitor sees it. @throws Refusal `not_found` for a private one, whoever asks */
async function publicSession(id: string) {
  const access = await sessionFor(null, id);
  if (access.session.isPrivate) throw notFound("This session");
  return access;
}
