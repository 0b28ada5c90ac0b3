import { data } from "@remix-run/node";
import { HTTP_STATUS, Refusal, type ErrorBody } from "~/domain/errors";

/** Runs a loader's work; a refusal becomes the page for its status. */
export async function orErrorPage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) throw errorPage(error);
    throw error;
  }
}

/** Runs work whose refusal as not found the page itself tells: then null. */
export async function unlessNotFound<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "not_found") return null;
    throw error;
  });
}

/** What the error boundary shows: the refusal's message, nothing of where it came from. */
export function errorPage(refusal: Refusal) {
  return data<ErrorBody>(refusal.body, { status: HTTP_STATUS[refusal.code] });
}

/** The header that says when it is worth trying again, where the refusal knows. */
export function retryHeaders({ retryAfter }: Refusal): Record<string, string> {
  return retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
}
