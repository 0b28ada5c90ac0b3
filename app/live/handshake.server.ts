import type { IncomingMessage } from "node:http";
import { hasChangedSince } from "~/domain/accounts/logins.server";
import { conflict, Refusal } from "~/domain/errors";
import { env } from "~/env.server";
import { isOwnOrigin } from "~/http/cross-site.server";
import { latestVersion } from "~/streams/versions.server";
import { actorOf, lookUnasked } from "./actor.server";
import { loginGroup, personGroup, type LiveServer, type LiveSocket } from "./sockets.server";

/**
 * Whether a connection may begin. CORS does not guard WebSockets: another site's page could connect with the
 * visitor's cookie, so a browser's connection must come from here.
 */
export function allowRequest(
  request: IncomingMessage,
  decide: (error: string | null | undefined, allowed: boolean) => void,
): void {
  const { origin, host } = request.headers;
  const forwarded = env().TRUST_PROXY ? request.headers["x-forwarded-host"]?.toString() : undefined;
  const own =
    origin === undefined ||
    isOwnOrigin(origin, host) ||
    isOwnOrigin(origin, forwarded) ||
    origin === env().PUBLIC_URL;
  decide(own ? null : "This connection came from another site.", own);
}

/** Finds out who connects: by token, by login cookie, or nobody (a visitor). A token that is not valid is refused. */
export function identify(live: LiveServer): void {
  live.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (error: Error) => next(error instanceof Refusal ? Object.assign(error, { data: error.body }) : error),
    );
  });
  // Until a socket is connected, nobody can cut it: what ended its login after it was admitted is noticed here.
  live.on("connection", lookUnasked);
}

/** So often somebody is looked at who changes each time meanwhile. */
const MOST_LOOKS = 5;

/** A login that ends between the look and the joining of its group would leave its socket in: then it is looked again. */
async function admit(socket: LiveSocket): Promise<void> {
  for (let looks = 1; looks <= MOST_LOOKS; looks += 1) {
    const asOf = latestVersion();
    const actor = await actorOf(socket);
    const groups = actor ? [personGroup(actor.id), loginGroup(actor.loginId)] : [];
    socket.data = { actor, asOf, streams: new Set() };
    await socket.join(groups);
    if (!actor || !hasChangedSince(actor, asOf)) return;
    for (const group of groups) await socket.leave(group);
  }
  throw conflict("This account changes at this moment. Connect again.");
}
