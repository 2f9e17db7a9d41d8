import { explain } from "../../src/base/explain.ts";
import type { Hist, Hist1D } from "../../src/hist/hist.ts";
import { parseActivity, type RunInfo } from "../../src/qc/activity.ts";
import { measure, measureHist } from "../../src/qc/measure.ts";
import type { Measurement } from "../../src/qc/measurement.ts";
import { parseObject } from "../../src/qc/object-path.ts";
import { chamberObject, chamberParityRecipe } from "../../src/qc/period/chamber-counts.ts";
import type { MeasuredRun } from "../../src/qc/period/trend-point.ts";
import { isPadRecipe, recipeKey } from "../../src/qc/recipe.ts";
import type { GoldenDir } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { keyOf, type Listed } from "./manifest.ts";
import { GoldenFile, histOf } from "./read-file.ts";

/** A run with all its histograms, and what recipes give of them. */
export interface ProductionRun {
  readonly run: string;
  readonly info: RunInfo;
  readonly hists: ReadonlyMap<string, Hist>;
  readonly measured: MeasuredRun;
}

export interface Production {
  readonly key: string;
  /** Readable and not empty, by run. */
  readonly runs: readonly ProductionRun[];
  /** Why the others take no part, as the expected numbers say it. */
  readonly excluded: Readonly<Record<string, string>>;
}

/** Reads the histograms of all runs of a production, and of the pads the distributions of chambers. */
export async function readProduction(
  ledger: Ledger,
  dir: GoldenDir,
  files: readonly Listed[],
  key: string,
): Promise<Production> {
  const runs: ProductionRun[] = [];
  const excluded: Record<string, string> = {};
  for (const file of files.filter(({ production }) => production === key)) {
    const opened = await GoldenFile.open(dir.at(file.path));
    if (!opened.ok) {
      excluded[file.run] = "unreadable";
      if (opened.error.kind !== "truncated") ledger.problem(`${keyOf(file)}: ${explain(opened.error)}`);
      continue;
    }
    const read = await readRun(opened.value, file);
    opened.value.close();
    if (read === undefined) excluded[file.run] = "all histograms empty";
    else runs.push(read);
  }
  return { key, runs, excluded };
}

/** `undefined` where all of Tracks and PID is empty. */
async function readRun(file: GoldenFile, { run, path }: Listed): Promise<ProductionRun | undefined> {
  const hists = new Map<string, Hist>();
  let entries = 0;
  for (const task of ["Tracks", "PID", "TrackClusters"] as const) {
    for (const object of (await file.collection(task)).objects) {
      const hist = histOf(object);
      if (hist === undefined) continue;
      hists.set(hist.name, hist);
      if (task !== "TrackClusters") entries += hist.entries;
    }
  }
  if (entries === 0) return undefined;
  const info = parseActivity((await file.collection("Tracks")).activity, path);
  const [ofHists, chambers] = [measuring(hists), await chambersOf(file)];
  const measured: MeasuredRun = (object, recipe) =>
    object === chamberObject && recipe === chamberParityRecipe ? chambers : ofHists(object, recipe);
  return { run, info, hists, measured };
}

/** `undefined` where there are no values per pad. */
async function chambersOf(file: GoldenFile): Promise<Measurement | undefined> {
  if (!file.tasks.some(({ task }) => task === "Clusters")) return undefined;
  const { objects } = await file.collection("Clusters");
  const pads = objects.find(({ kind }) => kind === "pads");
  return pads && measure(pads, chamberParityRecipe, () => undefined);
}

/** Measures when asked, each only once. */
export function measuring(hists: ReadonlyMap<string, Hist>): MeasuredRun {
  const known = new Map<string, Measurement | undefined>();
  return (object, recipe) => {
    const name = parseObject(object)?.name ?? object;
    const hist = hists.get(name);
    const key = `${name} ${recipeKey(recipe)}`;
    if (hist === undefined || recipe.kind === "windows" || isPadRecipe(recipe)) return undefined;
    if (!known.has(key)) known.set(key, measureHist(hist, recipe));
    return known.get(key);
  };
}

/** A histogram of one axis, which every run of a golden production has. */
export function hist1DOf({ run, hists }: ProductionRun, name: string): Hist1D {
  const hist = hists.get(name);
  if (hist?.kind !== "1d") throw new Error(`${run} has no histogram ${name}`);
  return hist;
}
