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
import { compareBetheBloch, compareSpecies } from "./verify/pid.ts";
import { compareProfiles } from "./verify/profiles.ts";
import { GoldenFile } from "./verify/read-file.ts";
import { compareAllPads } from "./verify/all-pads.ts";
import { printLedger } from "./verify/report.ts";
import { compareSemantics } from "./verify/semantics.ts";
import { compareSeparation } from "./verify/separation.ts";
import { compareSlices } from "./verify/slices.ts";
import { compareSeveralRuns } from "./verify/several-runs.ts";

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
  await compareAllPads(ledger, dir, files, pads);
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
  await compareSeveralRuns(ledger, dir, files);
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

/** Numbers that are kept in one file for several runs, by the file, the parts that lead to runs, and what compares one. */
const byRun = [
  { name: "profiles.json", parts: [], compare: (ledger, file, _run, wanted) => compareProfiles(ledger, file, wanted) },
  { name: "fits.json", parts: ["mip", "*"], compare: compareFits },
  { name: "fits.json", parts: ["slices"], compare: compareSlices },
  { name: "separation.json", parts: [], compare: compareSeparation },
  { name: "pid.json", parts: ["profiles"], compare: compareSpecies },
] as const satisfies readonly {
  readonly name: string;
  readonly parts: readonly string[];
  readonly compare: (ledger: Ledger, file: GoldenFile, run: string, wanted: JsonObject) => Promise<void>;
}[];

/** Numbers of runs, each file of a run opened once; numbers of no run; and that no part of these files is left over. */
async function compareByRun(ledger: Ledger, dir: GoldenDir, files: readonly Listed[]): Promise<void> {
  ledger.at("");
  const wanted = byRun.flatMap((kind) =>
    [...runsIn(dir.expected(kind.name) ?? {}, kind.parts)].map(([key, of]) => ({ ...kind, key, of })),
  );
  for (const key of new Set(wanted.map((each) => each.key))) {
    const file = files.find((each) => keyOf(each) === key);
    const opened = file && (await GoldenFile.open(dir.at(file.path)));
    if (opened?.ok !== true) {
      ledger.at("numbers of runs");
      ledger.problem(`${key} is listed, but could not be opened`);
      continue;
    }
    for (const { name, parts, compare, of } of wanted.filter((each) => each.key === key)) {
      const place = [name, ...parts.filter((part) => part !== "*"), key].join(", ");
      await ledger.account(place, leavesOf(of), () => compare(ledger, opened.value, key, of));
    }
    opened.value.close();
  }
  const betheBloch = dir.expected("pid.json")?.["betheBloch"];
  if (betheBloch !== undefined) {
    await ledger.account("pid.json, betheBloch", leavesOf(betheBloch), () =>
      compareBetheBloch(ledger, betheBloch as JsonObject),
    );
  }
  const semantics = dir.expected("root-semantics.json");
  if (semantics !== undefined) {
    await ledger.account("root-semantics.json", leavesOf(semantics), () => compareSemantics(ledger, semantics));
  }
  const known: Readonly<Record<string, readonly string[]>> = {
    "fits.json": ["mip", "slices"],
    "pid.json": ["profiles", "betheBloch"],
  };
  for (const [name, parts] of Object.entries(known)) {
    for (const part of Object.keys(dir.expected(name) ?? {})) {
      if (!parts.includes(part)) ledger.problem(`nothing compares ${part} of expected/${name}`);
    }
  }
}

/** What is listed by run below some parts; "*" stands for productions, whose runs have theirs before them in their key. */
function* runsIn(listed: JsonObject, parts: readonly string[]): Generator<readonly [key: string, wanted: JsonObject]> {
  const [part, ...rest] = parts;
  if (part === "*") {
    for (const [production, runs] of Object.entries(listed)) {
      for (const [run, of] of Object.entries(runs as JsonObject)) yield [keyOf({ production, run }), of as JsonObject];
    }
  } else if (part !== undefined) yield* runsIn((listed[part] ?? {}) as JsonObject, rest);
  else for (const [key, of] of Object.entries(listed)) yield [key, of as JsonObject];
}
