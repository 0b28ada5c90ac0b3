import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { breaches } from "../support/architecture";

const root = fileURLToPath(new URL("../..", import.meta.url));

function theHouse(): Map<string, string> {
  const files = readdirSync(join(root, "app"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((path) => !path.startsWith("app/db/generated/"));
  const all = [...files, "server.ts"].filter((path) => existsSync(join(root, path)));
  return new Map(all.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

const inOne = (path: string, text: string) => breaches(new Map([[path, text]]));

describe("the house", () => {
  it("keeps its rules", () => {
    const sources = theHouse();
    expect(sources.size).toBeGreaterThan(1);
    expect(breaches(sources)).toEqual([]);
  });
});

describe("the rules notice", () => {
  it.each([
    ["the domain importing Remix", "app/domain/rooms/policy.ts", 'import { json } from "@remix-run/node";'],
    [
      "the domain importing a type of React",
      "app/domain/rooms/policy.ts",
      'import type { FC } from "react";',
    ],
    ["the domain importing socket.io", "app/domain/rooms/a.server.ts", 'import { Server } from "socket.io";'],
    ["the domain importing live", "app/domain/rooms/a.server.ts", 'import { hub } from "~/live/hub.server";'],
    [
      "the domain importing http by a relative path",
      "app/domain/rooms/a.server.ts",
      'import { x } from "../../http/x";',
    ],
    ["the domain exporting from above", "app/domain/rooms/a.ts", 'export * from "~/components/card";'],
    [
      "streams importing a value of the domain",
      "app/streams/log.server.ts",
      'import { x } from "~/domain/x";',
    ],
    ["db importing auth", "app/db/client.server.ts", 'import type { Login } from "~/auth/login.server";'],
    ["the world importing a layer", "app/world.server.ts", 'import { db } from "~/db/client.server";'],
    [
      "a component importing a .server value",
      "app/components/a.tsx",
      'import { x } from "~/domain/x.server";',
    ],
    [
      "an inline type, which still loads the module",
      "app/hooks/a.ts",
      'import { type X } from "~/domain/x.server";',
    ],
    ["a lazy import of a .server module", "app/hooks/a.ts", 'const x = import("~/domain/x.server");'],
    ["entry.client importing a .server value", "app/entry.client.tsx", 'import { x } from "./env.server";'],
    ["server.ts importing a value of app", "server.ts", 'import { env } from "./app/env.server";'],
    ["the environment read elsewhere", "app/http/a.server.ts", 'const port = process.env["PORT"];'],
    ["the environment taken apart", "server.ts", "const { PORT } = process.env;"],
    ["the time", "app/domain/a.server.ts", "const now = Date.now();"],
    ["the time, as a function", "app/domain/a.server.ts", "const clock = Date.now;"],
    ["a new date of now", "app/components/a.tsx", "const now = new Date();"],
    ["chance", "app/hooks/a.ts", "const jitter = Math.random();"],
    ["an id made elsewhere", "app/domain/a.server.ts", 'import { randomUUID } from "node:crypto";'],
    ["a file that has grown too long", "app/http/a.ts", "export {};\n".repeat(251)],
    ["a long stylesheet", "app/styles/app.css", "a {}\n".repeat(251)],
    [
      "a page whose loader is made by a call",
      "app/routes/a.tsx",
      "export const loader = build(() => 1);\nexport default function Page() { return null; }",
    ],
  ])("%s", (_, path, text) => {
    expect(inOne(path, text)).toHaveLength(1);
  });

  it.each([
    [
      "types of the domain in streams",
      "app/streams/log.server.ts",
      'import type { X } from "~/domain/x.server";',
    ],
    [
      "types of .server modules anywhere",
      "app/components/a.tsx",
      'import type { X } from "~/domain/x.server";',
    ],
    [".server values in routes", "app/routes/_index.tsx", 'import { x } from "~/domain/x.server";'],
    [
      "domain importing streams, db and the world",
      "app/domain/a.server.ts",
      'import { now } from "~/world.server";',
    ],
    ["types of app in server.ts", "server.ts", 'import type { Entry } from "./app/entry.server";'],
    ["a date of something", "app/components/a.tsx", "const then = new Date(0);"],
    ["the browser's clock in its place", "app/hooks/clock.ts", "export const now = () => Date.now();"],
    ["words about it", "app/domain/a.ts", "// never Date.now() or process.env here\nexport {};"],
    ["an API route built by a call", "app/routes/api.rooms.ts", "export const loader = build(() => 1);"],
    ["250 lines", "app/http/a.ts", "export {};\n".repeat(250)],
  ])("nothing wrong with %s", (_, path, text) => {
    expect(inOne(path, text)).toEqual([]);
  });
});
