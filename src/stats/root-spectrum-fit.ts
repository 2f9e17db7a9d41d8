import { bounded, type Bounded, type Limits } from "./bounded.ts";
import { rounding, slopesAt } from "./finite-differences.ts";
import { findPositiveCurvature } from "./positive-curvature.ts";
import { chiSquareOf, fitFound, type SpectrumFit } from "./spectrum-fit.ts";
import type { Part, SpectrumBin } from "./spectrum.ts";
import { descend } from "./variable-metric.ts";

/**
 * The χ² fit of a sum of Gaussians as ROOT quotes it: where Minuit's descent from that start ends, which may be one of
 * several minima, or beside it, with the errors that it has there. As Minuit it sees derivatives by differences only: from
 * a start on which χ² does not depend, such as a peak much narrower than a bin, their growing steps lead away, and where to
 * is what ROOT shows. Where that hangs on rounding alone, the end may be another than ROOT's.
 *
 * @param all bins of one node each; those of variance 0 take no part.
 * @param parts plain Gaussians; as their parameters, `start` and `limits` are A, µ, σ of each in turn.
 * @returns `undefined` where the descent finds no end; not `valid` where the second derivatives at the end are not
 * positive: ROOT's status is 1 then.
 * Source: ROOT 6.40 `TH1::Fit(f, "SQN")`: Minuit2 with its defaults, first steps of 0.3 of a parameter or 0.1 of its limits.
 */
export function rootSpectrumFit(
  all: readonly SpectrumBin[],
  {
    parts,
    start,
    limits,
  }: { readonly parts: readonly Part[]; readonly start: readonly number[]; readonly limits: Limits },
): SpectrumFit | undefined {
  const bins = all.filter(({ variance }) => variance > 0);
  const chi = { ...chiSquareOf(bins, parts, limits.length, "chi2"), value: asRoot(bins, parts) };
  const free = bounded(chi, limits);
  const isAngle = limits.map((limit) => limit !== undefined);
  const f = (u: Float64Array): number => free.chi.value(u);
  const inside = Float64Array.from(free.inside(start));
  const { p, value, slopes } = findPositiveCurvature(f, inside, reachOf(free, start, limits), isAngle);
  let last = slopes;
  const found = descend(free.chi, {
    p,
    chi2: value,
    gradient: half(slopes.gradient),
    bends: slopes.second.map((bend) => (bend > rounding ? bend / 2 : 0.5)),
    gradientAt(at, chi2) {
      last = slopesAt(f, at, chi2, last, isAngle);
      return half(last.gradient);
    },
  });
  if (found === undefined) return undefined;
  return fitFound(free, limits, found, { points: bins.length, valid: found.from !== "forced" });
}

/**
 * χ² in the order in which ROOT computes it: first steps from where it depends on a parameter by a few roundings only go
 * by these.
 */
function asRoot(bins: readonly SpectrumBin[], parts: readonly Part[]): (p: Float64Array) => number {
  const points = bins.map(({ nodes, content, variance }) => [nodes[0]!, content, 1 / Math.sqrt(variance)] as const);
  return (p) => {
    let sum = 0;
    for (const [x, content, weight] of points) {
      let model = 0;
      for (const { at } of parts) {
        const z = (x - p[at[1]!]!) / p[at[2]!]!;
        model += p[at[0]!]! * Math.exp(-0.5 * z * z);
      }
      const off = (content - model) * weight;
      sum += off * off;
    }
    return sum;
  };
}

const half = (values: Float64Array): Float64Array => values.map((value) => value / 2);

/** How far ROOT looks at first: mean of the ways to both sides, of limited parameters in u. */
function reachOf(free: Bounded, start: readonly number[], limits: Limits): Float64Array {
  const inside = (i: number, value: number): number => free.inside(start.with(i, value))[i]!;
  return Float64Array.from(start, (value, i) => {
    const limit = limits[i];
    if (limit === undefined) return 0.3 * Math.abs(value);
    const whole = 0.1 * (limit[1] - limit[0]);
    const room = Math.min(limit[1] - value, value - limit[0]);
    const step = room < 2 * whole ? room / 2 : whole;
    return (inside(i, value + step) - inside(i, value - step)) / 2;
  });
}
