import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { dist, noBuild } from "./process.ts";
import { findCodeFromText, isAllowed, type Allowed } from "./size/code-from-text.ts";
import { firstLoad } from "./size/first-load.ts";

// Limits of the project: what a shifter on a slow line waits for, and what a browser keeps for offline use, ROOT's own
// painters included.
const firstLoadLimit = 150_000;
const distLimit = 2_500_000;

/** Places in the build that look like code made from text, each with why it is none. */
const allowed: readonly Allowed[] = [
  {
    file: /^assets\/TGaxisPainter-/,
    found: "eval(",
    text: ".eval(",
    reason: "a method that JSROOT gives an axis: it computes a function, by our evaluator of formulas",
  },
];

/** Gate on the size of the build and on code made from text; prints what it measured. */
export function main(): Promise<number> {
  if (!existsSync(join(dist, "index.html"))) {
    console.error(noBuild);
    return Promise.resolve(1);
  }
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.startsWith("demo/"));
  const read = (path: string): string => readFileSync(join(dist, path), "utf8");

  const first = firstLoad(read);
  const packed = first.map((path) => gzipSync(read(path), { level: 9 }).length);
  const whole = files.map((path) => statSync(join(dist, path)).size);
  const failures = [
    ...overLimit("page before its first plot, gzip", sum(packed), firstLoadLimit),
    ...overLimit("dist without demo", sum(whole), distLimit),
    ...codeFromText(files.filter((path) => /\.(js|html)$/.test(path)).map((path) => [path, read(path)])),
  ];
  for (const failure of failures) console.error(failure);
  return Promise.resolve(failures.length === 0 ? 0 : 1);
}

function overLimit(name: string, bytes: number, limit: number): string[] {
  console.log(`${name}: ${kilobytes(bytes)} of ${kilobytes(limit)}`);
  return bytes > limit ? [`Too large: ${name}`] : [];
}

function codeFromText(files: readonly (readonly [path: string, text: string])[]): string[] {
  const places = files.flatMap(([path, text]) => findCodeFromText(path, text));
  console.log(`eval( and Function(: ${places.length} places, ${allowed.length} on the allow-list`);
  return [
    ...places
      .filter((place) => !allowed.some((entry) => isAllowed(place, entry)))
      .map((place) => `Code from text in ${place.file}: … ${place.around} …`),
    ...allowed
      .filter((entry) => !places.some((place) => isAllowed(place, entry)))
      .map(
        (entry) => `On the allow-list but not in the build: ${entry.found} in ${entry.file.source}, ${entry.reason}`,
      ),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
