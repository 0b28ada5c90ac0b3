import { collectDefaultMetrics, Registry } from "prom-client";

/**
 * Every figure of this process, for `/metrics`. Labels name kinds, never a room, a person or an address.
 * What is emitted here is what `alerts.yml` and `dashboard.json` beside this file may ask for: a test compares them.
 */
export const registry = new Registry();

/** Milliseconds; fine where people begin to notice, coarse where they have long done so. */
export const MS_BUCKETS = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

/** Starts what the process itself tells: memory, processor, garbage collection, delay of the event loop. */
export function watchProcess(): void {
  collectDefaultMetrics({ register: registry });
}
