import { env } from "~/env.server";

/** Where people reach this instance, for addresses that leave it: as the settings say, else as this request did. */
export function publicOrigin(request: Request): string {
  return env().PUBLIC_URL ?? new URL(request.url).origin;
}
