import { bearerIn } from "~/auth/bearer.server";
import { viewerByCookie } from "~/auth/viewer.server";
import { personByToken } from "~/domain/accounts/logins.server";
import type { Actor } from "~/domain/actor";
import { forbidden, unauthenticated } from "~/domain/errors";
import { spend } from "~/domain/limits/limits.server";
import { isCrossSite } from "../cross-site.server";
import type { ApiRequest } from "./request.server";

/**
 * Finds out who calls, and counts the call against their limit: by bearer token, which has a limit of its own, else
 * by login cookie or as a visitor, limited by address.
 * @throws Refusal `unauthenticated` (a token that is not valid), `forbidden` (another site's page), `rate_limited`
 */
export async function callerOf(request: ApiRequest, address: string): Promise<Actor> {
  const authorization = request.headers.get("Authorization");
  if (authorization === null) {
    await spend("api", address);
    return callerByCookie(request);
  }
  const token = bearerIn(authorization);
  const person = token ? await personByToken(token, "bearer") : null;
  // Guesses count against the address: a limit by token would give each guess one of its own.
  await (person ? spend("apiToken", person.loginId) : spend("api", address));
  if (!person) throw unauthenticated("This token is not valid.");
  return person;
}

async function callerByCookie(request: ApiRequest): Promise<Actor> {
  const { headers, method } = request;
  const actor = await viewerByCookie(headers.get("Cookie"));
  // A browser sends the cookie unasked. The server looks at this for every request; here it must hold even alone.
  const said = {
    "sec-fetch-site": headers.get("Sec-Fetch-Site") ?? undefined,
    origin: headers.get("Origin") ?? undefined,
  };
  if (actor && isCrossSite(method, said, headers.get("Host") ?? undefined))
    throw forbidden("This request came from another site.");
  return actor;
}
