import { edgesOf, sameBins } from "../hist/axis.ts";
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
  /** Share of the tracks under its label that lie among other labels: above a half a bin tells of several species. */
  readonly mixed: Float64Array;
}

export interface SpeciesProfiles {
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
  if (isMerged(labels)) return { x, from, merged: true, profiles: [] };
  const profiles = partsOf(dEdx, joined, group, labels).map(({ cells, ...parts }, index): SpeciesProfile => {
    const [all, clear] = [columnSums(parts.all), columnSums(parts.clear)];
    return {
      species: species[index]!.id,
      cells,
      ...(rule === "parity" ? profileBins(profileX(parts.all)) : medians(parts.clear)),
      entries: rule === "parity" ? all : clear,
      mixed: all.map((tracks, i) => (tracks > 0 ? 1 - clear[i]! / tracks : NaN)),
    };
  });
  return { x, from, merged: false, profiles };
}

/** Of each species the cells with its label, all and those that are not mixed, joined as `rebinX` does. */
function partsOf(dEdx: Hist2D, joined: Hist2D, group: number, labels: Hist2D) {
  const [row, joinedRow, last] = [dEdx.x.n + 2, joined.x.n + 2, joined.x.n + 1];
  const empty = (): Hist2D & { values: Float64Array } => ({
    ...joined,
    values: new Float64Array(joined.values.length),
    variances: dEdx.variances && new Float64Array(joined.values.length),
  });
  const parts = species.map(() => ({ cells: 0, all: empty(), clear: empty() }));
  const mixed = mixedCells(labels);
  for (let cell = 0; cell < labels.values.length; cell++) {
    const part = parts[labels.values[cell]! - 1];
    if (part === undefined) continue;
    part.cells += 1;
    const at = Math.min(Math.ceil((cell % row) / group), last) + joinedRow * Math.floor(cell / row);
    add(part.all, at, dEdx, cell);
    if (mixed[cell] === 0) add(part.clear, at, dEdx, cell);
  }
  return parts;
}

function add(to: Hist2D & { readonly values: Float64Array }, at: number, from: Hist2D, cell: number): void {
  to.values[at]! += from.values[cell]!;
  if (to.variances !== undefined) to.variances[at]! += varianceOf(from, cell);
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
