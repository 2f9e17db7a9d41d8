import type { Comparison } from "./comparison.ts";
import type { Group, Test } from "./groups.ts";
import type { RegionClass } from "./region.ts";

/** A unit that begins a region is this many standard deviations off; chance puts one in 741 there, on either side. */
export const seedSigmas = 3;
export const seedTail = 1.35e-3;

/** What touches a region and belongs to it is off by this many. */
const growSigmas = 2;

/** Share of the reference at which a unit is dead: next to none, and what touches such. */
const deadSeed = 0.02;
const deadGrow = 0.1;

/** Values of each unit beyond which it begins a region; NaN where it cannot be told. */
export type Limits = Readonly<Record<RegionClass, Float32Array>>;

export const limitsOf = (of: Comparison, deviation: number): Limits => ({
  dead: limitsOfClass(of, "dead", deviation),
  low: limitsOfClass(of, "low", deviation),
  high: limitsOfClass(of, "high", deviation),
});

function limitsOfClass({ reference }: Comparison, kind: RegionClass, deviation: number): Float32Array {
  const { values, known, scatter } = reference;
  return values.map((value, unit) => {
    const off = Math.max(deviation, seedSigmas * scatter[unit]!);
    if (kind === "dead") return off < 1 ? deadSeed * value : NaN;
    return known[unit] === 0 ? NaN : value * (kind === "low" ? 1 - off : 1 + off);
  });
}

/** Whether a unit is off in the way of a class, far enough to begin a region. */
export function beginsRegion(of: Comparison, kind: RegionClass, limitsOfAll: Limits): Test {
  const { counts, units, values, reference, sigma } = of;
  const limits = limitsOfAll[kind];
  return (sector, unit) => {
    const value = values[sector * units.count + unit]!;
    const beyond = kind === "high" ? value > limits[unit]! : value <= limits[unit]!;
    if (!beyond || counts) return beyond;
    // What has no clusters has no mean; with few the scatter is larger than what the limits were made with.
    return value !== 0 && Math.abs(value / reference.values[unit]! - 1) >= seedSigmas * sigma(sector, unit);
  };
}

/** Whether a unit that touches a group belongs to it: nearer to what the group has than to what it should have. */
export function belongsTo(of: Comparison, kind: RegionClass, group: Group): Test {
  const { counts, units, values, reference, sigma } = of;
  const ratioOf = (sector: number, unit: number): number =>
    values[sector * units.count + unit]! / reference.values[unit]!;
  if (kind === "dead") return (sector, unit) => ratioOf(sector, unit) <= deadGrow;
  const own = group.units.reduce((sum, unit) => sum + ratioOf(group.sector, unit), 0) / group.units.length;
  const half = (own - 1) / 2;
  return (sector, unit) => {
    const off = ratioOf(sector, unit) - 1;
    if (reference.known[unit] === 0 || (off === -1 && !counts)) return false;
    const isOff = kind === "low" ? off < half : off > half;
    return isOff && Math.abs(off) >= growSigmas * sigma(sector, unit);
  };
}
