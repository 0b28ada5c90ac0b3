import type { UserDto } from "./accounts/schema";

/** Who asks: a person who is signed in, or null for a visitor. Every command and query takes one. */
export type Actor = Person | null;

export type Person = UserDto & {
  /** When the account was made. */
  createdAt: Date;
  /** The login or token through which they came. */
  loginId: string;
};

/** Whether the person administers the site: they may do whatever an owner can, everywhere. */
export function isSiteAdmin(actor: Pick<Person, "role"> | null): boolean {
  return actor?.role === "ADMIN" || actor?.role === "SUPER_ADMIN";
}
