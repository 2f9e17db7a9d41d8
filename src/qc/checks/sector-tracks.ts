import { causes, measuredAs, unjudged, type Check } from "../check.ts";
import { countWords, outsideWords } from "../words.ts";
import { significance, withChance } from "./chance.ts";

/**
 * Tracks in each of the 18 sectors of a φ distribution, in percent of the median sector.
 *
 * Sectors are compared with each other, not with another run: nothing but the detector tells them apart. With M tracks in
 * the median sector a ratio r has σ = √((max(r, 1) + 0.09)/M): Poisson of the sector, and that of the median of 18
 * (π/2 / 18 = 0.09). With few tracks only what is far off is called bad, and the rest is not judged.
 */
export const sectorTracks: Check = {
  id: "sector-tracks",
  title: "Tracks of each sector, in percent of the median sector",
  rules: ["robust"],
  needs: [{ kind: "sector-sums" }],
  limits: {
    low: {
      value: 85,
      unit: "%",
      reason: "5 standard deviations of sectors that differ by 3 %; one lost chamber costs more than 15 %",
      allowed: [0, 100],
    },
    high: { value: 115, unit: "%", reason: "as the lower one", allowed: [100, 1000] },
    significance: significance("once in 50 000 runs (36 sectors)"),
    needed: {
      value: 1200,
      unit: "tracks in the median sector, to be called good",
      whole: true,
      reason: "15 % are then 5 standard deviations: 1.09 · (5 / 0.15)²",
      allowed: [1, 1e9],
    },
  },
  judge([measured], _rule, limits, place) {
    const { sums, median } = measuredAs(measured, "sector-sums");
    const [low, high, needed] = [limits["low"]!, limits["high"]!, limits["needed"]!];
    const shares = sums.map((sum) => (100 * sum) / median);
    const isOff = (share: number): boolean => {
      const error = 100 * Math.sqrt((Math.max(share / 100, 1) + 0.09) / median);
      const reach = withChance(share < 100 ? 100 - low : high - 100, limits["significance"]!, error);
      return Math.abs(share - 100) > reach;
    };
    const sectors = [...shares.keys()].filter((sector) => isOff(shares[sector]!));
    const [first, ...others] = sectors;
    if (first === undefined) {
      return median >= needed
        ? { quality: "good", why: "", place, sectors }
        : unjudged(`${countWords(median)} tracks per sector, ${countWords(needed)} needed`, place, causes.few);
    }
    const share = outsideWords(shares[first]!, low, high, shares[first]! < 10 ? 1 : 0);
    const why =
      others.length === 0
        ? `sector ${first} has ${share} % of the median sector, wanted ${low} to ${high} %`
        : `${sectorWords(sectors)} not in ${low} to ${high} % of the median`;
    return { quality: "bad", why, place, sectors };
  },
};

/** "sectors 4, 5, 6", or how many where they are too many to name. */
export const sectorWords = (sectors: readonly number[]): string =>
  sectors.length <= 4 ? `sectors ${sectors.join(", ")}` : `${sectors.length} sectors`;
