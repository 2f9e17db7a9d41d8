import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** A text, number, truth value or nothing, or a tree of them: what a golden file lists. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Number of values in a tree. */
export function leavesOf(value: Json): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, each) => sum + leavesOf(each), 0);
}

/** A folder of ROOT files with `expected/` beside them. */
export class GoldenDir {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  at(path: string): string {
    return join(this.path, path);
  }

  /** A file below `expected/`; `undefined` where it is not there. */
  expected(name: string): JsonObject | undefined {
    const path = this.at(`expected/${name}`);
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as JsonObject) : undefined;
  }

  /** Files of `expected/`, as "objects/LHC24zz_apass2_559101.json". */
  expectedNames(): readonly string[] {
    return filesBelow(this.at("expected"));
  }

  /** ROOT files of the folder, "2024/LHC24zz/apass2/559101.root", and the descriptions of sparse ones. */
  rootFiles(): readonly string[] {
    return filesBelow(this.path).filter((path) => path.endsWith(".root") || /^sparse\/[^/]*\.json$/.test(path));
  }
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}
