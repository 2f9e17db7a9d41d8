import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { option } from "./arguments.ts";
import { compareFile } from "./foreign/compare.ts";
import { fetchForeign, rootFilesBelow } from "./foreign/fetch.ts";
import { Tally } from "./foreign/tally.ts";
import type { WantedFile } from "./foreign/wanted.ts";

const differencesShown = 60;

/**
 * Compares what is read of ROOT files that nobody here wrote with what uproot reads of them: `npm run verify:others
 * [-- --cache DIR] [--dir DIR]`. The files are fetched from PyPI into DIR (outside the project; by default in the user's
 * cache), or are those below --dir. Needs python3 with uproot and pip. Exit code 1 where something differs.
 */
export async function main(args: string[]): Promise<number> {
  const given = option(args, "--dir");
  const folder = resolve(given ?? option(args, "--cache") ?? join(homedir(), ".cache/tpc-qc-viewer/foreign-files"));
  if (given === undefined) fetchForeign(folder);
  const files = existsSync(folder) ? rootFilesBelow(folder).map((file) => join(folder, file)) : [];
  if (files.length === 0) {
    console.error(`There are no ROOT files below ${folder}.`);
    return 1;
  }
  const wanted = readWithUproot(files);
  if (wanted === undefined) {
    console.error("uproot could not be run: it takes python3 with the packages uproot and awkward.");
    return 1;
  }
  const tally = new Tally();
  for (const [i, file] of files.entries()) await compareFile(tally, file, wanted[i]!);
  console.log(`${files.length} files below ${folder}, compared with uproot\n`);
  for (const line of tally.lines()) console.log(line);
  const { differences } = tally;
  if (differences.length > 0) console.log("\nDifferences:");
  for (const line of differences.slice(0, differencesShown)) console.log(`  ${line.slice(0, 400)}`);
  if (differences.length > differencesShown) console.log(`  … and ${differences.length - differencesShown} more`);
  console.log(`\n${differences.length === 0 ? "All as uproot has it" : `${differences.length} differences`}.`);
  return differences.length === 0 ? 0 : 1;
}

function readWithUproot(files: readonly string[]): readonly WantedFile[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), "tpc-qc-uproot-"));
  try {
    const script = join(import.meta.dirname, "foreign/read_with_uproot.py");
    const ran = spawnSync("python3", [script, folder, ...files], { stdio: ["ignore", "inherit", "inherit"] });
    if (ran.status !== 0) return undefined;
    return files.map((_, i) => JSON.parse(readFileSync(join(folder, `${i}.json`), "utf8")) as WantedFile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
