import type { Engine } from "../client.server";
import type { Row, Table } from "./tables.server";

/** A database as a copy is read from it and written to it, row by row, the same for both engines. */
export type Store = {
  engine: Engine;
  /** The names of the migrations applied; none in a database that is empty. */
  migrations(): Promise<string[]>;
  /** All tables that are there, with their columns. */
  columns(): Promise<Map<string, Set<string>>>;
  /** Does several reads on one unmoving state. */
  reading<T>(work: (read: Read) => Promise<T>): Promise<T>;
  /** Does several writes (and reads of what they wrote) of which all come to be, or none. */
  writing<T>(work: (write: Read & Write) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type Read = {
  /** The rows of a table, in batches, in the order of their keys; those that others point to first. */
  rows(table: Table): AsyncIterable<Row[]>;
  isEmpty(table: Table): Promise<boolean>;
};

export type Write = {
  insert(table: Table, rows: Row[]): Promise<void>;
  empty(tables: Table[]): Promise<void>;
  /** Makes the database another one to nodes that look: see instance. */
  rename(id: string): Promise<void>;
};

export const BATCH = 1000;
