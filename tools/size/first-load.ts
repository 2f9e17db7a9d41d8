import { posix } from "node:path";

/**
 * Files that a browser must have before `index.html` can run: itself, what it links, and what those scripts import
 * statically. Chunks that `import()` names come later and do not count.
 *
 * @param read text of a file of the build by its path below `dist`.
 */
export function firstLoad(read: (path: string) => string): string[] {
  const seen = new Set(["index.html"]);
  const html = read("index.html");
  const linked = [
    ...attributes(html, /<script\b[^>]*>/g, "src"),
    ...attributes(html, /<link\b[^>]*\brel="?(?:stylesheet|modulepreload)\b[^>]*>/g, "href"),
  ].map((url) => posix.normalize(url));
  for (const path of linked) follow(path, read, seen);
  return [...seen];
}

function follow(path: string, read: (path: string) => string, seen: Set<string>): void {
  if (seen.has(path)) return;
  seen.add(path);
  if (!path.endsWith(".js")) return;
  for (const url of staticImports(read(path))) follow(posix.join(posix.dirname(path), url), read, seen);
}

/** Paths after `from` or a bare `import`; `import(…)` has a parenthesis and does not match. */
const staticImports = (code: string): string[] =>
  [...code.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g)].map((match) => match[1]!);

const attributes = (html: string, tag: RegExp, name: string): string[] =>
  [...html.matchAll(tag)].flatMap(([text]) => new RegExp(`\\b${name}="([^"]+)"`).exec(text)?.[1] ?? []);
