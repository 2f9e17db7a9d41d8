import type { Hist, Hist2D } from "../../../src/hist/hist.ts";
import type { ChamberCount } from "../../../src/qc/period/chambers.ts";
import type { PeriodRun } from "../../../src/qc/period/judge-period.ts";
import type { Defect } from "./defect.ts";
import { chambersOf, padMeasurements, resampledPads } from "./draw-pads.ts";
import type { GoodRun, GoodRuns } from "./good-runs.ts";
import { planted } from "./plant.ts";
import type { Draws } from "./poisson.ts";
import { resampled } from "./resample.ts";
import { measuredRun, measurementsOf, padKey, type Measurements } from "./wanted.ts";

/** A run that was made, and what of. */
export interface MadeRun {
  readonly source: GoodRun;
  readonly measured: Measurements;
  readonly chambers: readonly ChamberCount[] | undefined;
}

/**
 * A run as it could have been: a good one with every cell of every histogram and every pad drawn anew around what it has. What
 * runs differ by, chance of their own included, is thus in it once, and chance once more.
 *
 * @param withPads without them nothing is measured of values per pad.
 */
export function makeRun(source: GoodRun, { labels }: GoodRuns, random: Draws, withPads: boolean): MadeRun {
  const { measured, chambers } = drawn(withPads ? source : { ...source, pads: undefined }, labels, random);
  return { source, measured: new Map(measured), chambers };
}

/** The same run with a defect: what shows it is drawn anew, all else is as it was. */
export function spoiled({ source, ...before }: MadeRun, defect: Defect, { labels }: GoodRuns, random: Draws): MadeRun {
  const { measured, chambers = before.chambers } = drawn(planted(source, defect), labels, random);
  return { source, measured: new Map([...before.measured, ...measured]), chambers };
}

export const asPeriodRun = ({ measured, chambers }: MadeRun): PeriodRun => ({
  measured: measuredRun(measured),
  current: undefined,
  chambers,
});

/** Measured one after another: what is drawn of a map is written over by what is drawn of the next. */
function drawn({ hists, pads }: Pick<GoodRun, "hists" | "pads">, labels: GoodRuns["labels"], random: Draws) {
  const measured = [...hists].flatMap(([name, hist]) => {
    const counts = resampled(hist, random, scratchFor(hist));
    return measurementsOf({ kind: "histogram", name, hist: counts }, (other) => {
      const own = labels.get(other);
      if (own === undefined || counts.kind !== "2d") return undefined;
      return { kind: "histogram", name: other, hist: drawnLabels(counts, own, random) };
    });
  });
  if (pads === undefined) return { measured, chambers: undefined };
  const again = resampledPads(pads, random);
  const ofPads = padMeasurements(again).map(([recipe, measurement]) => [padKey(recipe), measurement] as const);
  return { measured: [...measured, ...ofPads], chambers: chambersOf(again) };
}

const scratch = new Map<number, Float64Array<ArrayBuffer>>();

function scratchFor({ kind, ...hist }: Hist): Float64Array<ArrayBuffer> | undefined {
  if (kind !== "2d" || !("values" in hist)) return undefined;
  const { length } = hist.values;
  const own = scratch.get(length) ?? new Float64Array(length);
  scratch.set(length, own);
  return own;
}

/** The label of a cell is that of its last track: where there are tracks that of any run which has one there. */
function drawnLabels(counts: Hist2D, labels: readonly Hist2D[], random: Draws): Hist2D {
  const values = new Float64Array(counts.values.length);
  for (let cell = 0; cell < values.length; cell++) {
    if (counts.values[cell] === 0) continue;
    let there = 0;
    for (const map of labels) if (map.values[cell]! > 0) there += 1;
    let left = Math.floor(random.uniform() * there);
    for (const map of labels) {
      if (map.values[cell]! > 0 && left-- === 0) values[cell] = map.values[cell]!;
    }
  }
  return { ...labels[0]!, values };
}
