import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

// The table of rooms: who may import whom. Nothing leads round in a circle, because a room sees only rooms above it.
const core = ["base", "hist", "stats", "qc"];
const sees: Readonly<Record<string, readonly string[]>> = {
  base: [],
  hist: ["base"],
  stats: ["base", "hist"],
  qc: ["base", "hist", "stats"],
  reports: ["base", "qc"],
  route: ["base", "qc"],
  bytes: ["base"],
  root: ["base", "hist", "bytes"],
  store: ["base", "hist", "qc"],
  jobs: ["base", "hist", "qc", "bytes"],
  workers: [...core, "bytes", "root", "store", "jobs"],
  state: ["base", "hist", "qc", "reports", "route", "bytes", "store", "jobs"],
  draw: ["base", "hist", "stats"],
  ui: ["base", "hist", "qc", "reports", "route", "state", "draw"],
  main: [...core, "reports", "route", "bytes", "root", "store", "jobs", "workers", "state", "draw", "ui"],
  tools: [...core, "reports", "route", "bytes", "root", "store", "jobs", "workers"],
};

const top = resolve(import.meta.dirname, "..");
const roomOf = (path: string): string => {
  const [first, second, third] = relative(top, path).split("/");
  return first === "src" ? (third === undefined ? "main" : second!) : first!;
};

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (name.endsWith(".ts") && !/\.(test|bench|d)\.ts$/.test(name) && !folder.endsWith("/testing")) yield path;
  }
}

const files = ["src", "workers", "tools"].flatMap((folder) => [...sources(join(top, folder))]);
const importsOf = (path: string): string[] =>
  [...readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"?]*)[^"]*"/g)].map((found) =>
    resolve(dirname(path), found[1]!),
  );

describe("rooms", () => {
  it("are all in the table", () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in sees))).toEqual([]);
  });

  it("see only the rooms the table lets them see", () => {
    const wrong = files.flatMap((path) =>
      importsOf(path)
        .filter((target) => roomOf(target) !== roomOf(path) && !sees[roomOf(path)]?.includes(roomOf(target)))
        .map((target) => `${relative(top, path)} imports ${relative(top, target)}`),
    );
    expect(wrong).toEqual([]);
  });

  it("import packages only where they belong", () => {
    const home: Readonly<Record<string, readonly string[]>> = {
      jsroot: ["root", "draw", "tools"],
      comlink: ["jobs", "workers"],
      idb: ["store"],
      lit: ["ui", "main"],
      "d3-scale": ["draw"],
      "workbox-window": ["main"],
    };
    const wrong = files.flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/from\s+"([^."][^"]*)"/g)]
        .map((found) => found[1]!)
        .filter((name) => {
          const rooms = Object.entries(home).find(([known]) => name === known || name.startsWith(`${known}/`))?.[1];
          return rooms !== undefined && !rooms.includes(roomOf(path));
        })
        .map((name) => `${relative(top, path)} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});
