import { viewerOf } from "~/auth/viewer.server";
import type { Person } from "~/domain/actor";
import { asAdmin } from "~/domain/admin/policy";
import type { z } from "zod";
import { orErrorPage } from "./refusals.server";

/** The site admin who looks at a page; for everybody else it is not there. */
export async function adminOf(request: Request): Promise<Person> {
  return orErrorPage(viewerOf(request).then(asAdmin));
}

/** Filters from a page's address, which people edit: what is not valid there is as if it were not there. */
export function filtersOf<S extends z.ZodObject>(schema: S, request: Request): z.output<S> {
  const params = new URL(request.url).searchParams;
  const given: Record<string, string | null> = {};
  for (const name of Object.keys(schema.shape)) given[name] = params.get(name);
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) given[String(issue.path[0])] = null;
  return schema.parse(given);
}

/** The address of the next page of a filtered list; null at its end. */
export function nextOfList(path: string, filter: object, cursor: string | null): string | null {
  if (!cursor) return null;
  const set = Object.entries(filter).filter(([, value]) => typeof value === "string" && value !== "");
  return `${path}?${new URLSearchParams([...(set as [string, string][]), ["cursor", cursor]])}`;
}

export const cursorOf = (request: Request) => new URL(request.url).searchParams.get("cursor");
