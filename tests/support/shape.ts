import type { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";

/** A connection to a database of either engine, by Prisma's adapter. */
export type Connection = Awaited<ReturnType<PrismaBetterSqlite3["connect"]>>;

/** Every table, column, foreign key, index and trigger, a line each, in the order of the text. No check constraints. */
const sqliteShape = `
  SELECT 'table ' || name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
  UNION ALL
  SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || iif(c."notnull", ' not null', '') ||
    coalesce(' default ' || c.dflt_value, '') || iif(c.pk > 0, ' key ' || c.pk, '') || iif(c.hidden > 0, ' hidden', '')
    FROM sqlite_master t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
  UNION ALL
  SELECT 'foreign key ' || t.name || '.' || f."from" || ' to ' || f."table" || '.' || f."to" ||
    ' on delete ' || f.on_delete || ' on update ' || f.on_update
    FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
  UNION ALL
  SELECT 'index ' || t.name || ' ' || i.name || iif(i."unique", ' unique', '') || ' (' ||
    (SELECT group_concat(coalesce(x.name, 'expression') || iif(x."desc", ' desc', ''))
      FROM pragma_index_xinfo(i.name) x WHERE x.key) || ')' || iif(i.partial, ' partial', '')
    FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table'
  UNION ALL
  SELECT 'trigger ' || tbl_name || ' ' || name FROM sqlite_master WHERE type = 'trigger'`;

const postgresqlShape = `
  SELECT 'table ' || table_name FROM information_schema.tables WHERE table_schema = 'public'
  UNION ALL
  SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name ||
    coalesce('(' || coalesce(character_maximum_length, datetime_precision) || ')', '') ||
    CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END || coalesce(' default ' || column_default, '')
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL
  SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'c'
  UNION ALL
  SELECT 'index ' || tablename || ' ' || indexname || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL
  SELECT 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname
  UNION ALL
  SELECT 'trigger ' || event_object_table || ' ' || trigger_name FROM information_schema.triggers`;

/** The shape of a database, to compare with that of another one of the same engine. */
export async function shapeOf(connection: Connection): Promise<string[]> {
  const sql = connection.provider === "postgres" ? postgresqlShape : sqliteShape;
  const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
  return rows.map(([line]) => String(line)).sort();
}
