import { fitCandidate, type Candidate, type Extra, type Tail } from "./candidate.ts";
import type { Ground } from "./ground.ts";
import type { TailShape } from "./window.ts";

/** Mean part of dE/dx that tracks in a tail have more: the usual one, with which the shape is found, and others tried then. */
const [usualTail, otherTails] = [0.1, [0.05, 0.2]] as const;
const shapes = ["exponentially", "as a Gaussian"] as const;

export interface Candidates {
  /** Those that converged, the lowest AIC first. */
  readonly sound: readonly Candidate[];
  readonly failed: readonly Candidate[];
}

/**
 * Models of a window. With "search" step by step: tail or none, and its shape, then its length;
 * without the other species, or kaons at a place of their own; muons or a background besides.
 */
export function candidatesOf(ground: Ground, tail: "search" | Tail | undefined): Candidates {
  const { others } = ground;
  const sets: (readonly Extra[])[] = [others];
  if (others.includes("kaon")) sets.push(others.map((each) => (each === "kaon" ? "moved-kaon" : each)));
  if (others.length > 0) sets.push([]);
  const sound: Candidate[] = [];
  const failed: Candidate[] = [];
  const fit = (each: Tail | TailShape | undefined, extras: readonly Extra[]): void => {
    const candidate = fitCandidate(ground, each, extras);
    (candidate.isSound ? sound : failed).push(candidate);
    sound.sort((a, b) => a.aic - b.aic);
  };
  if (tail !== "search") {
    for (const extras of sets) fit(tail, extras);
    return { sound, failed };
  }
  fit(undefined, others);
  for (const falls of shapes) fit({ falls, mean: usualTail }, others);
  const falls = sound[0]?.tail?.falls;
  if (falls !== undefined) for (const mean of otherTails) fit({ falls, mean }, others);
  const best = sound[0]?.tail;
  const shape = best && { mean: best.mean, falls: best.falls };
  for (const extras of sets.slice(1)) fit(shape, extras);
  const extras = sound[0]?.extras ?? others;
  for (const more of ["muon", "background"] as const) fit(shape, [...extras, more]);
  return { sound, failed };
}

/** How far each model is to be believed beside the others: exp(−ΔAIC/2), together 1 (Burnham & Anderson 2002). */
export function weightsOf(candidates: readonly Candidate[]): readonly number[] {
  const raw = candidates.map(({ aic }) => Math.exp((candidates[0]!.aic - aic) / 2));
  const sum = raw.reduce((total, each) => total + each, 0);
  return raw.map((each) => each / sum);
}
