// Writes titles.json: every distinct title and axis title of the golden files, and the ones that the given documents
// quote. Usage: node src/draw/latex/testdata/make-titles.mjs GOLDEN_DIR [DOCUMENT.md …]
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [golden, ...documents] = process.argv.slice(2);
const stored = new Set();
const quoted = new Set();

const collect = (value) => {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value))
    if (key === "title" && typeof child === "string") stored.add(child);
    else collect(child);
};
const visit = (folder) => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) visit(path);
    else if (name.endsWith(".json")) collect(JSON.parse(readFileSync(path, "utf8")));
  }
};
visit(join(golden, "expected"));

// A cell of a table, or text in quotes or back ticks, that holds markup; colours (#00ff00) and headings are none.
const markup = /#[a-zA-Z]|# [a-zA-Z]|[_^]\{/;
// Colours, names of objects, sentences that mention a title.
const notATitle = /#[0-9a-f]{6}\b|#Run\b|\bh[A-Z]|hdEdx|^(title|line|as|The|dashed) |^\(b\)|^c_|;/;
const parts = (line) => [
  ...(line.startsWith("|") ? line.split("|").flatMap((cell) => cell.split(" / ")) : []),
  ...[...line.matchAll(/"([^"]+)"|`([^`]+)`/g)].map(([, quote, code]) => quote ?? code),
];
for (const document of documents)
  for (const line of readFileSync(document, "utf8").split("\n"))
    for (const part of line.startsWith("#") ? [] : parts(line)) {
      const text = part.replaceAll("`", "").replaceAll('"', "").trim();
      if (markup.test(text) && !notATitle.test(text)) quoted.add(text);
    }

const sorted = (set) => [...set].filter((title) => title !== "").toSorted((a, b) => (a < b ? -1 : 1));
const file = join(import.meta.dirname, "titles.json");
writeFileSync(file, `${JSON.stringify({ stored: sorted(stored), quoted: sorted(quoted) }, undefined, 2)}\n`);
