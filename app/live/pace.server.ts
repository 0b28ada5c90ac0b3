import { spend } from "~/domain/limits/limits.server";
import { env } from "~/env.server";
import type { LiveSocket } from "./sockets.server";

/**
 * Counts a request against the limit of the socket's login or, for a visitor, of their address.
 * @throws Refusal `rate_limited`, with the seconds to wait
 */
export async function spendRequest(socket: LiveSocket): Promise<void> {
  const { actor } = socket.data;
  await (actor ? spend("sockets", actor.loginId) : spend("socketsAddress", addressOf(socket)));
}

/** The peer's address; behind a trusted proxy, the one it names: the last, since others come from whoever asks. */
function addressOf({ handshake: { address, headers } }: LiveSocket): string {
  const named = env().TRUST_PROXY ? headers["x-forwarded-for"]?.toString().split(",").at(-1)?.trim() : "";
  return named || address;
}
