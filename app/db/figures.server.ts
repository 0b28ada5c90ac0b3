import { Gauge } from "prom-client";
import { registry } from "~/metrics/registry.server";
import { database } from "./client.server";
import { waitingHere } from "./transaction.server";

/** Lets `/metrics` tell how busy the database is. */
export function watchDatabase(): void {
  new Gauge({
    name: "db_waiting",
    help: "Work that waits: for its turn to write (SQLite), or for a connection (PostgreSQL).",
    registers: [registry],
    collect() {
      this.set(database().connections?.().waiting ?? waitingHere());
    },
  });
  new Gauge({
    name: "db_connections",
    help: "Connections to PostgreSQL by what they do; `most` is how many there may be.",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      const now = database().connections?.();
      if (now) for (const state of ["busy", "idle", "most"] as const) this.set({ state }, now[state]);
    },
  });
}
