import type { Transaction } from "~/db/transaction.server";
import type { Person } from "../actor";
import type { RoomAccess } from "../rooms/access.server";

/** What a moderator orders, checked for its form. */
export type Order = {
  targetId: string;
  reason: string | null;
  /** When it ends, where it ends; absent for the usual time. Null is never. */
  until?: Date | null;
};

/** Carries an order out inside a transaction, its audit line with it. Returns the line's id. */
export type Act = (tx: Transaction, access: RoomAccess & { actor: Person }, order: Order) => Promise<string>;
