import { binCenter, binLowEdge, binUpEdge, binWidth } from "../../hist/axis.ts";
import type { Hist1D, Hist2D } from "../../hist/hist.ts";
import { projectionY } from "../../hist/project.ts";
import { rangeOf, type BinRange } from "../../hist/range.ts";
import type { Limits } from "../../stats/bounded.ts";
import { rootSpectrumFit } from "../../stats/root-spectrum-fit.ts";
import { fitSpectrum, type SpectrumFit } from "../../stats/spectrum-fit.ts";
import { partAt, single, spectrumAt, type Part, type SpectrumBin } from "../../stats/spectrum.ts";
import { usualColumns, visibleRange } from "./window.ts";

/** Models of today's tool for the spectrum of pions and electrons. */
export const separationModels = ["double_gaussian", "triple_gaussian", "double_gaussian_with_exp"] as const;
export type SeparationModel = (typeof separationModels)[number];

/** Today's choice, by the year in a period's name ("LHC24zz"). */
export function modelOfPeriod(period: string | undefined): SeparationModel {
  const year = /\d\d/.exec(period ?? "")?.[0];
  if (year === "23") return "double_gaussian_with_exp";
  return year === "24" ? "triple_gaussian" : "double_gaussian";
}

export interface SeparationPeak {
  readonly centre: number;
  readonly height: number;
  readonly bin: number;
}

export interface ModelFit {
  readonly model: SeparationModel;
  readonly peaksNeeded: number;
  /** A, µ, σ of every Gaussian, then B and k, as `parts` names them; `undefined` where there are too few peaks to start from. */
  readonly fit: SpectrumFit | undefined;
  readonly parts: readonly Part[];
  /** Parameters within 0.1 % of an end of their limits: nothing is known of their errors. */
  readonly atLimit: readonly number[];
  /** (µ₂ − µ₁)/((σ₁ + σ₂)/2). */
  readonly power: number | undefined;
}

/** Separation power as today's tool has it, all three models. */
export interface ParitySeparation {
  readonly rule: "parity";
  readonly spectrum: Hist1D;
  /** Edges of the momentum bins taken (GeV/c). */
  readonly momentum: readonly [number, number];
  readonly momentumBins: BinRange;
  readonly visibleBins: BinRange;
  /** By falling height. */
  readonly peaks: readonly SeparationPeak[];
  readonly models: readonly ModelFit[];
}

const lowestPeak = 20;

/**
 * χ² fits of two or three Gaussians to the spectrum at bin centres, empty bins left out, started from its highest local
 * maxima; what they are is not asked; they end where ROOT's descent ends. Contents of the unequal bins are not divided by their widths. For comparison only.
 *
 * @param hist dE/dx (y) against momentum (x).
 * Source: seed `separationPower` (A10).
 */
export function paritySeparation(hist: Hist2D): ParitySeparation {
  const momentumBins = usualColumns(hist);
  const spectrum = projectionY(hist, momentumBins);
  const visibleBins = rangeOf(spectrum.x, ...visibleRange);
  const peaks = peaksOf(spectrum);
  return {
    rule: "parity",
    spectrum,
    momentum: [binLowEdge(hist.x, momentumBins[0]), binUpEdge(hist.x, momentumBins[1])],
    momentumBins,
    visibleBins,
    peaks,
    models: separationModels.map((model) => fitModel(spectrum, visibleBins, peaks, model)),
  };
}

function peaksOf({ x, values }: Hist1D): readonly SeparationPeak[] {
  const peaks: SeparationPeak[] = [];
  for (let bin = 2; bin < x.n; bin++) {
    const [centre, height] = [binCenter(x, bin), values[bin]!];
    const isHighest = height > values[bin - 1]! && height > values[bin + 1]!;
    if (isHighest && lowestPeak <= centre && centre <= visibleRange[1]) peaks.push({ centre, height, bin });
  }
  return peaks.toSorted((a, b) => b.height - a.height);
}

interface Setup {
  readonly parts: readonly Part[];
  readonly start: readonly number[];
  readonly limits: Limits;
}

const gaussian = (first: number): Part => ({ kind: "gaussian", at: [first, first + 1, first + 2], shares: single });

/** Today's start values and limits; s: today's start of σ₁, and unit of the others. */
function setupOf(model: SeparationModel, peaks: readonly SeparationPeak[], s: number): Setup {
  const [first, second, third] = peaks;
  const free = [undefined, undefined, undefined] as const;
  const [a1, m1, a2, m2] = [first!.height, first!.centre, second!.height, second!.centre];
  if (model === "double_gaussian_with_exp") {
    return {
      parts: [gaussian(0), gaussian(3), { kind: "exponential", at: [6, 7], from: 45, origin: 0 }],
      start: [a1, m1, s, a2, m2, 1.5 * s, 0.5 * a1, 0.01],
      limits: [...free, undefined, [m2, m2 + 5], [s, 10 * s], undefined, undefined],
    };
  }
  const two: Setup = {
    parts: [gaussian(0), gaussian(3)],
    start: [a1, m1, s, a2, m2, 5.5 * s],
    limits: [...free, undefined, [m2 - 5, m2 + 5], [5 * s, 20 * s]],
  };
  if (model === "double_gaussian") return two;
  const [a3, m3] = [third!.height, third!.centre];
  return {
    parts: [...two.parts, gaussian(6)],
    start: [...two.start, a3, m3, 5.5 * s],
    limits: [...two.limits, undefined, [m3 - 5, m3 + 5], [5 * s, 100 * s]],
  };
}

function fitModel(
  spectrum: Hist1D,
  visible: BinRange,
  peaks: readonly SeparationPeak[],
  model: SeparationModel,
): ModelFit {
  const peaksNeeded = model === "triple_gaussian" ? 3 : 2;
  if (peaks.length < peaksNeeded) {
    return { model, peaksNeeded, fit: undefined, parts: [], atLimit: [], power: undefined };
  }
  const bins = Array.from({ length: visible[1] - visible[0] + 1 }, (_, i) => {
    const content = spectrum.values[visible[0] + i]!;
    return { nodes: [binCenter(spectrum.x, visible[0] + i)], weights: [1], content, variance: content };
  });
  const setup = setupOf(model, peaks, binWidth(spectrum.x, 1));
  // With the exponential ROOT's descent fails, or ends by chance.
  const quoted = model === "double_gaussian_with_exp" ? undefined : rootSpectrumFit(bins, setup);
  const fit = quoted ?? lowestFit(bins, model, setup, binWidth(spectrum.x, peaks[0]!.bin));
  const p = fit.parameters;
  const atLimit = setup.limits.flatMap((limit, i) => (isAtLimit(p[i]!, limit) ? [i] : []));
  const power = (p[4]! - p[1]!) / ((p[2]! + p[5]!) / 2);
  return { model, peaksNeeded, fit, parts: setup.parts, atLimit, power };
}

/**
 * Where the limited parameters start, as shares of their limits, in turn, where ROOT's descent is not followed: two
 * Gaussians in the middle, or, where that leads to a limit of µ₂, near the other one, if it is lower there; three have
 * several minima, of which the lowest is looked for.
 */
const middle = [[0.5]];
const [nearLow, nearHigh] = [[[0.1, 0.5]], [[0.9, 0.5]]];
const around = [
  [0.5],
  [0.1, 0.8, 0.5, 0.8],
  [0.9, 0.8, 0.5, 0.8],
  [0.5, 0.1, 0.5, 0.1],
  [0.5, 0.5, 0.1],
  [0.5, 0.5, 0.9],
];

function startsOf(
  { start, limits }: Setup,
  sigma: number,
  shares: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  return shares.map((share) => {
    let next = 0;
    return start.map((value, i) => {
      const limit = limits[i];
      if (i === 2) return sigma;
      return limit === undefined ? value : limit[0] + share[next++ % share.length]! * (limit[1] - limit[0]);
    });
  });
}

/** @param sigma start of σ₁: today's, a tenth of a bin, leads to the peak only by Minuit's long first steps. */
function lowestFit(bins: readonly SpectrumBin[], model: SeparationModel, setup: Setup, sigma: number): SpectrumFit {
  const { parts, limits } = setup;
  const fitFrom = (shares: readonly (readonly number[])[]): SpectrumFit =>
    fitSpectrum(bins, { parts, starts: startsOf(setup, sigma, shares), limits, statistic: "chi2" });
  if (model === "triple_gaussian") return fitFrom(around);
  const fit = fitFrom(middle);
  const ofSecond = limits[4]!;
  if (!isAtLimit(fit.parameters[4]!, ofSecond)) return fit;
  const isLow = fit.parameters[4]! < (ofSecond[0] + ofSecond[1]) / 2;
  const other = fitFrom(isLow ? nearHigh : nearLow);
  return other.chi2 < fit.chi2 ? other : fit;
}

/** The fitted curve, in entries a bin. */
export const modelAt = ({ parts, fit }: ModelFit, dEdx: number): number =>
  spectrumAt(parts, fit?.parameters ?? [], dEdx);

/** Today's names of the Gaussians, in the order of their parameters: by the height of the peaks that they start from. */
const named = ["pion", "electron", "kaon"] as const;

/** The parts of the curve, the exponential as "background"; `peak`: dE/dx of a Gaussian. */
export const componentsOf = ({ parts, fit }: ModelFit) =>
  parts.map((part, i) => ({
    name: part.kind === "gaussian" ? named[i]! : "background",
    peak: part.kind === "gaussian" ? fit?.parameters[part.at[1]!] : undefined,
    at: (dEdx: number): number => partAt(part, fit?.parameters ?? [], dEdx),
  }));

/** "two Gaussians and an exponential" */
export const modelWords: Readonly<Record<SeparationModel, string>> = {
  double_gaussian: "two Gaussians",
  triple_gaussian: "three Gaussians",
  double_gaussian_with_exp: "two Gaussians and an exponential",
};

/** A parameter by its place, markup as in titles. */
export function parameterName({ model }: Pick<ModelFit, "model">, place: number): string {
  if (model === "double_gaussian_with_exp" && place >= 6) return place === 6 ? "#it{B}" : "#it{k}";
  return `${["#it{A}", "#mu", "#sigma"][place % 3]!}_{${Math.floor(place / 3) + 1}}`;
}

const isAtLimit = (value: number, limit: Limits[number]): boolean =>
  limit !== undefined && Math.min(value - limit[0], limit[1] - value) < 1e-3 * (limit[1] - limit[0]);
