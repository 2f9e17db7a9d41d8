import { binCenter, binWidth, findBin } from "../../hist/axis.ts";
import type { Hist1D } from "../../hist/hist.ts";
import type { BinRange } from "../../hist/range.ts";
import { fitSpectrum, type SpectrumFit, type SpectrumOptions } from "../../stats/spectrum-fit.ts";
import { expectedDEdx, type BetheBlochParameters, type SpeciesId } from "../bethe-bloch.ts";
import type { Missing } from "./missing.ts";
import { integratedBins, sharesOf, type MomentumWindow } from "./window.ts";

/** What all models of a window begin with. */
export interface Ground {
  readonly window: MomentumWindow;
  readonly curve: BetheBlochParameters;
  readonly statistic: SpectrumOptions["statistic"];
  /** Bins of dE/dx that are fitted, from four σ below the pions to four above the electrons. */
  readonly bins: BinRange;
  /** Fit to the core of the pion peak: height (tracks per unit of dE/dx), µ, σ. */
  readonly core: SpectrumFit;
  /** Expected position of electrons, scaled to that of the pions. */
  readonly electrons: number;
  /** Heavier species of which some are expected in these bins. */
  readonly others: readonly ("kaon" | "proton")[];
}

/** A pion peak of fewer tracks has a width that is not known to 5 % (1/√(2n)). */
const fewestTracks = 200;
/** σ of dE/dx in parts of it where it is not yet known. */
const usualSigma = 0.07;

export function groundOf(window: MomentumWindow, curve: BetheBlochParameters): Ground | Missing {
  const { at, columns, spectrum, tracks } = window;
  if (!(tracks >= fewestTracks)) return { kind: "few-tracks", tracks, fewest: fewestTracks };
  const crossing = crossingAt(at, curve);
  if (crossing !== undefined) return crossing;
  const statistic = spectrum.variances === undefined ? "likelihood" : "chi2";
  const core = coreOf(window, curve, statistic);
  const [, mean, sigma] = core.parameters as [number, number, number];
  if (!core.valid || !(sigma > 0.02 * mean && sigma < 0.2 * mean)) return { kind: "no-pions" };
  const gain = mean / expectedDEdx(curve, "pion", at);
  const electrons = gain * expectedDEdx(curve, "electron", at);
  const reach = (4 * sigma) / mean;
  const lowest = Math.min(...columns.map(({ p }) => gain * expectedDEdx(curve, "pion", p)));
  const [lo, hi] = [lowest * (1 - reach), electrons * (1 + reach)];
  const isIn = (each: SpeciesId): boolean =>
    columns.some(({ p }) => gain * expectedDEdx(curve, each, p) * (1 - reach) < hi);
  const others = (["kaon", "proton"] as const).filter(isIn);
  return { window, curve, statistic, bins: binsOf(spectrum, lo, hi), core, electrons, others };
}

/** Where another species has the dE/dx of electrons or pions, or electrons have that of pions, a fit says nothing. */
function crossingAt(at: number, curve: BetheBlochParameters): Missing | undefined {
  const closest = 2.5 * usualSigma;
  const meet = (a: SpeciesId, b: SpeciesId): boolean =>
    Math.abs(expectedDEdx(curve, a, at) / expectedDEdx(curve, b, at) - 1) < closest;
  if (meet("electron", "pion")) return { kind: "crossing", species: ["electron", "pion"] };
  for (const heavier of ["kaon", "proton", "deuteron"] as const) {
    for (const light of ["electron", "pion"] as const) {
      if (meet(heavier, light)) return { kind: "crossing", species: [heavier, light] };
    }
  }
  return undefined;
}

/** Pion peak near its expectation, whatever the gain: the highest of the smoothed spectrum, fitted from −2σ to +1.5σ. */
function coreOf(window: MomentumWindow, curve: BetheBlochParameters, statistic: Ground["statistic"]): SpectrumFit {
  const { spectrum, at } = window;
  const { x, values } = spectrum;
  const expected = expectedDEdx(curve, "pion", at);
  const [first, last] = binsOf(spectrum, 0.6 * expected, 1.6 * expected);
  const density = (bin: number): number =>
    (values[bin - 1]! + 2 * values[bin]! + values[bin + 1]!) / (4 * binWidth(x, bin));
  let top = first;
  for (let bin = first; bin <= last; bin++) if (density(bin) > density(top)) top = bin;
  const mode = binCenter(x, top);
  const sigma = usualSigma * mode;
  return fitSpectrum(integratedBins(spectrum, binsOf(spectrum, mode - 2 * sigma, mode + 1.5 * sigma)), {
    parts: [{ kind: "gaussian", at: [0, 1, 2], shares: sharesOf(window, curve, { species: "pion", tail: undefined }) }],
    starts: [[density(top), mode, sigma]],
    limits: [undefined, undefined, undefined],
    statistic,
  });
}

const binsOf = ({ x }: Hist1D, lo: number, hi: number): BinRange => [
  Math.max(findBin(x, lo), 1),
  Math.min(findBin(x, hi), x.n),
];
