// Writes the README's table of settings from the schema that reads them: `npm run settings`. A test says when to.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "prettier";
import { readSettings, settingsSchema, type Settings } from "../app/env.server";
import { root } from "./shell.mjs";

const README = join(root, "README.md");
const BEGIN = "<!-- settings: made by `npm run settings` -->\n";
const END = "<!-- end of settings -->";

/** A setting's value as one would write it: `10/60`, `on`; a dash for none. */
function written(value: Settings[keyof Settings]): string {
  if (value === undefined) return "–";
  if (typeof value === "boolean") return value ? "`on`" : "`off`";
  return typeof value === "object" ? `\`${value.count}/${value.seconds}\`` : `\`${value}\``;
}

/** The README with its table as the schema has it. @throws Error for a setting that nobody described */
export async function readmeWithSettings(): Promise<string> {
  const readme = readFileSync(README, "utf8");
  const [before = "", rest = ""] = readme.split(BEGIN);
  const after = rest.slice(rest.indexOf(END));
  const defaults = readSettings({});
  const rows = Object.entries(settingsSchema.shape).map(([name, { description }]) => {
    if (!description) throw new Error(`${name} has no description.`);
    return `| \`${name}\` | ${written(defaults[name as keyof Settings])} | ${description} |`;
  });
  const table = ["| name | default | what |", "| --- | --- | --- |", ...rows].join("\n");
  return `${before}${BEGIN}\n${await format(table, { parser: "markdown" })}\n${after}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(README, await readmeWithSettings());
