import { createLogin, personByToken } from "~/domain/accounts/logins.server";
import type { LoginKind } from "~/domain/accounts/logins.server";
import { signUp } from "~/domain/accounts/sign-up.server";
import { nameColumns } from "~/domain/accounts/user-dto";
import type { SiteRole } from "~/domain/accounts/schema";
import type { Actor, Person } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import { addMember } from "~/domain/members/join.server";
import { changeRole } from "~/domain/members/roles.server";
import { postMessage } from "~/domain/messages/post.server";
import type { MessageDto } from "~/domain/messages/schema";
import { moderate } from "~/domain/moderation/moderate.server";
import type { AuditDto, OrderAction } from "~/domain/moderation/schema";
import { createRoom } from "~/domain/rooms/create.server";
import type { MemberRole, RoomDto } from "~/domain/rooms/schema";
import { inTransaction } from "~/db/transaction.server";
import { newId, now } from "~/world.server";

export const PASSWORD = "correct horse battery";
export const PLACE = { userAgent: "test", address: "127.0.0.1" };

let count = 0;

/** A number no other maker of this process has used, as letters and digits: for names that must differ. */
export function unique(): string {
  count += 1;
  return `${count.toString(36)}${newId().slice(-6)}`;
}

/** Signs somebody up as people do: with a password, through the command. The first of a database is SUPER_ADMIN. */
export async function signedUp(
  more: { username?: string; kind?: LoginKind } = {},
): Promise<{ person: Person; token: string; email: string }> {
  const username = more.username ?? `p_${unique()}`;
  const email = `${username}@example.org`;
  const kind = more.kind ?? "BROWSER";
  const { token } = await signUp({ email, username, password: PASSWORD }, { kind, place: PLACE });
  return { person: await personOf(token, kind), token, email };
}

/** Somebody with an account, without the time that a password takes. */
export async function person(more: { name?: string; role?: SiteRole } = {}): Promise<Person> {
  return (await personWithToken(more)).person;
}

/** The same, with a token that opens the API and sockets. */
export async function personWithToken(
  more: { name?: string; role?: SiteRole } = {},
): Promise<{ person: Person; token: string }> {
  const username = `${more.name ?? "p"}_${unique()}`;
  const token = await inTransaction(async (tx) => {
    const user = await tx.db.user.create({
      data: {
        id: newId(),
        email: `${username}@example.org`,
        username,
        ...nameColumns(username),
        role: more.role ?? "USER",
        createdAt: now(),
      },
    });
    return (await createLogin(tx, { userId: user.id, kind: "API", place: PLACE })).token;
  });
  return { person: await personOf(token, "API"), token };
}

export async function personOf(token: string, kind: LoginKind): Promise<Person> {
  const found = await personByToken(token, kind === "BROWSER" ? "cookie" : "bearer");
  if (!found) throw new Error("The login that was just made is not known.");
  return found;
}

/** A room of this owner's. */
export function room(owner: Person, input: object = {}): Promise<RoomDto> {
  return createRoom(owner, { name: `Room ${unique()}`, ...input });
}

/** A new person who is in the room; the owner gives the role. */
export async function member(owner: Person, roomId: string, role: MemberRole = "MEMBER"): Promise<Person> {
  const made = await person();
  await addMember(owner, roomId, { userId: made.id });
  if (role !== "MEMBER") await changeRole(owner, roomId, made.id, { role: role });
  return made;
}

/** A post in a room; returns the message. */
export async function post(
  who: Person,
  roomId: string,
  text = `post ${unique()}`,
  more: object = {},
): Promise<MessageDto> {
  return (await postMessage(who, roomId, { text, ...more })).message;
}

/** A moderator's order about a person or a message. */
export function order(
  who: Actor,
  roomId: string,
  action: OrderAction,
  targetId: string,
  more: { reason?: string; until?: string } = {},
): Promise<AuditDto> {
  return moderate(who, roomId, { action, targetId, ...more });
}

export const kick = (who: Actor, roomId: string, userId: string, reason?: string) =>
  order(who, roomId, "KICK_USER", userId, reason === undefined ? {} : { reason });

/** The refusal that a promise ends with. Throws when it ends otherwise. */
export async function refusal(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => new Error("It was not refused."),
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw error;
}
