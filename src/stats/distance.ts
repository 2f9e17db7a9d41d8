import type { Estimate } from "../hist/hist.ts";

/** A distance of two curves that is known by its square, less what chance makes of it: the square can be negative. */
export interface Distance {
  /** Its root, 0 where the square is not positive; and how well it is known, if errors are what they say. */
  readonly value: Estimate;
  /** The same for comparing distances with each other: with an error that grants more than chance. */
  readonly score: Estimate;
}

/** Up to as many of its own errors a square is taken as it is rather than by its root. */
const linear = 9;

/** Share of what chance makes that a score is uncertain by: beyond 3·√2 of it χ² is above twice its degrees of freedom. */
const granted = 1 / 4;

/**
 * The root of a square x with error e spreads chance around 0 to one side only, and widely. The score x/√(|x| + 9e) is linear
 * there, and the root where x is large. Tracks of one collision are not independent, and errors of medians not exactly known:
 * what runs differ by up to as much again as chance makes is no reason to tell them apart.
 *
 * @param chance the mean square that chance alone makes, which was taken off.
 */
export function distanceOf(square: number, error: number, chance: number): Distance {
  const root = Math.sqrt(Math.max(0, square));
  const score = error > 0 ? square / Math.sqrt(Math.abs(square) + linear * error) : root;
  return {
    value: { value: root, error: error > 0 ? error / (2 * Math.max(root, Math.sqrt(error))) : 0 },
    score: { value: score, error: granted * Math.sqrt(chance) },
  };
}
