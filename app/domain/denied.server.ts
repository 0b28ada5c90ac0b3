import { log } from "~/log.server";
import { permissionDenied } from "~/metrics/product.server";

/** Notes that somebody was refused what they may not do; `action` by its name in the table of permissions. */
export function noteDenied(action = "other"): void {
  log.warn({ event: "permission_denied", action });
  permissionDenied.inc({ action });
}
