import { fitSpectrum, type SpectrumFit } from "../../stats/spectrum-fit.ts";
import type { Part, Share } from "../../stats/spectrum.ts";
import type { SpeciesId } from "../bethe-bloch.ts";
import type { Ground } from "./ground.ts";
import { integratedBins, sharesOf, type TailShape } from "./window.ts";

/**
 * What a model has beside pions and electrons: other species at the place of the pions times the ratio of expectations, as
 * wide in proportion; kaons at a place of their own; a background that falls off exponentially.
 */
export type Extra = "kaon" | "proton" | "muon" | "moved-kaon" | "background";

/** Upward tail of the measured dE/dx, the same for all species. */
export interface Tail extends TailShape {
  /** Of the tracks. */
  readonly share: number;
}

export interface Candidate {
  readonly extras: readonly Extra[];
  readonly tail: Tail | undefined;
  /** Names of the parts, in their order. */
  readonly names: readonly string[];
  readonly parts: readonly Part[];
  readonly fit: SpectrumFit;
  /** Akaike's information criterion: χ² + 2·k of k parameters (1974). The lowest is taken. */
  readonly aic: number;
  /** Converged, with more bins than parameters, and the tail is one. */
  readonly isSound: boolean;
  /** Electrons were found where they are expected, their width and number within limits. */
  readonly hasElectrons: boolean;
}

/** Places of µ and σ of pions and electrons among the parameters: A, µ, σ of pions, A, µ, σ of electrons, then the rest. */
export const [pionHeight, pionMean, pionSigma, electronHeight, electronMean, electronSigma] = [0, 1, 2, 3, 4, 5];

/** How far from the expectation electrons are looked for, and how much wider or narrower in proportion than pions. */
const electronLimits = { mean: [0.85, 1.15], sigma: [0.4, 2] } as const;

/** More tracks than these in the tail are the peak itself. */
const longestTail = 0.25;

type Limit = readonly [number, number];

/** Fits one model: without a tail, with a given one, or with one of a given shape whose share is found. */
export function fitCandidate(ground: Ground, tail: Tail | TailShape | undefined, extras: readonly Extra[]): Candidate {
  const { window, curve, statistic, bins, electrons } = ground;
  const [height, mean, sigma] = ground.core.parameters as [number, number, number];
  const wide = sigma / mean;
  const start = [height, mean, sigma, 0.03 * height, electrons, wide * electrons];
  const limits: Limit[] = [
    [0, 10 * height],
    [0.8 * mean, 1.2 * mean],
    [0.3 * sigma, 3 * sigma],
    [0, 10 * height],
    times(electronLimits.mean, electrons),
    times(electronLimits.sigma, wide * electrons),
  ];
  const add = (value: number, limit: Limit): number => limits.push(limit) && start.push(value) - 1;
  const given = tail !== undefined && "share" in tail ? tail.share : undefined;
  const f = tail !== undefined && given === undefined ? [add(0.05, [0, longestTail])] : [];
  const shares = (species: SpeciesId, reference = species): readonly Share[] =>
    withTail(sharesOf(window, curve, { species, reference, tail }), given);
  const parts: Part[] = [
    { kind: "gaussian", at: [pionHeight, pionMean, pionSigma, ...f], shares: shares("pion") },
    { kind: "gaussian", at: [electronHeight, electronMean, electronSigma, ...f], shares: shares("electron") },
  ];
  for (const extra of extras) {
    if (extra === "background") {
      const at = [add(0.002 * height, [0, height]), add(1 / mean, [0, 20 / mean])];
      parts.push({ kind: "exponential", at, from: -Infinity, origin: mean });
      continue;
    }
    const species = extra === "moved-kaon" ? "kaon" : extra;
    // More muons than a fifth of the pions are pions taken for muons.
    const at = add(0.02 * height, [0, extra === "muon" ? 0.2 * height : 10 * height]);
    const place = extra === "moved-kaon" ? add(mean, [0.8 * mean, 1.2 * mean]) : pionMean;
    parts.push({ kind: "gaussian", at: [at, place, pionSigma, ...f], shares: shares(species, "pion") });
  }
  const data = integratedBins(window.spectrum, bins);
  const fit = fitSpectrum(data, { parts, starts: [start], limits, statistic });
  const inside = [electronMean, electronSigma].every((i) => isInside(fit.parameters[i]!, limits[i]!));
  return {
    extras,
    tail: tail && { mean: tail.mean, falls: tail.falls, share: given ?? fit.parameters[f[0]!]! },
    names: ["pion", "electron", ...extras],
    parts,
    fit,
    aic: fit.chi2 + 2 * start.length,
    isSound: fit.valid && fit.ndf > 0 && (f.length === 0 || fit.parameters[f[0]!]! < 0.99 * longestTail),
    hasElectrons: inside && fit.parameters[electronHeight]! > 1e-4 * height,
  };
}

const times = ([lo, hi]: Limit, by: number): Limit => [lo * by, hi * by];

const isInside = (value: number, [lo, hi]: Limit): boolean => Math.min(value - lo, hi - value) > 1e-3 * (hi - lo);

const withTail = (shares: readonly Share[], f: number | undefined): readonly Share[] =>
  f === undefined ? shares : shares.map(({ weight, more, scale }) => ({ weight: weight + f * more, more: 0, scale }));
