import { dirname, join, normalize } from "node:path/posix";
import ts from "typescript";

/** Files by path from the repository's root, with their text. */
export type Sources = ReadonlyMap<string, string>;

type Import = { target: string; typeOnly: boolean };
type Use = { name: string; line: number };

/** What a file imports, and which of the watched names it uses. */
type Facts = { imports: Import[]; uses: Use[]; loaderCalls: string[]; isPage: boolean };

const MAX_LINES = 250;

/** The rooms of app/ that nobody below may import from; the others are named in `layerOf`. */
const TOP = ["routes", "live", "http", "auth", "components", "hooks"];

type Layer = "top" | "domain" | "base" | "open";

/** Where a file stands: top imports domain imports base. Of app/ itself, what puts the parts together is top; the rest is open to all. */
function layerOf(path: string): Layer {
  const folder = /^app\/([^/]+)\//.exec(path)?.[1];
  if (folder === "domain") return "domain";
  if (folder === "streams" || folder === "db") return "base";
  if (folder && TOP.includes(folder)) return "top";
  return /^(server\.ts$|app\/(root|entry|start|jobs)\b)/.test(path) ? "top" : "open";
}

const isServer = (path: string) => /\.server(\.tsx?)?$/.test(path);
const mayImportServer = (path: string) =>
  isServer(path) ||
  path.startsWith("app/routes/") ||
  path === "app/root.tsx" ||
  path === "app/entry.server.tsx";

/** Packages that the domain does not know. */
const FRAMEWORKS = /^(@remix-run\/|react(-dom)?(\/|$)|socket\.io(-client)?(\/|$))/;

/** The one place of each watched name, or two where the browser has its own. */
const PLACES: Record<string, string[]> = {
  "process.env": ["app/env.server.ts"],
  clock: ["app/world.server.ts", "app/hooks/clock.ts"],
  // server.ts makes its nonces and request ids itself: it may not import the world.
  chance: ["app/world.server.ts", "app/hooks/clock.ts", "server.ts"],
};

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  // `import { type A } from` still loads the module under verbatimModuleSyntax, so only `import type` counts.
  return ts.isImportDeclaration(node) ? (node.importClause?.isTypeOnly ?? false) : node.isTypeOnly;
}

/** The path that an import means, without its extension; the specifier itself where it is a package. */
function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith("~/")) return `app/${specifier.slice(2)}`;
  return specifier.startsWith(".") ? normalize(join(dirname(path), specifier)) : specifier;
}

function importOf(path: string, node: ts.Node): Import | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    if (!ts.isStringLiteral(node.moduleSpecifier)) return null;
    return { target: targetOf(path, node.moduleSpecifier.text), typeOnly: isTypeOnly(node) };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    if (specifier && ts.isStringLiteralLike(specifier)) {
      return { target: targetOf(path, specifier.text), typeOnly: false };
    }
  }
  return null;
}

/** The watched name that a node uses, if it does. */
function watchedName(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const name = `${node.expression.text}.${node.name.text}`;
    if (name === "process.env") return name;
    if (name === "Date.now") return "clock";
    if (name === "Math.random") return "chance";
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Date") {
    return node.arguments?.length ? null : "clock";
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Date")
    return "clock";
  return ts.isIdentifier(node) && node.text === "randomUUID" ? "chance" : null;
}

/** The name of an exported loader or action that is made by a call: `export const loader = build(…)`. */
function builtLoader(node: ts.Node): string | null {
  if (!ts.isVariableStatement(node) || !node.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword))
    return null;
  const made = node.declarationList.declarations.find(
    ({ name, initializer }) =>
      ts.isIdentifier(name) &&
      ["loader", "action"].includes(name.text) &&
      initializer !== undefined &&
      ts.isCallExpression(initializer),
  );
  return made && ts.isIdentifier(made.name) ? made.name.text : null;
}

function factsOf(path: string, text: string): Facts {
  const facts: Facts = { imports: [], uses: [], loaderCalls: [], isPage: false };
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const found = importOf(path, node);
    if (found) facts.imports.push(found);
    const name = watchedName(node);
    if (name) facts.uses.push({ name, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    const loader = builtLoader(node);
    if (loader) facts.loaderCalls.push(loader);
    if (node.kind === ts.SyntaxKind.DefaultKeyword && node.parent.parent === file) facts.isPage = true;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return facts;
}

/** What is wrong with one import of a file. */
function importFaults(path: string, { target, typeOnly }: Import): string[] {
  const faults: string[] = [];
  const from = layerOf(path);
  const to = target.startsWith("app/") ? layerOf(target) : null;
  if (from === "domain" && FRAMEWORKS.test(target)) faults.push("the domain knows no framework");
  if (from === "domain" && to === "top") faults.push("the domain knows nobody above it");
  if (from === "base" && to === "top") faults.push("streams and db know nobody above them");
  if (from === "base" && to === "domain" && !typeOnly)
    faults.push("streams and db take only types of the domain");
  if (from === "open" && to !== null && to !== "open" && !typeOnly)
    faults.push("what is open to all imports no layer");
  if (path === "server.ts" && to !== null && !typeOnly)
    faults.push("server.ts takes values from the build alone");
  if (to !== null && isServer(target) && !typeOnly && path !== "server.ts" && !mayImportServer(path)) {
    faults.push("only .server modules and routes import .server values");
  }
  return faults.map((fault) => `${path}: ${fault} (${target})`);
}

/**
 * Holds sources to the direction and the rules of the house.
 *
 * @returns a line for each breach: the file, the rule, and what breaks it
 */
export function breaches(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    const lines = text.trimEnd().split("\n").length;
    const tooLong = lines > MAX_LINES ? [`${path}: ${lines} lines, more than ${MAX_LINES}`] : [];
    if (!/\.(tsx?|m?js)$/.test(path)) return tooLong;
    const { imports, uses, loaderCalls, isPage } = factsOf(path, text);
    return [
      ...tooLong,
      ...imports.flatMap((found) => importFaults(path, found)),
      ...uses
        .filter(({ name }) => !PLACES[name]?.includes(path))
        .map(({ name, line }) => `${path}:${line}: ${name} belongs in ${PLACES[name]?.join(" or ")}`),
      // A loader from a call keeps its .server import alive in the browser's bundle, and breaks hydration.
      ...(isPage && path.startsWith("app/routes/") ? loaderCalls : []).map(
        (name) => `${path}: a page writes its ${name} as a function`,
      ),
    ];
  });
}
