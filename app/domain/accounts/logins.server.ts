import { LRUCache } from "lru-cache";
import { reader } from "~/db/client.server";
import { gathered } from "~/db/gathered.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { hasHeardOf, PROFILES, versionOf } from "~/streams/versions.server";
import { newId, newToken, now, nowMs, tokenHash } from "~/world.server";
import type { Person } from "../actor";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import { isSuspended, type LoginDto } from "./schema";
import { USER_COLUMNS, userDto } from "./user-dto";

const DAY = 86_400_000;
const BROWSER_LIFETIME = 60 * DAY;
/** How exactly "last seen" is kept: not every request writes. */
const SEEN_EVERY = 10 * 60_000;

export type LoginKind = LoginDto["kind"];
export type LoginPlace = { userAgent: string; address: string };

/** The name of the lock under which logins begin, or all of them end. */
export const loginsOfPerson = (userId: string) => `logins:${userId}`;

/** Makes a login and returns its secret token, which is stored nowhere. */
export async function createLogin(
  tx: Transaction,
  login: { userId: string; kind: LoginKind; place: LoginPlace; name?: string; lifetime?: number | null },
): Promise<{ id: string; token: string }> {
  const token = `${login.kind === "BROWSER" ? "b" : "seda"}_${newToken()}`;
  const id = newId();
  const lifetime = login.lifetime === undefined ? BROWSER_LIFETIME : login.lifetime;
  await tx.db.login.create({
    data: {
      id,
      userId: login.userId,
      kind: login.kind,
      tokenHash: tokenHash(token),
      name: login.name ?? "",
      userAgent: login.place.userAgent.slice(0, 300),
      address: login.place.address.slice(0, 64),
      createdAt: now(),
      lastSeenAt: now(),
      expiresAt: lifetime === null ? null : new Date(nowMs() + lifetime),
    },
  });
  return { id, token };
}

type Known = { person: Person; kind: LoginKind; expiresAt: number; seenAt: number; version: number };

// Who a token belongs to, asked on every request. Ended logins and changed profiles are heard of on the bus.
const known = new LRUCache<string, Known>({ max: 20_000 });

const ANY_LOGIN = "logins";

const tagsOf = ({ id, loginId }: Person) => [`login:${loginId}`, `profile:${id}`] as const;

const versionFor = ({ person }: { person: Person }) => {
  const [login, profile] = tagsOf(person);
  return versionOf(login) + versionOf(profile);
};

/** Whether a login has ended, or its person is not who they were, as far as was heard after that number (see versions). */
export const hasChangedSince = (person: Person, since: number): boolean =>
  tagsOf(person).some((tag) => hasHeardOf(tag, since));

/**
 * The person behind a token.
 * @param through a cookie holds a BROWSER token, a bearer header one of the others; neither is good for the other
 * @returns null for a token that is unknown, ended, or of the other kind
 */
export async function personByToken(token: string, through: "cookie" | "bearer"): Promise<Person | null> {
  const hash = tokenHash(token);
  let login = known.get(hash);
  if (!login || login.version !== versionFor(login)) {
    const before = versionOf(ANY_LOGIN);
    const loaded = await load(hash);
    if (!loaded) return null;
    login = loaded;
    // Something ended or changed while it was read: true for this request, but not to be kept.
    if (versionOf(ANY_LOGIN) === before) known.set(hash, login);
  }
  if (login.expiresAt <= nowMs() || (login.kind === "BROWSER") !== (through === "cookie")) return null;
  if (nowMs() - login.seenAt > SEEN_EVERY) seen(login);
  return login.person;
}

/** The person behind a token when they are already known here, without asking the database. */
export function knownPersonByToken(token: string): Person | null {
  const login = known.get(tokenHash(token));
  if (!login || login.version !== versionFor(login) || login.kind !== "BROWSER" || login.expiresAt <= nowMs())
    return null;
  return login.person;
}

const load = gathered(async (hashes: readonly string[]) => {
  const rows = await reader().login.findMany({
    where: { tokenHash: { in: [...new Set(hashes)] } },
    select: {
      id: true,
      kind: true,
      tokenHash: true,
      expiresAt: true,
      lastSeenAt: true,
      user: { select: { ...USER_COLUMNS, createdAt: true, suspendedUntil: true } },
    },
  });
  return hashes.map((hash) => {
    const row = rows.find(({ tokenHash }) => tokenHash === hash);
    return row && !row.user.deletedAt && !isSuspended(row.user, now()) ? knownFrom(row) : null;
  });
});

type LoginRow = {
  id: string;
  kind: LoginKind;
  expiresAt: Date | null;
  lastSeenAt: Date;
  user: Parameters<typeof userDto>[0] & { createdAt: Date };
};

function knownFrom(row: LoginRow): Known {
  const person = { ...userDto(row.user), createdAt: row.user.createdAt, loginId: row.id };
  return {
    person,
    kind: row.kind,
    expiresAt: row.expiresAt?.getTime() ?? Infinity,
    seenAt: row.lastSeenAt.getTime(),
    version: versionFor({ person }),
  };
}

function seen(login: Known): void {
  login.seenAt = nowMs();
  void inTransaction((tx) =>
    tx.db.login.updateMany({ where: { id: login.person.loginId }, data: { lastSeenAt: now() } }),
  ).catch(() => undefined); // The login may have ended meanwhile; nothing is lost by not noting the time.
}

/** The person's logins or tokens, newest first. */
export async function loginsOf(person: Person, kinds: LoginKind[]): Promise<LoginDto[]> {
  const rows = await reader().login.findMany({
    where: {
      userId: person.id,
      kind: { in: kinds },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }],
    },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    userAgent: row.userAgent,
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    current: row.id === person.loginId,
  }));
}

/**
 * Ends one of the person's own logins or tokens; its sockets are cut before this returns.
 * @throws Refusal `not_found`
 */
export async function endLogin(person: Person, loginId: string): Promise<void> {
  const id = idFrom(loginId);
  if (!id) throw notFound("This login");
  await inTransaction(async (tx) => {
    const { count } = await tx.db.login.deleteMany({ where: { id, userId: person.id } });
    if (count === 0) throw notFound("This login");
    tx.afterCommit(() => announce({ type: "login_ended", loginIds: [id], userId: person.id }));
  });
}

/** Ends all of the person's logins but the one through which they ask, inside a command's transaction. */
export async function endOtherLogins(tx: Transaction, person: Person, kinds: LoginKind[]): Promise<number> {
  const where = { userId: person.id, kind: { in: kinds }, id: { not: person.loginId } };
  const others = await tx.db.login.findMany({ where, select: { id: true } });
  const loginIds = others.map((login) => login.id);
  await tx.db.login.deleteMany({ where: { id: { in: loginIds } } });
  tx.afterCommit(() => announce({ type: "login_ended", loginIds, userId: person.id }));
  return loginIds.length;
}

/** Ends everything through which a person gets in, tokens too; their sockets are cut before the command answers. */
export async function endAllLogins(tx: Transaction, userId: string): Promise<void> {
  const all = await tx.db.login.findMany({ where: { userId }, select: { id: true } });
  const loginIds = all.map((login) => login.id);
  await tx.db.login.deleteMany({ where: { userId } });
  tx.afterCommit(() => announce({ type: "login_ended", loginIds, userId }));
}

/** Signs the person out everywhere but here; tokens stay. Returns how many logins that were. */
export async function signOutElsewhere(person: Person): Promise<number> {
  return inTransaction((tx) => endOtherLogins(tx, person, ["BROWSER", "API"]));
}

/** Makes everything that shows this person be made anew. */
export function profileChanged(userId: string): void {
  announce({ type: "changed", tags: [PROFILES, ANY_LOGIN, `profile:${userId}`] });
  announce({ type: "person", userId, change: "profile" });
}
