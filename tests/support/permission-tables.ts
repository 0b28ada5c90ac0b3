import { asBrowser, Client, newcomer, PASSWORD } from "./api";
import type { App } from "./app";

/** What the tests share that walk a table of permissions: who asks, by which doors, and what they are answered. */

/** Somebody who may come by the API, by a socket and by the pages. */
export type Account = Client & { cookie: string };

export type Outcome = "done" | "unauthenticated" | "forbidden" | "not_found" | "refused";

export async function account(app: App, name: string): Promise<Account> {
  const made = await newcomer(app, name);
  const login = await made.post<{ token: string }>("/login", { email: made.email, password: PASSWORD });
  return Object.assign(made, { cookie: asBrowser(app, login.body.data.token) });
}

/** Somebody for each way to stand, in an application in which nobody is yet: the first account administers the site. */
export async function oneForEach<Standing extends string>(
  app: App,
  standings: readonly Standing[],
): Promise<Record<Standing, Account>> {
  const people = {} as Record<Standing, Account>;
  for (const standing of standings.toSorted((one, other) => +(other === "admin") - +(one === "admin")))
    people[standing] =
      standing === "visitor"
        ? Object.assign(new Client(app.url), { cookie: "" })
        : await account(app, standing);
  return people;
}

export const outcomeOf = (status: number): Outcome =>
  status < 400
    ? "done"
    : (({ 401: "unauthenticated", 403: "forbidden", 404: "not_found" } as const)[status] ?? "refused");

/** Posts a page's form as the page's script does: a refusal then has a status. */
export async function byForm(
  app: App,
  { cookie }: Account,
  path: string,
  fields: Record<string, string>,
): Promise<Outcome> {
  const response = await fetch(`${app.url}${path}.data`, {
    method: "POST",
    headers: { Cookie: cookie, Origin: app.url },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return (await response.text()).includes("/login") ? "unauthenticated" : outcomeOf(response.status);
}

/** The operations of the API whose path begins so, as in "GET /rooms/{id}". */
export async function operationsBelow(app: App, beginning: string): Promise<string[]> {
  const document = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, object>;
  };
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith(beginning))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
}

/** The names of all ways of a table. */
export const namesOf = (ways: Record<string, { name: string }[]>) =>
  new Set(Object.values(ways).flatMap((some) => some.map(({ name }) => name)));
