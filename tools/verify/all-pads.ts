import { readFileSync } from "node:fs";
import { explain } from "../../src/base/explain.ts";
import { leavesOf, type GoldenDir, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import type { Listed } from "./manifest.ts";
import { compareGeometry, comparePadRows } from "./pad-geometry.ts";
import { comparePadRun } from "./pad-maps.ts";
import { GoldenFile } from "./read-file.ts";

/** What is computed from the values per pad: geometry, the rows of a sector, and the runs listed by the hash of their file. */
export async function compareAllPads(
  ledger: Ledger,
  dir: GoldenDir,
  files: readonly Listed[],
  wanted: JsonObject | undefined,
): Promise<void> {
  if (dir.expectedNames().includes("pads-rows.csv")) {
    await comparePadRows(ledger, readFileSync(dir.at("expected/pads-rows.csv"), "utf8"));
  }
  if (wanted === undefined) return;
  const { geometry, runs, description, differencesToDerivedFiles, ...others } = wanted;
  await ledger.account("pads.json", leavesOf(others), () => Promise.resolve());
  ledger.leaveWhole(
    "pads.json: what its fields mean, and notes of its making",
    leavesOf([description!, differencesToDerivedFiles!]),
  );
  await ledger.account("pads.json, geometry", leavesOf(geometry!), () =>
    Promise.resolve(compareGeometry(ledger, geometry as JsonObject)),
  );
  for (const [run, listed] of Object.entries(runs as JsonObject) as [string, JsonObject][]) {
    await ledger.account(`pads.json, ${run}`, leavesOf(listed), () => compareRun(ledger, dir, files, run, listed));
  }
  ledger.at("");
}

async function compareRun(
  ledger: Ledger,
  dir: GoldenDir,
  files: readonly Listed[],
  run: string,
  wanted: JsonObject,
): Promise<void> {
  const file = files.find((each) => each.sha256 === wanted["sha256OfRawFile"]);
  if (file === undefined) return ledger.problem("no file of the manifest has the listed hash");
  const opened = await GoldenFile.open(dir.at(file.path));
  if (!opened.ok) return ledger.problem(explain(opened.error));
  const object = (await opened.value.collection("Clusters")).objects.find(({ kind }) => kind === "pads");
  if (object?.kind === "pads") comparePadRun(ledger, run, object.pads, file.sha256, wanted);
  else ledger.problem("no pad data");
  opened.value.close();
}
