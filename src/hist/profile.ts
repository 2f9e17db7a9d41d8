import { binCenter } from "./axis.ts";
import type { Estimate, Hist2D, Profile1D } from "./hist.ts";
import { insideBins, type BinRange } from "./range.ts";
import { sumsOfBinsProfile } from "./sums.ts";

/** Mean of y in every bin of x, from contents at bin centres of y; bins 1…n of y by default. Source: ROOT `TH2::ProfileX`. */
export function profileX(hist: Hist2D, [first, last]: BinRange = insideBins(hist.y)): Profile1D {
  const size = hist.x.n + 2;
  const weights = new Float64Array(size);
  const weights2 = hist.variances && new Float64Array(size);
  const sumsY = new Float64Array(size);
  const sumsY2 = new Float64Array(size);
  for (let binY = first; binY <= last; binY++) {
    const y = binCenter(hist.y, binY);
    for (let binX = 0; binX < size; binX++) {
      const content = hist.values[binX + size * binY]!;
      if (content === 0) continue;
      weights[binX]! += content;
      sumsY[binX]! += content * y;
      sumsY2[binX]! += content * y * y;
      if (weights2 !== undefined) weights2[binX]! += hist.variances![binX + size * binY]!;
    }
  }
  const bins = { x: hist.x, weights, weights2, sumsY, sumsY2 };
  const sums = sumsOfBinsProfile(bins, insideBins(hist.x));
  return {
    kind: "profile",
    name: `${hist.name}_pfx`,
    title: hist.title,
    className: "TProfile",
    yTitle: hist.y.title,
    entries: sums[1] === 0 ? 0 : sums[0] ** 2 / sums[1],
    option: "",
    displayMinimum: undefined,
    displayMaximum: undefined,
    ...bins,
    errorOption: "",
    sums,
  };
}

export interface ProfileBins {
  /** Index 0 = bin 1; NaN where a bin has no weight. */
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

/** Per cell of a profile Σw, Σwy, Σwy², and Σw² where that is not Σw. */
export type ProfileCells = Pick<Profile1D, "weights" | "weights2" | "sumsY" | "sumsY2" | "errorOption">;

/**
 * Mean of y in a cell and its error, `undefined` where the cell has no weight: spread/√nEff with
 * spread = √|⟨y²⟩ − ⟨y⟩²|, nEff = (Σw)²/Σw²; with error option "s" the spread itself, with "g" 1/√Σw (weights 1/σ²), with
 * "i" as "" but (1/√12)/√nEff where all y are equal. Source: ROOT `TProfile::GetBinError`.
 */
export function profileCell(
  { weights, weights2, sumsY, sumsY2, errorOption }: ProfileCells,
  cell: number,
): Estimate | undefined {
  const weight = weights[cell]!;
  if (weight === 0) return undefined;
  const value = sumsY[cell]! / weight;
  const spread = Math.sqrt(Math.abs(sumsY2[cell]! / weight - value * value));
  const squares = weights2 === undefined ? weight : weights2[cell]!;
  const root = Math.sqrt(squares > 0 ? weight ** 2 / squares : 0);
  const option = errorOption.toLowerCase();
  if (option === "s") return { value, error: spread };
  if (option === "g") return { value, error: 1 / Math.sqrt(weight) };
  return { value, error: (option === "i" && spread === 0 ? 1 / Math.sqrt(12) : spread) / root };
}

/** Means of y of bins 1…n and their errors: see `profileCell`. */
export function profileBins(profile: Profile1D): ProfileBins {
  const { n } = profile.x;
  const values = new Float64Array(n).fill(NaN);
  const errors = new Float64Array(n).fill(NaN);
  for (let bin = 1; bin <= n; bin++) {
    const mean = profileCell(profile, bin);
    if (mean === undefined) continue;
    values[bin - 1] = mean.value;
    errors[bin - 1] = mean.error;
  }
  return { values, errors };
}
