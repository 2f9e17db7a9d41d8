import { addHists } from "../hist/add.ts";
import type { Hist } from "../hist/hist.ts";
import type { PlainObject, WindowHist } from "../hist/object.ts";
import type { PadMaps, PadQuantity } from "../hist/pads.ts";
import { isLabelMap } from "./hypothesis.ts";

/**
 * One object of a run made of the same object of its time slices: histograms added; values per pad by the clusters they are of;
 * windows joined in the order of time, those of one start added. `undefined` where there is none, or kinds or bins differ. One
 * that could not be read fails the whole: the sum of the rest would pass for the run.
 */
export function mergeObjects(parts: readonly PlainObject[]): PlainObject | undefined {
  const [first] = parts;
  const failed = parts.find((part) => part.kind === "failed");
  if (first === undefined || failed !== undefined) return failed;
  if (parts.length === 1) return first;
  if (!parts.every((part) => part.kind === first.kind)) return undefined;
  switch (first.kind) {
    case "histogram": {
      const hist = sumOf(parts.map((part) => (part as typeof first).hist));
      return hist && { ...first, hist };
    }
    case "pads": {
      const pads = mergePads(parts.map((part) => (part as typeof first).pads));
      return pads && { ...first, pads };
    }
    case "windows": {
      const ofParts = parts as readonly (typeof first)[];
      const windows = mergeWindows(ofParts.flatMap((part) => part.windows));
      return windows && { ...first, windows, failed: ofParts.flatMap((part) => part.failed) };
    }
    case "canvas": {
      const hists = first.hists.map((_, i) =>
        sumOf(parts.map((part) => (part as typeof first).hists[i]).filter((hist) => hist !== undefined)),
      );
      const isWhole = parts.every((part) => {
        const canvas = part as typeof first;
        return canvas.hists.length === hists.length && canvas.graphs.length === 0;
      });
      return isWhole && hists.every((hist) => hist !== undefined) ? { ...first, hists } : undefined;
    }
    case "parts": {
      // What a TH3 projects to adds up, ratios and means do not.
      if (!first.className.startsWith("TH3")) return undefined;
      const hists = first.hists.map((_, i) => addHists(parts.flatMap((part) => (part as typeof first).hists[i] ?? [])));
      return hists.every((hist) => hist !== undefined) ? { ...first, hists } : undefined;
    }
    default: // points, trees and failures have no sum
      return undefined;
  }
}

const sumOf = (hists: readonly Hist[]): Hist | undefined =>
  hists.some(({ name }) => isLabelMap(name)) ? lastLabels(hists) : addHists(hists);

/**
 * Maps whose contents are labels (see `Hypothesis`) as that of the whole run would be: in each cell the label that the last
 * part, in the order of time, has there; entries add up. `undefined` where bins differ.
 */
function lastLabels(hists: readonly Hist[]): Hist | undefined {
  const sum = addHists(hists);
  if (sum?.kind !== "2d") return sum;
  const values = Float64Array.from(sum.values, () => 0);
  for (const hist of hists) {
    if (hist.kind !== "2d") return undefined;
    for (let cell = 0; cell < values.length; cell++) if (hist.values[cell] !== 0) values[cell] = hist.values[cell]!;
  }
  return { ...sum, values, variances: undefined };
}

function mergeWindows(windows: readonly WindowHist[]): readonly WindowHist[] | undefined {
  const byStart = new Map<number, WindowHist[]>();
  for (const window of windows) byStart.set(window.start, [...(byStart.get(window.start) ?? []), window]);
  const merged: WindowHist[] = [];
  for (const [start, same] of [...byStart].toSorted(([a], [b]) => a - b)) {
    const hist = addHists(same.map((window) => window.hist));
    if (hist === undefined) return undefined;
    const ends = same.map(({ end }) => end).filter((end) => end !== undefined);
    merged.push({ start, end: ends.length === same.length ? Math.max(...ends) : undefined, hist });
  }
  return merged;
}

const counts = "N_Clusters";

/**
 * Values per pad of several parts: clusters summed; of the other quantities the mean over all clusters, each part weighing what
 * it counted on the pad, 0 where no part has a cluster. Sums per pad stay sums where all parts have sums. Time frames add up.
 * `undefined` where a part counts no clusters, or pads differ in number. In single precision, as stored.
 */
export function mergePads(parts: readonly PadMaps[]): PadMaps | undefined {
  const [first] = parts;
  const clusters = inAll(parts, counts);
  if (first === undefined || clusters === undefined) return undefined;
  const normalized = parts.some((part) => part.normalized);
  const total = addPads(clusters.map(({ rocs }) => rocs));
  if (total === undefined) return undefined;
  const quantities: PadQuantity[] = [];
  for (const { name } of first.quantities) {
    const ofParts = inAll(parts, name);
    if (ofParts === undefined) continue;
    const sums =
      name === counts ? total : addPads(ofParts.map(({ rocs }, i) => sumsOf(rocs, clusters[i]!.rocs, parts[i]!)));
    if (sums === undefined) return undefined;
    const isMean = name !== counts && normalized;
    quantities.push({ name, rocs: sums.map((roc, i) => Float32Array.from(isMean ? perCluster(roc, total[i]!) : roc)) });
  }
  const processedTimeFrames = parts.reduce((sum, part) => sum + part.processedTimeFrames, 0);
  return { name: first.name, quantities, processedTimeFrames, normalized };
}

/** The quantity in every part; `undefined` where one has it not. */
function inAll(parts: readonly PadMaps[], name: string): readonly PadQuantity[] | undefined {
  const there = parts.flatMap(({ quantities }) => quantities.find((quantity) => quantity.name === name) ?? []);
  return there.length === parts.length ? there : undefined;
}

type Rocs = readonly (Float32Array | Float64Array)[];

/** Means become sums over the clusters of the pad. */
const sumsOf = (rocs: Rocs, clusters: Rocs, { normalized }: PadMaps): Rocs =>
  normalized ? rocs.map((roc, i) => Float64Array.from(roc, (mean, pad) => mean * (clusters[i]?.[pad] ?? NaN))) : rocs;

const perCluster = (sums: Float64Array, clusters: Float64Array): Float64Array =>
  sums.map((sum, pad) => (clusters[pad]! > 0 ? sum / clusters[pad]! : 0));

function addPads(parts: readonly Rocs[]): readonly Float64Array[] | undefined {
  const [first] = parts;
  const isSame = parts.every(
    (part) => part.length === first?.length && part.every((roc, i) => roc.length === first[i]!.length),
  );
  if (first === undefined || !isSame) return undefined;
  return first.map((_, roc) => {
    const sum = Float64Array.from(parts[0]![roc]!);
    for (const part of parts.slice(1)) for (let pad = 0; pad < sum.length; pad++) sum[pad]! += part[roc]![pad]!;
    return sum;
  });
}
