import type { Comparison } from "./comparison.ts";
import { areaOfPad, padRows, rowOfPad, sideOfSector, stacks } from "./geometry.ts";
import type { Group } from "./groups.ts";
import { outlineOf } from "./outline.ts";
import type { PadRegion, RegionClass } from "./region.ts";

/** A stack is lost whole where this share of its pads is: single pads may still be alive. */
const wholeShare = 0.9;

/** What is said and drawn of a region. */
export function describeRegion(of: Comparison, kind: RegionClass, { sector, units }: Group): PadRegion {
  const own = new Uint8Array(of.units.count);
  for (const unit of units) own[unit] = 1;
  const pads: number[] = [];
  of.units.of.forEach((unit, pad) => own[unit] === 1 && pads.push(pad));
  return {
    class: kind,
    sector,
    ...extentOf(pads, sector),
    size: pads.length,
    area: pads.reduce((sum, pad) => sum + areaOfPad[pad]!, 0),
    ...deviationOf(of, sector, units),
    outline: outlineOf(pads, sector),
  };
}

function extentOf(pads: readonly number[], sector: number): Pick<PadRegion, "stacks" | "rows" | "pads" | "share"> {
  const inStack = stacks.map(() => 0);
  const ends = { pads: [Infinity, -Infinity], share: [1, 0] };
  for (const index of pads) {
    const row = padRows[rowOfPad[index]!]!;
    inStack[row.stack]! += 1;
    const upwards = index - row.offset;
    const pad = sideOfSector(sector) === "A" ? upwards : row.pads - 1 - upwards;
    widen(ends.pads, pad, pad);
    widen(ends.share, pad / row.pads, (pad + 1) / row.pads);
  }
  return {
    stacks: stacks.filter((_, stack) => inStack[stack]! >= wholeShare * padsOfStack[stack]!),
    rows: [rowOfPad[pads[0]!]!, rowOfPad[pads.at(-1)!]!],
    pads: [ends.pads[0]!, ends.pads[1]!],
    share: [ends.share[0]!, ends.share[1]!],
  };
}

const padsOfStack = stacks.map((_, stack) =>
  padRows.reduce((sum, row) => (row.stack === stack ? sum + row.pads : sum), 0),
);

function widen(ends: number[], from: number, to: number): void {
  ends[0] = Math.min(ends[0]!, from);
  ends[1] = Math.max(ends[1]!, to);
}

/** Counts: sums over the region; means: mean over the units that have one. */
function deviationOf(
  { counts, units: { count }, values, reference, sigma }: Comparison,
  sector: number,
  units: readonly number[],
): Pick<PadRegion, "ratio" | "significance"> {
  let [sum, wanted, variance] = [0, 0, 0];
  for (const unit of units) {
    const value = values[sector * count + unit]!;
    const weight = counts ? reference.values[unit]! : 1;
    sum += (weight * value) / reference.values[unit]!;
    wanted += weight;
    variance += (weight * sigma(sector, unit)) ** 2;
  }
  return { ratio: sum / wanted, significance: (sum - wanted) / Math.sqrt(variance) };
}
