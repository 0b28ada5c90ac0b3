import { timingSafeEqual } from "node:crypto";
import ipaddr from "ipaddr.js";
import { env } from "~/env.server";
import { tokenHash } from "~/world.server";

const PRIVATE = new Set(["loopback", "private", "uniqueLocal", "linkLocal"]);

/**
 * Whether somebody may read the figures of this process. With `METRICS_TOKEN`: whoever has it. Without: whoever asks
 * from a private address. What comes by a proxy that is not trusted has no address that counts.
 * @param address of the peer; behind a trusted proxy, the one it names
 */
export function mayReadMetrics(headers: Headers, address: string): boolean {
  const { METRICS_TOKEN, TRUST_PROXY } = env();
  if (METRICS_TOKEN)
    return isSame(/^Bearer (.+)$/i.exec(headers.get("Authorization") ?? "")?.[1], METRICS_TOKEN);
  const forwarded = headers.has("X-Forwarded-For") || headers.has("Forwarded");
  if (forwarded && !TRUST_PROXY) return false;
  return ipaddr.isValid(address) && PRIVATE.has(ipaddr.process(address).range());
}

/** Compares secrets in a time that tells nothing of them. */
function isSame(given: string | undefined, secret: string): boolean {
  if (!given) return false;
  return timingSafeEqual(Buffer.from(tokenHash(given)), Buffer.from(tokenHash(secret)));
}
