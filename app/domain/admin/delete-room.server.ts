import type { Actor } from "../actor";
import { parse } from "../parse";
import { deleteRoom } from "../rooms/delete.server";
import { asAdmin } from "./policy";
import { withReasonSchema } from "./schema";

/**
 * Deletes any room, for a reason.
 * @throws Refusal `not_found` (also for whoever is no admin), `invalid`
 */
export async function deleteAnyRoom(actor: Actor, roomId: string, input: unknown): Promise<void> {
  const admin = asAdmin(actor);
  const { reason } = parse(withReasonSchema, input);
  await deleteRoom(admin, roomId, reason);
}
