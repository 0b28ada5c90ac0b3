import { env } from "~/env.server";

/** Where people reach this instance, for addresses that leave it: as the settings say, else as this request did. */
export function publicOrigin(request: Request): string {
  return env().PUBLIC_URL ?? new URL(request.url).origin;
}

/**
 * The same for pages that are kept for everybody: what one request says of its host must not be told to the next. Empty
 * where the settings do not say; an address then begins at its slash.
 */
export function settledOrigin(): string {
  return env().PUBLIC_URL ?? "";
}
