import { binCenter } from "./axis.ts";
import type { Hist1D, Hist2D, Profile1D } from "./hist.ts";
import { insideBins, type BinRange } from "./range.ts";

/** Σw² of a cell; without stored variances the content itself, as for counts. Source: ROOT `TH1::GetBinError`. */
export const varianceOf = (hist: Hist1D | Hist2D, cell: number): number =>
  hist.variances === undefined ? Math.abs(hist.values[cell]!) : hist.variances[cell]!;

/**
 * Σw, Σw², Σwx, Σwx². Stored sums where no range is given, unless Σw is 0 in spite of entries (filled by setting
 * contents); else from contents at bin centres. Source: ROOT `TH1::GetStats`.
 */
export function sums1D(hist: Hist1D, range?: BinRange): Hist1D["sums"] {
  return range === undefined && isStored(hist) ? hist.sums : sumsOfBins1D(hist, range ?? insideBins(hist.x));
}

/** Σw, Σw², Σwx, Σwx², Σwy, Σwy², Σwxy, by the same rule. Source: ROOT `TH2::GetStats`. */
export function sums2D(hist: Hist2D, rangeX?: BinRange, rangeY?: BinRange): Hist2D["sums"] {
  return rangeX === undefined && rangeY === undefined && isStored(hist)
    ? hist.sums
    : sumsOfBins2D(hist, rangeX ?? insideBins(hist.x), rangeY ?? insideBins(hist.y));
}

/** Σw, Σw², Σwx, Σwx², Σwy, Σwy², by the same rule. Source: ROOT `TProfile::GetStats`. */
export function sumsProfile(profile: Profile1D, range?: BinRange): Profile1D["sums"] {
  return range === undefined && isStored(profile)
    ? profile.sums
    : sumsOfBinsProfile(profile, range ?? insideBins(profile.x));
}

const isStored = (hist: Hist1D | Hist2D | Profile1D): boolean => hist.sums[0] !== 0 || !(hist.entries > 0);

export function sumsOfBins1D(
  hist: Pick<Hist1D, "x" | "values" | "variances">,
  [first, last]: BinRange,
): Hist1D["sums"] {
  const { x: axis, values, variances } = hist;
  let w = 0;
  let w2 = 0;
  let wx = 0;
  let wx2 = 0;
  for (let bin = first; bin <= last; bin++) {
    const x = binCenter(axis, bin);
    const content = values[bin]!;
    w += content;
    w2 += variances === undefined ? Math.abs(content) : variances[bin]!;
    wx += content * x;
    wx2 += content * x * x;
  }
  return [w, w2, wx, wx2];
}

export function sumsOfBins2D(
  hist: Pick<Hist2D, "x" | "y" | "values" | "variances">,
  [firstX, lastX]: BinRange,
  [firstY, lastY]: BinRange,
): Hist2D["sums"] {
  const { values, variances } = hist;
  const centres = Float64Array.from({ length: hist.x.n + 2 }, (_, bin) => binCenter(hist.x, bin));
  let w = 0;
  let w2 = 0;
  let wx = 0;
  let wx2 = 0;
  let wy = 0;
  let wy2 = 0;
  let wxy = 0;
  for (let binY = firstY; binY <= lastY; binY++) {
    const y = binCenter(hist.y, binY);
    for (let binX = firstX; binX <= lastX; binX++) {
      const cell = binX + (hist.x.n + 2) * binY;
      const content = values[cell]!;
      if (content === 0 && variances === undefined) continue;
      const x = centres[binX]!;
      w += content;
      w2 += variances === undefined ? Math.abs(content) : variances[cell]!;
      wx += content * x;
      wx2 += content * x * x;
      wy += content * y;
      wy2 += content * y * y;
      wxy += content * x * y;
    }
  }
  return [w, w2, wx, wx2, wy, wy2, wxy];
}

export function sumsOfBinsProfile(
  profile: Pick<Profile1D, "x" | "weights" | "weights2" | "sumsY" | "sumsY2">,
  [first, last]: BinRange,
): Profile1D["sums"] {
  let w = 0;
  let w2 = 0;
  let wx = 0;
  let wx2 = 0;
  let wy = 0;
  let wy2 = 0;
  for (let bin = first; bin <= last; bin++) {
    const x = binCenter(profile.x, bin);
    const weight = profile.weights[bin]!;
    w += weight;
    w2 += profile.weights2 === undefined ? weight : profile.weights2[bin]!;
    wx += weight * x;
    wx2 += weight * x * x;
    wy += profile.sumsY[bin]!;
    wy2 += profile.sumsY2[bin]!;
  }
  return [w, w2, wx, wx2, wy, wy2];
}
