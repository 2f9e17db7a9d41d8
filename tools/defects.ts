import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { explain } from "../src/base/explain.ts";
import { option } from "./arguments.ts";
import { printEfficiency } from "./defects/efficiency.ts";
import { isAlarm, judgeFile, type PanelOfVerdict } from "./defects/judged.ts";
import { rowsOfPeriod } from "./defects/as-period.ts";
import { look, type Looked } from "./defects/look.ts";
import { fileOf, listedRuns, parsePlanted, wordsOf, type ListedRun } from "./defects/planted.ts";
import { countWords, isWrong, printRows, type Row } from "./defects/rows.ts";
import { top } from "./process.ts";
import { GoldenDir } from "./verify/golden-dir.ts";

/**
 * Judges every run that `expected/defects.json` lists, by itself and beside the others, and compares with what was planted:
 * `npm run defects [-- --golden DIR] [--curve [--seed N] [--runs N]]`; `../shared/golden`, or `GOLDEN_DIR`, where none is given.
 * With `--curve` it also makes runs from the good ones, by chance, and prints what share of defects is found by their size.
 * Exit code 1 where something was missed or found at a wrong place, or something else was raised.
 */
export async function main(args: string[]): Promise<number> {
  const path = resolve(top, option(args, "--golden") ?? process.env["GOLDEN_DIR"] ?? "../shared/golden");
  const dir = new GoldenDir(path);
  const listed = dir.expected("defects.json");
  if (listed === undefined || !existsSync(path)) {
    console.error(`Nothing is listed in ${path}: expected/defects.json is missing.`);
    return 1;
  }
  console.log(`What was planted in the runs of ${path}, and what the checks say, by the robust rule`);
  const files = dir.rootFiles();
  const rows: Row[] = [];
  const alone = new Map<string, Map<string, readonly Row[]>>();
  let production = "";
  for (const run of listedRuns(listed)) {
    if (run.production !== production) console.log(`\n${(production = run.production)}`);
    const ofRun = await rowsOf(run, dir, files);
    printRows(run.run, ofRun);
    rows.push(...ofRun);
    alone.set(production, (alone.get(production) ?? new Map<string, readonly Row[]>()).set(run.run, ofRun));
  }
  console.log("\nThe same runs beside each other, as a period has them");
  for (const [each, ofRuns] of alone) {
    console.log(`\n${each}`);
    for (const { run, rows: ofRun } of await rowsOfPeriod(dir, each, ofRuns)) {
      printRows(run, ofRun);
      rows.push(...ofRun);
    }
  }
  console.log(`\n${rows.length} rows: ${countWords(rows)}.`);
  const good = listedRuns(listed).flatMap((run) => (run.planted.length === 0 ? (fileOf(run, files) ?? []) : []));
  const [seed, runs] = [Number(option(args, "--seed") ?? 1), Number(option(args, "--runs") ?? 200)];
  const wanted = { seed, good: runs, eachSize: Math.ceil(runs / 40) };
  const isQuiet =
    !args.includes("--curve") ||
    (await printEfficiency(
      good.map((file) => dir.at(file)),
      wanted,
    ));
  if (!args.includes("--curve"))
    console.log("What share of defects is found by their size, and of good runs raises something: --curve.");
  return rows.some(isWrong) || rows.length === 0 || !isQuiet ? 1 : 0;
}

async function rowsOf(run: ListedRun, dir: GoldenDir, files: readonly string[]): Promise<readonly Row[]> {
  const path = fileOf(run, files);
  if (path === undefined) return [{ what: "", result: "not-read", words: "there is no such file" }];
  const judged = await judgeFile(dir.at(path));
  if ("kind" in judged) {
    const isCut = run.planted.some(({ kind }) => kind === "truncated");
    const result = isCut && judged.kind === "truncated" ? "found" : "not-read";
    return [{ what: isCut ? "truncated" : "", result, words: explain(judged) }];
  }
  const looked = run.planted.map((listed) => {
    const planted = parsePlanted(listed);
    return {
      what: wordsOf(listed),
      ...(planted === undefined
        ? ({ result: "missed", words: "nothing here looks for this", explains: [] } satisfies Looked)
        : look(planted, judged)),
    };
  });
  const explained = new Set(looked.flatMap(({ explains }) => explains));
  const others = judged.verdicts.filter((verdict) => isAlarm(verdict) && !explained.has(verdict));
  const tooMany: readonly Row[] = others.map((alarm) => ({
    what: alarm.check,
    result: "false-alarm",
    words: said(alarm),
  }));
  if (looked.length > 0 || tooMany.length > 0) return [...looked, ...tooMany];
  const good = judged.verdicts.filter(({ quality }) => quality === "good").length;
  const words = `${good} checks good, ${judged.verdicts.length - good} not judged`;
  return [{ what: "–", result: "nothing-raised", words }];
}

const said = ({ quality, place, why }: PanelOfVerdict): string => `${place}: ${quality}, ${why}`;
