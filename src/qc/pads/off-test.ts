import type { Comparison } from "./comparison.ts";
import type { Test } from "./groups.ts";
import type { RegionClass } from "./region.ts";

/**
 * A unit that begins a region is this many standard deviations off, and what touches a region and belongs to it this many.
 * Chance puts one unit in 741 three standard deviations off, on either side.
 */
const sigmas = { seed: 3, grow: 2 };
export const seedSigmas = sigmas.seed;
export const seedTail = 1.35e-3;

/** Share of the deviation of interest: what touches a region and is half as far off belongs to it. */
const shareOfDeviation = { seed: 1, grow: 0.5 };

/** Share of the reference at which a unit is dead: next to none, and what touches such. */
const deadShare = { seed: 0.02, grow: 0.1 };

/** Values of each unit beyond which it is off in the way of a class; NaN where it cannot be told. */
export function limitsOf({ reference }: Comparison, kind: RegionClass, level: Level, deviation: number): Float32Array {
  return reference.values.map((value, unit) => {
    const off = Math.max(shareOfDeviation[level] * deviation, sigmas[level] * reference.scatter[unit]!);
    if (kind === "dead") return off < 1 ? deadShare[level] * value : NaN;
    if (reference.known[unit] === 0) return NaN;
    return kind === "low" ? value * (1 - off) : value * (1 + off);
  });
}

type Level = "seed" | "grow";

/** Which units are off in the way of a class, far enough to begin a region or to belong to one. */
export function offTest(of: Comparison, kind: RegionClass, level: Level, deviation: number): Test {
  const { counts, units, values, reference, sigma } = of;
  const limits = limitsOf(of, kind, level, deviation);
  return (sector, unit) => {
    const value = values[sector * units.count + unit]!;
    const beyond = kind === "high" ? value > limits[unit]! : value <= limits[unit]!;
    if (!beyond || counts) return beyond;
    // What has no clusters has no mean; with few the scatter is larger than what the limits were made with.
    return value !== 0 && Math.abs(value / reference.values[unit]! - 1) >= sigmas[level] * sigma(sector, unit);
  };
}
