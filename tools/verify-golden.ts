import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { explain } from "../src/base/explain.ts";
import { option } from "./arguments.ts";
import { top } from "./process.ts";
import { compareExtracted, storedMapsOf } from "./verify/extracted.ts";
import { compareFits } from "./verify/fits.ts";
import { GoldenDir, leavesOf, type JsonObject } from "./verify/golden-dir.ts";
import { leftToLater } from "./verify/left.ts";
import { Ledger } from "./verify/ledger.ts";
import { compareListedFile, keyOf, listedFiles, type Listed } from "./verify/manifest.ts";
import { compareOther } from "./verify/others.ts";
import { compareProfiles } from "./verify/profiles.ts";
import { GoldenFile } from "./verify/read-file.ts";
import { printLedger } from "./verify/report.ts";

/**
 * Compares what is read and computed with the numbers of ROOT: `npm run verify:golden [-- --golden DIR]`.
 * DIR holds ROOT files and their numbers in `expected/`; `../shared/golden`, or `GOLDEN_DIR`, where none is given.
 * Exit code 1 where a number is off, or a listed file or number of a kind that is compared here was not compared.
 */
export async function main(args: string[]): Promise<number> {
  const path = resolve(top, option(args, "--golden") ?? process.env["GOLDEN_DIR"] ?? "../shared/golden");
  if (!existsSync(resolve(path, "expected/manifest.json"))) {
    console.error(`There are no golden files in ${path}: expected/manifest.json is missing.`);
    return 1;
  }
  const ledger = new Ledger();
  await compareAll(ledger, new GoldenDir(path));
  printLedger(ledger, path);
  return ledger.problems.length === 0 ? 0 : 1;
}

async function compareAll(ledger: Ledger, dir: GoldenDir): Promise<void> {
  const manifest = dir.expected("manifest.json") ?? {};
  const files = listedFiles(manifest);
  for (const file of files) await compareListedFile(ledger, dir, file, manifest[file.path] as JsonObject);
  const others = dir.expected("others.json") ?? {};
  for (const [path, wanted] of Object.entries(others)) await compareOther(ledger, dir, path, wanted as JsonObject);
  const pads = dir.expected("pads.json");
  const extracted = dir.rootFiles().filter((path) => path.endsWith("_QC.root"));
  for (const path of extracted) {
    const raw = files.find((file) => file.path === path.replace("_QC.root", ".root"));
    await compareExtracted(ledger, dir, path, storedMapsOf(pads, raw?.sha256 ?? ""));
  }
  for (const file of files) {
    const stored = file.path.replace(".root", "_QC.root");
    if (storedMapsOf(pads, file.sha256).length === 0 || extracted.includes(stored)) continue;
    ledger.at("pads.json");
    ledger.problem(`maps of ${stored} are listed, and the file is not there`);
  }
  await compareByRun(ledger, dir, files);
  ledger.at("");
  const known = new Set([...files.map(({ path }) => path), ...Object.keys(others), ...extracted]);
  for (const path of dir.rootFiles().filter((each) => !known.has(each))) {
    const opened = await GoldenFile.open(dir.at(path));
    if (!opened.ok && opened.error.kind === "truncated") ledger.sentences.push(`${path}: ${explain(opened.error)}`);
    else ledger.also("files that nothing lists: opened", path, opened.ok ? "" : explain(opened.error), "");
    if (opened.ok) opened.value.close();
  }
  leftToLater(ledger, dir, new Set(files.map((file) => `objects/${keyOf(file)}.json`)));
}

/** Numbers that are kept in one file for several runs: profiles and fits. */
async function compareByRun(ledger: Ledger, dir: GoldenDir, files: readonly Listed[]): Promise<void> {
  ledger.at("");
  const profiles = dir.expected("profiles.json") ?? {};
  const fits = (dir.expected("fits.json")?.["mip"] ?? {}) as { readonly [production: string]: JsonObject };
  const runs = Object.entries(fits).flatMap(([production, of]) =>
    Object.keys(of).map((run) => keyOf({ production, run })),
  );
  for (const key of new Set([...Object.keys(profiles), ...runs])) {
    const file = files.find((each) => keyOf(each) === key);
    const opened = file && (await GoldenFile.open(dir.at(file.path)));
    if (file === undefined || opened?.ok !== true) {
      ledger.at("profiles.json, fits.json");
      ledger.problem(`${key} is listed, but could not be opened`);
      continue;
    }
    const ofProfiles = profiles[key] as JsonObject | undefined;
    if (ofProfiles !== undefined) {
      await ledger.account(`profiles.json, ${key}`, leavesOf(ofProfiles), () =>
        compareProfiles(ledger, opened.value, ofProfiles),
      );
    }
    const ofFits = fits[file.production]?.[file.run] as JsonObject | undefined;
    if (ofFits !== undefined) {
      await ledger.account(`fits.json, ${key}`, leavesOf(ofFits), () => compareFits(ledger, opened.value, key, ofFits));
    }
    opened.value.close();
  }
}
