import { Refusal } from "~/domain/errors";
import { onBehalfOf } from "~/asked.server";
import { log } from "~/log.server";
import { socketRequestTook } from "~/metrics/process.server";
import { newId } from "~/world.server";
import { lookAgain } from "./actor.server";
import { spendRequest } from "./pace.server";
import type { Ack } from "./protocol";
import type { LiveSocket } from "./sockets.server";

type Handler<I, O> = (socket: LiveSocket, input: I) => Promise<O> | O;

/**
 * Makes a listener of a handler: whatever a client sends is taken as hostile, and whatever becomes of it is
 * acknowledged in the one shape. A client that wants no answer gets none.
 */
export function answering<I extends object, O>(socket: LiveSocket, handle: Handler<Partial<I>, O>) {
  return (...args: unknown[]): void => {
    const last = args.at(-1);
    const reply = typeof last === "function" ? (last as (ack: Ack<O>) => void) : () => undefined;
    const [first] = args;
    const input = typeof first === "object" && first !== null && !Array.isArray(first) ? first : {};
    const start = performance.now();
    const answer = (ack: Ack<O>) => {
      socketRequestTook.of(ack.ok ? "ok" : ack.error.code).observe(performance.now() - start);
      reply(ack);
    };
    void onBehalfOf({ requestId: newId() }, () =>
      spendRequest(socket)
        .then(() => lookAgain(socket))
        .then(() => handle(socket, input))
        .then(
          (data) => answer({ ok: true, data }),
          (error: unknown) => answer({ ok: false, error: refusalOf(error).body }),
        ),
    );
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  log.error({ event: "socket_request_failed", err: error });
  return new Refusal("conflict", "Something went wrong here. Try again.");
}
