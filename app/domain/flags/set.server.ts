import { reader, type Client } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { now } from "~/world.server";
import { SITE_ROLES, type SiteRole } from "../accounts/schema";
import { USER_COLUMNS, userDto, type UserRow } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { superAdminNow } from "../admin/acting.server";
import { asSuperAdmin } from "../admin/policy";
import { invalid, notFound } from "../errors";
import { audit } from "../moderation/audit.server";
import { parse } from "../parse";
import { asInCode, FLAG_NAMES, FLAGS, type FlagName } from "./flags";
import { flagSchema, type FlagDto } from "./schema";
import { FLAGS_TAG, readFlags } from "./state.server";

type Row = { name: string; state: FlagDto["state"]; percent: number; roles: unknown; updatedAt: Date };
type Found = Row & { people: { user: UserRow }[] };

const WITH_PEOPLE = { people: { include: { user: { select: USER_COLUMNS } } } } as const;

/**
 * All flags, with whom each is on for.
 * @throws Refusal `not_found` for whoever is no super admin
 */
export async function flagsOf(actor: Actor): Promise<FlagDto[]> {
  asSuperAdmin(actor);
  const rows = await reader().flag.findMany({ include: WITH_PEOPLE });
  return FLAG_NAMES.map((name) => flagDto(name, rows.find((row) => row.name === name) ?? null));
}

/**
 * Changes whom a flag is on for. When this returns it holds here; other nodes have been told.
 * @throws Refusal `not_found` (also for whoever is no super admin), `invalid`
 */
export async function setFlag(actor: Actor, name: string, input: unknown): Promise<FlagDto> {
  const person = asSuperAdmin(actor);
  const flag = FLAG_NAMES.find((one) => one === name);
  if (!flag) throw notFound("This flag");
  const { reason, people: usernames, ...given } = parse(flagSchema, input);
  const setting = { ...given, roles: SITE_ROLES.filter((role) => given.roles.includes(role)) };
  const dto = await inTransaction(async (tx) => {
    await superAdminNow(tx, person);
    const before = flagDto(flag, await find(tx.db, flag));
    const people = await peopleBy(tx.db, usernames);
    const data = { ...setting, updatedAt: now() };
    await tx.db.flag.upsert({ where: { name: flag }, create: { name: flag, ...data }, update: data });
    await tx.db.flagPerson.deleteMany({ where: { flag } });
    for (const { id } of people) await tx.db.flagPerson.create({ data: { flag, userId: id } });
    const after = flagDto(flag, await find(tx.db, flag));
    const changes = changesBetween(before, after);
    if (Object.keys(changes).length > 0)
      await audit(tx, {
        ...{ roomId: null, actorId: person.id, action: "CHANGE_FLAG", targetId: flag, reason },
        data: { flag, changes },
      });
    tx.afterCommit(() => announce({ type: "changed", tags: [FLAGS_TAG] }));
    return after;
  });
  await readFlags();
  return dto;
}

const find = (db: Pick<Client, "flag">, name: FlagName) =>
  db.flag.findUnique({ where: { name }, include: WITH_PEOPLE });

async function peopleBy(db: Pick<Client, "user">, usernames: string[]): Promise<{ id: string }[]> {
  const names = [...new Set(usernames)];
  const found = await db.user.findMany({
    where: { username: { in: names }, deletedAt: null },
    select: { id: true, username: true },
  });
  const missing = names.find((name) => !found.some(({ username }) => username === name));
  if (missing !== undefined) throw invalid("people", `There is nobody called ${missing}.`);
  return found;
}

function flagDto(name: FlagName, row: Found | null): FlagDto {
  const setting = row ?? { ...asInCode(name), roles: [], people: [] };
  const people = (row?.people ?? []).map(({ user }) => userDto(user));
  return {
    ...{ name, about: FLAGS[name], state: setting.state, percent: setting.percent },
    roles: setting.roles as SiteRole[],
    people: people.sort((a, b) => (a.username < b.username ? -1 : 1)),
    updatedAt: row?.updatedAt.toISOString() ?? null,
  };
}

/** What of a setting is another now, as the log tells it. */
function changesBetween(before: FlagDto, after: FlagDto): Record<string, { from: unknown; to: unknown }> {
  const told = ({ state, percent, roles, people }: FlagDto) => ({
    ...{ state, percent, roles },
    people: people.map(({ username }) => username),
  });
  const [was, is] = [told(before), told(after)];
  const changed = (Object.keys(was) as (keyof typeof was)[]).filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
  );
  return Object.fromEntries(changed.map((key) => [key, { from: was[key], to: is[key] }]));
}
