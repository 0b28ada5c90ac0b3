import { inTransaction } from "~/db/transaction.server";
import type { Actor } from "../actor";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { allowInSession, sessionFor } from "./access.server";
import { changeSession, sessionIn } from "./change.server";
import { updateSessionSchema } from "./inputs";
import { inMode, withSettings } from "./machine/settings";
import type { SessionDto } from "./schema";

/**
 * Changes what is given and leaves the rest. In another mode the session goes on with what waits.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict` (it has ended)
 */
export async function updateSession(actor: Actor, sessionId: string, input: unknown): Promise<SessionDto> {
  signedIn(actor);
  const { sessionName, genre, tags, mode, ...rules } = parse(updateSessionSchema, input);
  const words = {
    ...(sessionName === undefined ? {} : { name: sessionName }),
    ...(genre ? { genre } : {}),
    ...(tags === undefined ? {} : { tags }),
  };
  const settings = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
  return inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, "manage");
    const changed = await changeSession(
      access,
      tx,
      (state, world) => inMode(withSettings(state, settings, world), mode ?? state.mode, world),
      { words },
    );
    return sessionIn(changed);
  });
}
