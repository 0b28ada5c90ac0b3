import { personByToken } from "~/domain/accounts/logins.server";
import type { Actor } from "~/domain/actor";
import { viewerByCookie } from "./viewer.server";

/** The token of an Authorization header (RFC 6750); nothing where there is none, or another scheme. */
export const bearerIn = (authorization: string | null | undefined): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];

/** Who asks for a file: a program by its token, else a browser by its cookie. A token that is not valid is as none. */
export async function viewerOrProgram(headers: {
  authorization: string | null | undefined;
  cookie: string | null | undefined;
}): Promise<Actor> {
  const token = bearerIn(headers.authorization);
  return token ? personByToken(token, "bearer") : viewerByCookie(headers.cookie);
}
