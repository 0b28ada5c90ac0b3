import { redirect } from "@remix-run/node";
import { personByToken } from "~/domain/accounts/logins.server";
import type { Actor, Person } from "~/domain/actor";
import { tokenInCookie } from "./login-cookie.server";

const asked = new WeakMap<Request, Promise<Actor>>();

/** Whoever looks at a page: by the login cookie. Asked once a request, however many loaders ask. */
export function viewerOf(request: Request): Promise<Actor> {
  let viewer = asked.get(request);
  if (!viewer) {
    viewer = viewerByCookie(request.headers.get("Cookie"));
    asked.set(request, viewer);
  }
  return viewer;
}

/** The person behind a Cookie header. */
export async function viewerByCookie(header: string | null | undefined): Promise<Actor> {
  const token = await tokenInCookie(header);
  return token ? personByToken(token, "cookie") : null;
}

/** The signed-in person; a visitor is sent to sign in, and back to this page afterwards. */
export async function personOf(request: Request): Promise<Person> {
  const viewer = await viewerOf(request);
  if (viewer) return viewer;
  const { pathname, search } = new URL(request.url);
  const back =
    request.method === "GET" ? pathname.replace(/\.data$/, "") + search : pathname.replace(/\.data$/, "");
  throw redirect(`/login?${new URLSearchParams({ redirectTo: back })}`);
}
