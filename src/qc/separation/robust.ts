import type { Estimate, Hist2D } from "../../hist/hist.ts";
import type { BinRange } from "../../hist/range.ts";
import type { SpectrumFit } from "../../stats/spectrum-fit.ts";
import { binAt } from "../../stats/spectrum.ts";
import type { BetheBlochParameters } from "../bethe-bloch.ts";
import {
  electronHeight,
  electronMean,
  electronSigma,
  pionHeight,
  pionMean,
  pionSigma,
  type Candidate,
  type Tail,
} from "./candidate.ts";
import { candidatesOf, weightsOf } from "./choose.ts";
import { groundOf, type Ground } from "./ground.ts";
import type { Missing } from "./missing.ts";
import { integratedBins, momentumWindow } from "./window.ts";

/** A peak at the momentum at which it is quoted, in the unit of dE/dx, and the tracks in it. */
export interface Peak {
  readonly mean: Estimate;
  readonly sigma: Estimate;
  readonly tracks: number;
}

export interface WindowSeparation {
  /** Edges (GeV/c), and the momentum of positions and widths. */
  readonly momentum: readonly [lo: number, hi: number];
  readonly at: number;
  readonly tracks: number;
  readonly pion: Peak | undefined;
  readonly electron: Peak | undefined;
  /** S = (µₑ − µπ)/((σₑ + σπ)/2). */
  readonly power: Estimate | undefined;
  /** Why there is no S. */
  readonly missing: Missing | undefined;
  readonly model: WindowModel | undefined;
}

/** What was fitted, to be drawn. */
export interface WindowModel {
  /** Bins of dE/dx (1-based, both ends included). */
  readonly bins: BinRange;
  readonly content: Float64Array;
  /** Expected tracks in each of these bins, by component. */
  readonly components: readonly { readonly name: string; readonly content: Float64Array }[];
  readonly tail: Tail | undefined;
  readonly chi2: number;
  readonly ndf: number;
  readonly aic: number;
}

/** Electrons count where their number is known to a third, and their width, of which S has half, to a quarter. */
const [widestHeight, widestSigma] = [1 / 3, 1 / 4];

/**
 * Separation of pions and electrons in some columns of a map of dE/dx (y) against momentum (x).
 *
 * Likelihood of Poisson counts (χ² where the map is weighted); the model is integrated over each bin and over the momenta
 * of the window (how dE/dx of a species changes there is as the curve says, where it lies is free). Positions, widths and
 * numbers of pions and electrons are free, started from the pion peak near the expectation and the ratio of the
 * expectations; a tail, other species and a background are added where Akaike's information criterion prefers them.
 * Error of S by its derivatives and the covariance of the fit, times √(χ²/ndf) where that is above 1: what a model does not
 * describe it does not know so well.
 *
 * @param tail "search", or as found in a window of more tracks.
 */
export function separationIn(
  hist: Hist2D,
  columns: BinRange,
  curve: BetheBlochParameters,
  tail: "search" | Tail | undefined,
): WindowSeparation {
  const window = momentumWindow(hist, columns);
  const { momentum, at, tracks } = window;
  const none = { momentum, at, tracks, pion: undefined, electron: undefined, power: undefined, model: undefined };
  const ground = groundOf(window, curve);
  if ("kind" in ground) return { ...none, missing: ground };
  const { sound, failed } = candidatesOf(ground, tail);
  if (sound.length === 0) {
    // Without electrons nothing is known of where they are, which is no minimum.
    const kind = failed.some(({ hasElectrons }) => hasElectrons) ? "not-converged" : "no-electrons";
    return { ...none, pion: peakOf(ground.core, 0, 1, 2), missing: { kind } };
  }
  return { ...none, ...resultOf(ground, sound) };
}

function resultOf({ window, bins }: Ground, candidates: readonly Candidate[]) {
  const { fit, parts, names, tail, aic, hasElectrons } = candidates[0]!;
  const { parameters: p, errors } = fit;
  const data = integratedBins(window.spectrum, bins);
  const model: WindowModel = {
    bins,
    content: Float64Array.from(data, ({ content }) => content),
    components: names.map((name, i) => ({
      name,
      content: Float64Array.from(data, (bin) => binAt([parts[i]!], p, bin)),
    })),
    tail,
    chi2: fit.chi2,
    ndf: fit.ndf,
    aic,
  };
  const pion = peakOf(fit, pionHeight, pionMean, pionSigma);
  if (!hasElectrons) return { pion, model, missing: { kind: "no-electrons" } as const };
  const electron = peakOf(fit, electronHeight, electronMean, electronSigma);
  const known =
    errors[electronHeight]! < widestHeight * p[electronHeight]! &&
    errors[electronSigma]! < widestSigma * p[electronSigma]!;
  if (!known) return { pion, electron, model, missing: { kind: "few-electrons", tracks: electron.tracks } as const };
  return { pion, electron, model, power: powerOf(candidates), missing: undefined };
}

function peakOf({ parameters: p, errors }: SpectrumFit, height: number, mean: number, sigma: number): Peak {
  return {
    mean: { value: p[mean]!, error: errors[mean]! },
    sigma: { value: p[sigma]!, error: errors[sigma]! },
    tracks: p[height]! * p[sigma]! * Math.sqrt(2 * Math.PI),
  };
}

/** S of the best model; to its error adds how far from it the others are, as far as they are to be believed. */
function powerOf(candidates: readonly Candidate[]): Estimate {
  const others = candidates.filter(({ hasElectrons }) => hasElectrons);
  const weights = weightsOf(others);
  const best = powerIn(others[0]!.fit);
  const spread = others.reduce((sum, { fit }, i) => sum + weights[i]! * (powerIn(fit).value - best.value) ** 2, 0);
  return { value: best.value, error: Math.hypot(best.error, Math.sqrt(spread)) };
}

function powerIn({ parameters: p, covariance, chi2, ndf }: SpectrumFit): Estimate {
  const n = p.length;
  const mean = (p[pionSigma]! + p[electronSigma]!) / 2;
  const value = (p[electronMean]! - p[pionMean]!) / mean;
  const slopes: readonly (readonly [number, number])[] = [
    [electronMean, 1 / mean],
    [pionMean, -1 / mean],
    [pionSigma, -value / (2 * mean)],
    [electronSigma, -value / (2 * mean)],
  ];
  let variance = 0;
  for (const [i, a] of slopes) for (const [j, b] of slopes) variance += a * b * covariance[i * n + j]!;
  return { value, error: Math.sqrt(variance * Math.max(1, chi2 / ndf)) };
}
