import { database, reader } from "~/db/client.server";
import { now } from "~/world.server";
import { isSiteAdmin, type Actor } from "../actor";
import type { TrackRef } from "../tracks/schema";
import { scoreOf, textOf } from "./marks";
import { HIT_TYPES } from "./schema";
import type { Term } from "./terms";

/** The place of a found message in the order of time: its moment in milliseconds, and its id. */
export type Found = { id: string; at: number };

export type IndexSearch = {
  terms: Term[];
  roomId?: string | undefined;
  authorId?: string | undefined;
  type?: string | undefined;
  hasTrack?: boolean | undefined;
  /** Milliseconds since 1970: from the first on, before the second. */
  from?: number | undefined;
  before?: number | undefined;
  /** Goes on behind this one. */
  after?: Found | null | undefined;
};

/** So many of the newest matches are looked at: a page of what is mostly out of the reader's reach may be short of hits. */
const LOOKED_AT = 4000;
/** So many of the newest posts are read one by one before PostgreSQL's index is asked: common words are among them. */
const RECENT = 4000;

/** Found messages, newest first, and where to go on when there may be more. */
export type FoundPage = { found: Found[]; next: Found | null };

/**
 * The newest messages that the actor may read and that answer the search. One statement for each engine decides both:
 * what the index finds, and whether its reader is let into the room.
 */
export async function searchIndex(actor: Actor, search: IndexSearch, limit: number): Promise<FoundPage> {
  return database().engine === "sqlite" ? inSqlite(actor, search, limit) : inPostgresql(actor, search, limit);
}

/** Signs of a message, as the migrations write them: what nobody can type. */
function signsOf({ roomId, authorId, type, hasTrack }: IndexSearch): string[] {
  const plain = (id: string) => id.replaceAll("-", "");
  return [
    ...(roomId ? [`r${plain(roomId)}`] : []),
    ...(authorId ? [`u${plain(authorId)}`] : []),
    ...(type ? [`t${type}`] : []),
    ...(hasTrack ? ["k"] : []),
  ].map((sign) => `\uE000${sign}`);
}

/** Every message has one of these: for searches by nothing but days. */
const ANY = HIT_TYPES.map((type) => `\uE000t${type}`);

/** What stands for a value in SQL. SQLite takes them in the order of the text: they must be added in that order. */
type Placeholders = { values: unknown[]; add(value: unknown): string };

function placeholders(): Placeholders {
  const values: unknown[] = [];
  const sign = database().engine === "sqlite" ? () => "?" : () => `$${values.length}`;
  return { values, add: (value) => (values.push(value), sign()) };
}

/** Whether the actor may read the room whose id is in the column: roomFor's answer, as a condition. */
function readable(actor: Actor, column: string, { add }: Placeholders): string {
  const there = `SELECT 1 FROM "rooms" r WHERE r."id" = ${column} AND r."deletedAt" IS NULL`;
  if (isSiteAdmin(actor)) return `EXISTS (${there})`;
  if (!actor) return `EXISTS (${there} AND NOT r."isPrivate")`;
  const inRoom = (table: string) => `SELECT 1 FROM "${table}" x WHERE x."roomId" = r."id" AND x."userId" =`;
  const cast = database().engine === "sqlite" ? "" : "::timestamp";
  const moment = () => add(now().toISOString().replace("Z", "+00:00")) + cast;
  const member = `EXISTS (${inRoom("room_memberships")} ${add(actor.id)})`;
  const ban = `EXISTS (${inRoom("room_sanctions")} ${add(actor.id)} AND x."kind" = 'BAN' AND (x."until" IS NULL OR x."until" > ${moment()}))`;
  return `EXISTS (${there} AND (${member} OR NOT r."isPrivate" AND NOT ${ban}))`;
}

const EACH_MS = 1024;

/** The longest beginnings that SQLite's index holds. */
const BEGINNING = 4;

/**
 * For a longer beginning than its index holds SQLite collects all posts with any word that begins so, before it knows the
 * newest: with common words that is long. The newest posts with a word of the same first letters are looked through instead;
 * only where they do not make a page is the beginning a rare one, and collected in no time.
 */
async function inSqlite(actor: Actor, search: IndexSearch, limit: number): Promise<FoundPage> {
  const terms = search.terms.map(shorter);
  if (terms.every((term, index) => term === search.terms[index])) return sqlitePage(actor, search, limit);
  const near = await sqlitePage(actor, { ...search, terms }, 2 * limit + 60);
  const rows = await reader().message.findMany({
    where: { id: { in: near.found.map(({ id }) => id) } },
    select: { id: true, text: true, trackRef: true },
  });
  const texts = new Map(
    rows.map(({ id, text, trackRef }) => [id, textOf(text, trackRef as TrackRef | null)]),
  );
  const found = near.found.filter(({ id }) => scoreOf(texts.get(id) ?? "", search.terms) > 0);
  if (found.length > limit) return { found: found.slice(0, limit), next: found[limit - 1]! };
  return near.next === null ? { found, next: null } : sqlitePage(actor, search, limit);
}

function shorter(term: Term): Term {
  const last = term.words.at(-1)!;
  const letters = [...last];
  if (!term.prefix || letters.length <= BEGINNING) return term;
  return { ...term, words: [...term.words.slice(0, -1), letters.slice(0, BEGINNING).join("")] };
}

async function sqlitePage(actor: Actor, search: IndexSearch, limit: number): Promise<FoundPage> {
  const into = placeholders();
  const term = ({ words, prefix }: Term) => `"${words.join(" ")}"${prefix ? "*" : ""}`;
  const match = [...search.terms.map(term), ...signsOf(search).map((sign) => `"${sign}"`)].join(" AND ");
  const conditions = [
    `"message_search" MATCH ${into.add(match || ANY.map((sign) => `"${sign}"`).join(" OR "))}`,
  ];
  if (search.from !== undefined) conditions.push(`"rowid" >= ${search.from * EACH_MS}`);
  if (search.before !== undefined) conditions.push(`"rowid" < ${search.before * EACH_MS}`);
  if (search.after) {
    const { id, at } = search.after;
    conditions.push(
      `"rowid" < coalesce((SELECT "docid" FROM "message_search_docs" WHERE "id" = ${into.add(id)}), ${at * EACH_MS})`,
    );
  }
  const rows = await reader().$queryRawUnsafe<Row[]>(
    `WITH matches AS MATERIALIZED (SELECT "rowid" AS "docid" FROM "message_search" WHERE ${conditions.join(" AND ")}
       ORDER BY "rowid" DESC LIMIT ${LOOKED_AT}),
     mine AS (SELECT d."docid", d."id" FROM matches m CROSS JOIN "message_search_docs" d ON d."docid" = m."docid"
       WHERE ${readable(actor, 'd."roomId"', into)} LIMIT ${limit + 1})
     SELECT "id", CAST("docid" / ${EACH_MS} AS TEXT) AS "at", 0 AS "last" FROM mine
     UNION ALL
     SELECT * FROM (SELECT d."id", CAST(d."docid" / ${EACH_MS} AS TEXT), 1 FROM matches m CROSS JOIN "message_search_docs" d ON d."docid" = m."docid"
       WHERE (SELECT count(*) FROM matches) = ${LOOKED_AT} ORDER BY m."docid" LIMIT 1)`,
    ...into.values,
  );
  return pageOf(rows, limit);
}

/** `last` marks the last one looked at, should there have been too many. Engines give their own kinds of numbers. */
type Row = { id: string; at: string; last: number | bigint };

function pageOf(rows: Row[], limit: number): FoundPage {
  const all = rows.filter(({ last }) => Number(last) === 0).map(({ id, at }) => ({ id, at: Number(at) }));
  const found = all.slice(0, limit);
  if (all.length > limit) return { found, next: found.at(-1)! };
  // More matches may lie behind those that were looked at.
  const last = rows.find(({ last }) => Number(last) === 1);
  return { found, next: last ? { id: last.id, at: Number(last.at) } : null };
}

async function inPostgresql(actor: Actor, search: IndexSearch, limit: number): Promise<FoundPage> {
  const near = await postgresqlPart(actor, search, limit, true);
  return pageOf(near.length > limit ? near : await postgresqlPart(actor, search, limit, false), limit);
}

/** @param recent looks through the newest posts one by one, instead of asking the index for all matches */
function postgresqlPart(actor: Actor, search: IndexSearch, limit: number, recent: boolean): Promise<Row[]> {
  const into = placeholders();
  const quoted = (word: string) => `'${word}'`;
  const term = ({ words, prefix }: Term) => `(${words.map(quoted).join(" <-> ")}${prefix ? ":*" : ""})`;
  const query = [...search.terms.map(term), ...signsOf(search).map(quoted)].join(" & ");
  const matches = `"words" @@ ${into.add(query || ANY.map(quoted).join(" | "))}::tsquery`;
  const conditions = ["true"];
  if (search.roomId) conditions.push(`"roomId" = ${into.add(search.roomId)}`);
  if (search.from !== undefined) conditions.push(`"at" >= ${search.from}`);
  if (search.before !== undefined) conditions.push(`"at" < ${search.before}`);
  if (search.after) conditions.push(`("at", "id") < (${search.after.at}, ${into.add(search.after.id)})`);
  const within = conditions.join(" AND ");
  const places = recent
    ? `SELECT * FROM (SELECT * FROM "message_search" WHERE ${within} ORDER BY "at" DESC, "id" DESC LIMIT ${RECENT}) newest WHERE ${matches}`
    : `SELECT * FROM "message_search" WHERE ${matches} AND ${within}`;
  return reader().$queryRawUnsafe<Row[]>(
    `WITH found AS MATERIALIZED (${places})
     SELECT f."id", f."at"::text AS "at", 0 AS "last" FROM found f WHERE ${readable(actor, 'f."roomId"', into)}
     ORDER BY f."at" DESC, f."id" DESC LIMIT ${limit + 1}`,
    ...into.values,
  );
}
