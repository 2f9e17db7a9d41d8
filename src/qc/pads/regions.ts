import { compare, type Comparison } from "./comparison.ts";
import { describeRegion } from "./describe-region.ts";
import { smallestRegion } from "./false-alarms.ts";
import { sectors } from "./geometry.ts";
import { connected, grown, withRim, type Group, type Test } from "./groups.ts";
import { beginsRegion, belongsTo, limitsOf, seedSigmas, seedTail, type Limits } from "./off-test.ts";
import { isCount, type PadQuantityName } from "./quantity.ts";
import type { PadRegion, RegionClass } from "./region.ts";
import { blockSides } from "./units.ts";
import { bySector, type PadValues } from "./values.ts";

/** What the robust rule found, and how sharply it could look. */
export interface Regions {
  /** Largest first. */
  readonly regions: readonly PadRegion[];
  /** False: even blocks of 8 × 8 pads scatter too much to tell what is off by chance, or single ones are off too often. */
  readonly judged: boolean;
  /** Median over the pads of what they should have: clusters per pad, or a mean; `undefined` where all pads are empty. */
  readonly typical: number | undefined;
  /** Pads along a side of the blocks that were compared; 1: single pads. */
  readonly block: number;
  /** Standard deviation of a block as a share of its value, median; and how large it may be to be judged. */
  readonly scatter: number | undefined;
  readonly scatterAllowed: number;
  /**
   * Fewest connected blocks that are called a region: chance makes so many less than once in 10 000 runs. Infinite where
   * single ones are off so often that chance joins any number.
   */
  readonly smallest: number;
}

/**
 * How far off pads must be to be spoken of, as a share of what they should have. Counts: twice of what sectors of a good run
 * differ by, 5 to 10 %. Means: the charge follows the gain, of which 20 % spoil dE/dx; sizes of clusters are known to 10 %,
 * the time bin (drift velocity, trigger) to 1 %.
 */
export const deviations: Readonly<Record<PadQuantityName, number>> = {
  N_Clusters: 0.15,
  Q_Max: 0.2,
  Q_Tot: 0.2,
  Sigma_Time: 0.1,
  Sigma_Pad: 0.1,
  Time_Bin: 0.01,
};

/** As far off that it is bad: counts of cards that lost a quarter of their channels; means as above. */
export const badDeviations: Readonly<Record<PadQuantityName, number>> = { ...deviations, N_Clusters: 0.25 };

/** Expected number of regions that chance makes in a run, of one class and quantity: 1 in 10 000 runs of all 6 by 3. */
const falseAlarms = 1e-4 / 18;

/**
 * Regions of connected pads that are off from the pads at the same place in the other sectors. Dead ones are looked for in
 * counts only: what has no clusters has no means.
 *
 * Pads are compared one by one where their scatter lets a bad deviation be told from chance, else in blocks of 2 × 2, 4 × 4
 * or 8 × 8. The smallest region follows from how often single pads are off by chance: as a normal distribution has them, or
 * as many as are seen.
 */
export function findRegions(pads: PadValues): Regions {
  const counts = isCount(pads.quantity);
  const values = bySector(pads.values);
  const given = { counts, values, clusters: counts ? values : pads.clusters && bySector(pads.clusters) };
  const deviation = deviations[pads.quantity];
  const scatterAllowed = badDeviations[pads.quantity] / seedSigmas;
  let compared = compare(given, blockSides[0]);
  const isSharp = (): boolean => !((compared.reference.typical?.scatter ?? 0) > scatterAllowed);
  for (const side of blockSides.slice(1)) {
    if (isSharp()) break;
    compared = compare(given, side);
  }
  const { typical } = compared.reference;
  const block = compared.units.side;
  const isLooked = typical !== undefined && isSharp();
  const found = isLooked ? regionsIn(compared, deviation) : { regions: [], smallest: 0 };
  return {
    ...found,
    judged: isLooked && (found.regions.length > 0 || found.smallest < Infinity),
    typical: typical === undefined ? undefined : typical.value / (counts ? block ** 2 : 1),
    block,
    scatter: typical?.scatter,
    scatterAllowed,
  };
}

function regionsIn(of: Comparison, deviation: number): Pick<Regions, "regions" | "smallest"> {
  const { count } = of.units;
  const taken = new Uint8Array(sectors * count);
  const free =
    (test: Test): Test =>
    (sector, unit) =>
      taken[sector * count + unit] === 0 && test(sector, unit);
  const limits = limitsOf(of, deviation);
  const candidates = candidatesOf(of, limits);
  let smallest = 0;
  const regions = kindsOf(of).flatMap((kind) => {
    const seeds = free(beginsRegion(of, kind, limits));
    const groups = candidates.flatMap((own, sector) => connected(of.units, sector, own, seeds));
    const needed = smallestOf(groups, sectors * count);
    smallest = Math.max(smallest, needed);
    const large = groups.filter((group) => group.units.length >= needed);
    const inner = grown(of.units, large, (group) => free(belongsTo(of, kind, group)));
    // Blocks of which only a part is dead are low: they are its rim, and no region of their own.
    const isRim = kind === "dead" && of.units.side > 1;
    const whole = isRim ? withRim(of.units, inner, free(beginsRegion(of, "low", limits))) : inner;
    for (const { sector, units } of whole) for (const unit of units) taken[sector * count + unit] = 1;
    return whole.map((group) => describeRegion(of, kind, group));
  });
  return { regions: regions.toSorted((a, b) => b.area - a.area), smallest };
}

const kindsOf = ({ counts }: Comparison): readonly RegionClass[] =>
  counts ? ["dead", "low", "high"] : ["low", "high"];

/** Units of each sector that are far enough off to be looked at: a few of half a million. */
function candidatesOf(of: Comparison, { dead, low, high }: Limits): readonly (readonly number[])[] {
  const { counts, values } = of;
  const { count } = of.units;
  // Where a unit scatters much only what is dead is below.
  const below = counts ? low.map((limit, unit) => (limit > dead[unit]! ? limit : dead[unit]!)) : low;
  return Array.from({ length: sectors }, (_, sector) =>
    unitsBeyond(values.subarray(sector * count, (sector + 1) * count), below, high, counts),
  );
}

/** @param zeros whether they count, or are no values. */
function unitsBeyond(
  values: Float32Array,
  below: Float32Array,
  above: Float32Array,
  zeros: boolean,
): readonly number[] {
  const units: number[] = [];
  for (let unit = 0; unit < values.length; unit++) {
    const value = values[unit]!;
    if (value > above[unit]! || (value <= below[unit]! && (zeros || value !== 0))) units.push(unit);
  }
  return units;
}

/** So many sectors may be bad but for these. */
const goodSectors = 3;

/**
 * From how often units are off by chance: as often as are seen alone, of which regions have few; and at least as often as
 * in the best sectors, where so many are that few stay alone.
 */
function smallestOf(groups: readonly Group[], count: number): number {
  const alone = groups.filter((group) => group.units.length === 1).length;
  const off = Array.from({ length: sectors }, () => 0);
  for (const { sector, units } of groups) off[sector]! += units.length;
  const inBest = off.toSorted((a, b) => a - b)[goodSectors - 1]! / (count / sectors);
  return smallestRegion(count, Math.max(seedTail, (alone + 1) / count, inBest), falseAlarms);
}
