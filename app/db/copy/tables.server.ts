import { readFileSync } from "node:fs";

/** What a column holds, whichever the engine. */
export type ColumnKind = "text" | "int" | "float" | "bool" | "json" | "time";
export type Column = { name: string; kind: ColumnKind };

export type Table = {
  name: string;
  columns: Column[];
  /** What tells its rows from each other. */
  key: string[];
  /** The column by which a row names another row of the same table, which must be there before. */
  parent: string | null;
};

type Model = Table & { model: string; needs: string[] };

const KINDS: Record<string, ColumnKind> = {
  ...{ String: "text", Int: "int", Float: "float", Boolean: "bool", Json: "json", DateTime: "time" },
};

/** Every table of the one schema, each after those that its rows point to. */
export function allTables(schema = readFileSync("prisma/schema.prisma", "utf8")): Table[] {
  const enums = new Set([...schema.matchAll(/^enum (\w+) \{/gm)].map(([, name]) => name!));
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model, body]) =>
    readModel(model!, body!, enums),
  );
  const ordered: Model[] = [];
  const isThere = (name: string) => ordered.some(({ model }) => model === name);
  while (ordered.length < models.length) {
    const next = models.find(({ model, needs }) => !isThere(model) && needs.every(isThere));
    if (!next) throw new Error("The tables of the schema point to each other in a circle.");
    ordered.push(next);
  }
  return ordered.map(({ model: _, needs: __, ...table }) => table);
}

function readModel(model: string, body: string, enums: Set<string>): Model {
  const made: Model = { model, name: model, columns: [], key: [], parent: null, needs: [] };
  for (const line of body.split("\n").map((text) => text.trim())) {
    const mapped = /^@@map\("(\w+)"\)/.exec(line);
    if (mapped) made.name = mapped[1]!;
    const keys = /^@@id\(\[([^\]]+)\]\)/.exec(line);
    if (keys) made.key = keys[1]!.split(",").map((name) => name.trim());
    const field = /^(\w+)\s+(\w+)(\?|\[\])?(.*)$/.exec(line);
    if (!field || line.startsWith("//")) continue;
    const [, name, type, , more] = field as unknown as [string, string, string, string, string];
    const kind = enums.has(type) ? "text" : KINDS[type];
    if (kind) {
      made.columns.push({ name, kind });
      if (/@id\b/.test(more)) made.key = [name];
      continue;
    }
    const points = /@relation\(.*fields: \[(\w+)\]/.exec(more);
    if (points && type === model) made.parent = points[1]!;
    else if (points) made.needs.push(type);
  }
  return made;
}

/** A value as it is told apart and compared: times as ISO texts, JSON as its text. */
export type Value = string | number | boolean | null;
export type Row = Value[];

/** Tables that triggers fill from the others, and the list of migrations: not data of their own. */
export const isDerived = (table: string) => /_search(_|$)/.test(table) || table === "_prisma_migrations";

/**
 * Holds the columns of a database against those of the schema.
 * @throws Error that names what one has and the other has not
 */
export function holdAgainst(found: Map<string, Set<string>>, tables: Table[]): void {
  const known = new Set(
    tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)),
  );
  const there = new Set(
    [...found].flatMap(([table, columns]) =>
      isDerived(table) ? [] : [...columns].map((column) => `${table}.${column}`),
    ),
  );
  const differing = [...known].filter((name) => !there.has(name));
  differing.push(...[...there].filter((name) => !known.has(name)));
  if (differing.length > 0)
    throw new Error(`The database is not of this version: it differs in ${differing.join(", ")}.`);
}
