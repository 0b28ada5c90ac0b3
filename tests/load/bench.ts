import { findServices } from "../../.ci/services.mjs";
import { table, type Row } from "./report";

// Measures the built application against bare servers, in one run on one machine, and prints one table. The load comes
// from this process; every server is a process of its own. `npm run bench -- NAME` runs one scenario.

/** Takes as long as one likes, and is run by its name alone. */
const LONG = "soak";

// What is on this machine, as for the tests; found before anything else looks for it.
for (const [name, value] of Object.entries(await findServices())) process.env[name] ??= value;
const scenarios = await import("./scenarios/all");
type Name = keyof typeof scenarios;

const asked = process.argv.slice(2);
const names = (asked.length > 0 ? asked : Object.keys(scenarios).filter((name) => name !== LONG)) as Name[];
const unknown = names.filter((name) => !(name in scenarios));
if (unknown.length > 0) {
  console.error(
    `There is no scenario ${unknown.join(", ")}; there are ${Object.keys(scenarios).join(", ")}.`,
  );
  process.exit(1);
}

const rows: Row[] = [];
for (const name of names) {
  const started = performance.now();
  rows.push(...(await scenarios[name]()));
  console.error(`${name}: measured in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
console.log(table(rows));
process.exit(0);
