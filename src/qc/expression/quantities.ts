import { binCenter } from "../../hist/axis.ts";
import type { Hist, Hist1D } from "../../hist/hist.ts";
import { projectionX, projectionY } from "../../hist/project.ts";
import { insideBins } from "../../hist/range.ts";
import { varianceOf } from "../../hist/sums.ts";
import { integral } from "../../stats/contents.ts";
import { fitGaussian } from "../../stats/gaussian-fit.ts";
import { moments } from "../../stats/moments.ts";
import { quantile } from "../../stats/quantile.ts";
import type { AxisChoice, Quantity } from "./node.ts";

/** A number of the histogram. */
export interface Taken {
  readonly value: number;
  /** 0: exact. `undefined`: not known. */
  readonly error: number | undefined;
  /** Whose unit it has. */
  readonly unit: "x" | "y" | "none";
}

/**
 * What a quantity is, or in words why it is not.
 *
 * Entries as stored. Integral, median and fits: of bins 1…n; of a map along one axis after summing bins 1…n of the other.
 * Means and standard deviations of the stored sums, as everywhere. Errors: mean σ/√nEff, standard deviation σ/√(2·nEff)
 * (ROOT `TH1::GetStdDevError`), integral √Σw², fit as `fitGaussian`; the median's is not taken. A median that lies exactly on
 * an edge is that edge, as in all that is judged.
 */
export function take(hist: Hist, quantity: Quantity): Taken | string {
  switch (quantity.name) {
    case "entries":
      return { value: hist.entries, error: 0, unit: "none" };
    case "integral":
      return { value: integral(hist), error: integralError(hist), unit: hist.kind === "profile" ? "y" : "none" };
    case "mean":
    case "meanError":
    case "stdDev":
      return ofMoments(hist, quantity.name, quantity.axis);
    case "median": {
      const along = distribution(hist, quantity.axis);
      if (typeof along === "string") return along;
      const value = quantile(along.hist, 0.5, "edge");
      return value === undefined ? nothingFilled(hist) : { value, error: undefined, unit: along.unit };
    }
    case "fit":
      return ofFit(hist, quantity);
  }
}

const nothingFilled = ({ entries }: Hist): string =>
  entries > 0 ? "the contents do not add up to more than 0" : "there are no entries";

/** x of a histogram, y of a map or a profile, unless chosen. */
const axisOf = (hist: Hist, chosen: AxisChoice): "x" | "y" =>
  chosen === undefined ? (hist.kind === "1d" ? "x" : "y") : chosen === "xaxis" ? "x" : "y";

function ofMoments(hist: Hist, name: "mean" | "meanError" | "stdDev", chosen: AxisChoice): Taken | string {
  const unit = axisOf(hist, chosen);
  const found = moments(hist);
  const along = found[unit];
  if (along === undefined) return "a histogram of one axis has no y axis";
  const { mean, stdDev } = along;
  if (mean === undefined || stdDev === undefined) return nothingFilled(hist);
  if (name === "mean") return { ...mean, unit };
  if (name === "meanError") return { value: mean.error, error: 0, unit };
  return { value: stdDev, error: stdDev / Math.sqrt(2 * found.effectiveEntries), unit };
}

function ofFit(hist: Hist, { of, lo, hi, axis }: Extract<Quantity, { name: "fit" }>): Taken | string {
  const along = distribution(hist, axis);
  if (typeof along === "string") return along;
  const fit = fitGaussian(along.hist, lo, hi);
  if (fit === undefined) return `too few filled bins in ${lo} to ${hi} for a fit${offAxis(along.hist, lo, hi)}`;
  if (!fit.valid) return "the fit did not converge";
  return of === "chi2ndf"
    ? { value: fit.chi2 / fit.ndf, error: undefined, unit: "none" }
    : { ...fit[of], unit: along.unit };
}

const offAxis = ({ x }: Hist1D, lo: number, hi: number): string =>
  lo > binCenter(x, x.n) || hi < binCenter(x, 1) ? ": the axis ends before" : "";

/** The one distribution that a median or a fit is of. */
function distribution(hist: Hist, chosen: AxisChoice): { readonly hist: Hist1D; readonly unit: "x" | "y" } | string {
  const unit = axisOf(hist, chosen);
  if (hist.kind === "profile") return "a profile holds means, no distribution";
  if (hist.kind === "1d") return unit === "x" ? { hist, unit } : "a histogram of one axis has no y axis";
  return { hist: unit === "x" ? projectionX(hist, insideBins(hist.y)) : projectionY(hist, insideBins(hist.x)), unit };
}

function integralError(hist: Hist): number | undefined {
  if (hist.kind === "profile") return undefined;
  const [firstY, lastY] = hist.kind === "2d" ? insideBins(hist.y) : [0, 0];
  let variance = 0;
  for (let y = firstY; y <= lastY; y++) {
    for (let x = 1; x <= hist.x.n; x++) variance += varianceOf(hist, x + (hist.x.n + 2) * y);
  }
  return Math.sqrt(variance);
}
