import { binLowEdge, binUpEdge, edgesOf, sameBins } from "../hist/axis.ts";
import type { Axis, Hist2D } from "../hist/hist.ts";
import { profileBins, profileX } from "../hist/profile.ts";
import { projectionX } from "../hist/project.ts";
import { insideBins } from "../hist/range.ts";
import { rebinX } from "../hist/rebin.ts";
import { varianceOf } from "../hist/sums.ts";
import { quantileProfile } from "../stats/quantile-profile.ts";
import { species, type SpeciesId } from "./bethe-bloch.ts";
import { isMerged, mixedCells, type FoundHypothesis } from "./hypothesis.ts";
import type { Rule } from "./quality.ts";

/** dE/dx of one species against momentum, one entry a bin, index 0 = bin 1; NaN where there is no value. */
export interface SpeciesProfile {
  readonly species: SpeciesId;
  /** Cells of the hypothesis map with its label, flow included. */
  readonly cells: number;
  readonly values: Float64Array;
  readonly errors: Float64Array;
  /** Tracks in the cells that were taken. */
  readonly entries: Float64Array;
  /** Momentum of these tracks (GeV/c), the mean of ln p: dE/dx may change by a quarter over a bin. NaN where there are none. */
  readonly momenta: Float64Array;
  /** Share of the tracks under its label that lie among other labels: above a half a bin tells of several species. */
  readonly mixed: Float64Array;
}

export interface SpeciesProfiles {
  readonly rule: Rule;
  readonly x: Axis;
  readonly from: FoundHypothesis["from"];
  /** There are no profiles then: see `mergedWords`. */
  readonly merged: boolean;
  readonly profiles: readonly SpeciesProfile[];
}

/**
 * Profiles of each species' cells of a map of dE/dx (y) against momentum (x), after joining `group` bins of x.
 *
 * "parity": mean of dE/dx from bin centres, error on the mean (ROOT has 0 ± 0 in empty bins).
 * "robust": median in ln(dE/dx), which neither wide bins nor tails pull, of the cells whose neighbours bear the same
 * label: where bands cross, the label of a cell is that of its last track and says little. Error: that of
 * `quantileProfile`; no value below 20 tracks.
 *
 * @returns `undefined` where the two maps have not the same bins, or fewer than are joined.
 * Source: seed `getPIDProfiles` (A13).
 */
export function speciesProfiles(
  dEdx: Hist2D,
  { labels, from }: FoundHypothesis,
  { rule, group }: { readonly rule: Rule; readonly group: number },
): SpeciesProfiles | undefined {
  if (dEdx.x.n < group || !sameBins(dEdx.x, labels.x) || !sameBins(dEdx.y, labels.y)) return undefined;
  const joined = rebinX(dEdx, group);
  const { x } = joined;
  if (isMerged(labels)) return { rule, x, from, merged: true, profiles: [] };
  const profiles = knownParts(dEdx, joined, group, labels).map(({ cells, all, clear }, index): SpeciesProfile => {
    const taken = rule === "parity" ? all : clear;
    const [entries, known] = [columnSums(taken.map), columnSums(clear.map)];
    return {
      species: species[index]!.id,
      cells,
      ...(rule === "parity" ? profileBins(profileX(taken.map)) : medians(taken.map)),
      entries,
      momenta: entries.map((tracks, i) => Math.exp(taken.logs[i]! / tracks)),
      mixed: columnSums(all.map).map((tracks, i) => (tracks > 0 ? 1 - known[i]! / tracks : NaN)),
    };
  });
  return { rule, x, from, merged: false, profiles };
}

/** Some cells of a map, joined as `rebinX` does, and of each of its columns the sum of ln p over the tracks. */
interface Part {
  readonly map: Hist2D & { readonly values: Float64Array };
  readonly logs: Float64Array;
}

const partsByMap = new WeakMap<Hist2D, { readonly labels: Hist2D; readonly group: number; readonly parts: Parts }>();

/** Kept as long as the map is: both rules ask for them. */
function knownParts(dEdx: Hist2D, joined: Hist2D, group: number, labels: Hist2D): Parts {
  const known = partsByMap.get(dEdx);
  if (known?.labels === labels && known.group === group) return known.parts;
  const parts = partsOf(dEdx, joined, group, labels);
  partsByMap.set(dEdx, { labels, group, parts });
  return parts;
}

type Parts = ReturnType<typeof partsOf>;

/** Of each species the cells with its label, all and those that are not mixed. */
function partsOf(dEdx: Hist2D, joined: Hist2D, group: number, labels: Hist2D) {
  const last = joined.x.n + 1;
  const logs = Float64Array.from({ length: dEdx.x.n + 2 }, (_, bin) =>
    Math.log(binLowEdge(dEdx.x, bin) * binUpEdge(dEdx.x, bin)),
  );
  const empty = (): Part => ({
    map: {
      ...joined,
      values: new Float64Array(joined.values.length),
      variances: dEdx.variances && new Float64Array(joined.values.length),
    },
    logs: new Float64Array(joined.x.n),
  });
  const parts = species.map(() => ({ cells: 0, all: empty(), clear: empty() }));
  const mixed = mixedCells(labels);
  // Row by row: an engine makes short calls quick once, a long loop again and again.
  const addRow = (binY: number): void => {
    for (let binX = 0; binX <= dEdx.x.n + 1; binX++) {
      const cell = binX + (dEdx.x.n + 2) * binY;
      const label = labels.values[cell]!;
      // Most cells have none, and it is slow to ask a list for what lies before its beginning.
      const part = label >= 1 ? parts[label - 1] : undefined;
      if (part === undefined) continue;
      part.cells += 1;
      const column = Math.min(Math.ceil(binX / group), last);
      add(part.all, column, binY, dEdx, cell, logs[binX]!);
      if (mixed[cell] === 0) add(part.clear, column, binY, dEdx, cell, logs[binX]!);
    }
  };
  for (let binY = 0; binY <= dEdx.y.n + 1; binY++) addRow(binY);
  return parts;
}

/** Flow bins of y count in the map, as stored, but for no momentum: no profile takes them. */
function add({ map, logs }: Part, column: number, binY: number, from: Hist2D, cell: number, log: number): void {
  const at = column + (map.x.n + 2) * binY;
  map.values[at]! += from.values[cell]!;
  if (map.variances !== undefined) map.variances[at]! += varianceOf(from, cell);
  if (column < 1 || column > map.x.n || binY < 1 || binY > from.y.n) return;
  logs[column - 1]! += (from.values[cell]! * log) / 2;
}

const columnSums = (hist: Hist2D): Float64Array =>
  Float64Array.from(projectionX(hist, insideBins(hist.y)).values.subarray(1, hist.x.n + 1));

function medians(hist: Hist2D): Pick<SpeciesProfile, "values" | "errors"> {
  const edges = edgesOf(hist.y).map(Math.log);
  const y = { ...hist.y, lo: edges[0]!, hi: edges[hist.y.n]!, edges };
  const inLog = quantileProfile({ ...hist, y }, 0.5);
  const values = inLog.values.map(Math.exp);
  return { values, errors: values.map((value, i) => value * inLog.errors[i]!) };
}
