import { table, type Row } from "./report";
import { moderation } from "./scenarios/moderation";
import { pages } from "./scenarios/pages";
import { posts } from "./scenarios/posts";
import { search } from "./scenarios/search";
import { size } from "./scenarios/size";
import { sessions } from "./scenarios/sessions";
import { sockets } from "./scenarios/sockets";
import { weight } from "./scenarios/weight";

// Measures the built application against bare servers, in one run on one machine, and prints one table. The load comes
// from this process; every server is a process of its own. `npm run bench -- NAME` runs one scenario.
const scenarios = { pages, sockets, posts, size, weight, moderation, sessions, search };
type Name = keyof typeof scenarios;

const asked = process.argv.slice(2);
const names = (asked.length > 0 ? asked : Object.keys(scenarios)) as Name[];
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
