import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, join, resolve } from "node:path";
import { option } from "./arguments.ts";
import { firstPanel } from "./bench/first-panel.ts";
import { decoding } from "./bench/decoding.ts";
import { curves, drawing } from "./bench/drawing.ts";
import { machineNow, machineWords } from "./bench/machine.ts";
import { spreadOf, type Row } from "./bench/measured.ts";
import { objects } from "./bench/objects.ts";
import { period } from "./bench/period.ts";
import { report } from "./bench/report.ts";
import { setStage, type Stage } from "./bench/stage.ts";
import { tableOf } from "./bench/table.ts";
import { browserPath, buildApp, dist, noBrowser, top } from "./process.ts";
import { goldenDir } from "./testing/golden.ts";

/** In the order of the table; `--only NAME` takes one. */
const parts: Readonly<Record<string, (stage: Stage, runs: number) => Promise<readonly Row[]>>> = {
  "first-panel": firstPanel,
  objects,
  decoding,
  drawing,
  curves,
  report,
  period,
};

/**
 * `npm run bench`: the app and JSROOT doing the same in the same browser, as one table and one JSON:
 * `[--no-build] [--runs N] [--only PART] [--out FILE]`.
 */
export async function main(args: readonly string[]): Promise<number> {
  const browser = browserPath();
  if (browser === undefined || goldenDir === undefined) {
    console.error(browser === undefined ? noBrowser : "The golden files are not there: GOLDEN_DIR names their folder.");
    return 1;
  }
  const runs = Number(option(args, "--runs") ?? 5);
  const only = option(args, "--only");
  const chosen = Object.entries(parts).filter(([name]) => only === undefined || only === name);
  if (!Number.isInteger(runs) || runs < 1 || chosen.length === 0) {
    console.error(`--runs takes a number, --only one of ${Object.keys(parts).join(", ")}.`);
    return 1;
  }
  if (!args.includes("--no-build") || !existsSync(join(dist, "index.html"))) {
    const code = await buildApp();
    if (code !== 0) return code;
  }
  const load = loadavg();
  const rows: Row[] = [];
  const stage = await setStage(browser);
  try {
    for (const [name, part] of chosen) {
      console.error(`${name} …`);
      rows.push(...(await part(stage, runs)));
    }
  } finally {
    await stage.dispose();
  }
  const machine = machineNow(browser, load);
  console.log(`${machineWords(machine)}\nMedian and range of ${runs} runs.\n\n${tableOf(rows)}`);
  const out = resolve(top, option(args, "--out") ?? "node_modules/.tmp/bench.json");
  mkdirSync(dirname(out), { recursive: true });
  const withSpread = rows.map((row) => ({
    ...row,
    spread: { ours: spreadOf(row.ours), other: spreadOf(row.other) },
  }));
  writeFileSync(
    out,
    `${JSON.stringify({ at: new Date().toISOString(), runs, machine, rows: withSpread }, undefined, 2)}\n`,
  );
  console.log(`\n${out}`);
  return 0;
}
