import type { IncomingMessage } from "node:http";
import { viewerByCookie } from "~/auth/viewer.server";
import { loginsVersion, personByToken } from "~/domain/accounts/logins.server";
import { unauthenticated } from "~/domain/errors";
import { env } from "~/env.server";
import { isOwnOrigin } from "~/http/cross-site.server";
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
  const forwarded = env().TRUST_PROXY ? request.headers["x-forwarded-host"] : undefined;
  const own =
    origin === undefined ||
    isOwnOrigin(origin, host) ||
    isOwnOrigin(origin, String(forwarded)) ||
    origin === env().PUBLIC_URL;
  decide(own ? null : "This connection came from another site.", own);
}

/** Finds out who connects: by token, by login cookie, or nobody (a visitor). A token that is not valid is refused. */
export function identify(live: LiveServer): void {
  live.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (error: Error) => next(error),
    );
  });
}

/** A login that ends between the look and the joining of its group would leave its socket in: then it is looked again. */
async function admit(socket: LiveSocket): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    const since = loginsVersion();
    const actor = await actorOf(socket);
    const groups = actor ? [personGroup(actor.id), loginGroup(actor.loginId)] : [];
    socket.data = { actor, streams: new Set() };
    await socket.join(groups);
    if (loginsVersion() === since || looks === 2) return;
    for (const group of groups) await socket.leave(group);
  }
}

async function actorOf(socket: LiveSocket) {
  const { token } = socket.handshake.auth as { token?: unknown };
  if (token === undefined || token === null) return viewerByCookie(socket.handshake.headers.cookie);
  const person = typeof token === "string" ? await personByToken(token, "bearer") : null;
  if (person) return person;
  const refusal = unauthenticated("This token is not valid.");
  throw Object.assign(refusal, { data: refusal.body });
}
