import { findBin, type BinAxis } from "../hist/axis.ts";
import type { Hist2D } from "../hist/hist.ts";
import type { BinRange } from "../hist/range.ts";
import { defaultParameters, type BetheBlochParameters } from "./bethe-bloch.ts";
import type { Rule } from "./quality.ts";
import { paritySeparation, type ParitySeparation } from "./separation/parity.ts";
import { separationIn, type WindowSeparation } from "./separation/robust.ts";
import { usualColumns, usualMomenta, visibleRange } from "./separation/window.ts";

export type Separation = ParitySeparation | RobustSeparation;

export interface RobustSeparation {
  readonly rule: "robust";
  /** 0.35 to 0.45 GeV/c, as today. */
  readonly usual: WindowSeparation;
  /** Narrow windows one after another, by rising momentum. */
  readonly windows: readonly WindowSeparation[];
}

/** Windows of 12 % from where pions and electrons part to where kaons have met the electrons (GeV/c). */
const [lowest, highest, step] = [0.15, 0.65, 1.12];

/** Pions of whatever gain are above; axes before 2024 begin at 20. */
const belowPions = 30;

/** `undefined` where the map is not of dE/dx against momentum. */
export function separationOf(
  hist: Hist2D,
  rule: Rule,
  curve: BetheBlochParameters = defaultParameters,
): Separation | undefined {
  const [lo, hi] = usualMomenta;
  if (!(hist.x.lo > 0 && hist.x.lo <= lo && hi < hist.x.hi)) return undefined;
  if (!(hist.y.lo <= belowPions && visibleRange[1] < hist.y.hi)) return undefined;
  if (rule === "parity") return paritySeparation(hist);
  const usual = separationIn(hist, usualColumns(hist), curve, "search");
  return {
    rule,
    usual,
    windows: windowsOf(hist.x).map((bins) => separationIn(hist, bins, curve, usual.model?.tail)),
  };
}

function windowsOf(axis: BinAxis): readonly BinRange[] {
  const windows: BinRange[] = [];
  let first = findBin(axis, lowest);
  for (let edge = lowest * step; edge < highest; edge *= step) {
    const last = findBin(axis, edge) - 1;
    if (last < first) continue;
    if (first >= 1) windows.push([first, last]);
    first = last + 1;
  }
  return windows;
}
