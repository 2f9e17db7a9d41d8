import { median as medianOf } from "../../stats/median.ts";
import { causes, measuredAs, unjudged, type Check } from "../check.ts";
import { countWords } from "../words.ts";
import { significance, withChance } from "./chance.ts";
import { sectorWords } from "./sector-tracks.ts";

/** With fewer tracks a median does not scatter as a normal distribution. */
const fewestTracks = 10;

/**
 * Median number of clusters per track in each of the 18 sectors of a map over φ, against the median of the sectors.
 *
 * The error of a median is √(π/2)·σ/√n with σ the spread of clusters per track over the whole map, wider than that of a
 * sector by what the sectors differ; that of the median of 18 adds 0.09 to 1. A sector with hardly any tracks is left to the
 * check of tracks.
 */
export const sectorClusters: Check = {
  id: "sector-clusters",
  title: "Median of clusters per track in each sector, against the median sector",
  rules: ["robust"],
  needs: [{ kind: "sector-medians" }, { kind: "moments" }],
  limits: {
    difference: {
      value: 10,
      unit: "clusters",
      reason: "5 standard deviations of sectors that differ by two; a lost row of front-end cards costs more than ten",
      allowed: [0, 200],
    },
    significance: significance("once in 50 000 runs (36 sectors)"),
    needed: {
      value: 200,
      unit: "tracks in the median sector, to be called good",
      whole: true,
      reason: "the median of others is then known to one cluster",
      allowed: [1, 1e9],
    },
  },
  judge([measured, ofMap], _rule, limits, place) {
    const { medians, entries, median } = measuredAs(measured, "sector-medians");
    const spread = measuredAs(ofMap, "moments").y?.stdDev;
    const typical = medianOf(entries.filter((each) => 2 * each >= Math.max(...entries))) ?? 0;
    const needed = limits["needed"]!;
    const few = `${countWords(typical)} tracks per sector, ${countWords(needed)} needed`;
    if (median === undefined || spread === undefined || typical < fewestTracks) return unjudged(few, place, causes.few);
    const difference = limits["difference"]!;
    const sectors = [...medians.keys()].filter((sector) => {
      const own = medians[sector];
      if (own === undefined || entries[sector]! < fewestTracks) return false;
      const error = Math.sqrt((Math.PI / 2) * (1 / entries[sector]! + 0.09 / typical)) * spread;
      return Math.abs(own - median) > withChance(difference, limits["significance"]!, error);
    });
    const [first, ...others] = sectors;
    if (first === undefined) {
      return typical >= needed ? { quality: "good", why: "", place, sectors } : unjudged(few, place, causes.few);
    }
    if (others.length > 0) {
      const why = `median off by over ${difference} clusters in ${sectorWords(sectors)}`;
      return { quality: "bad", why, place, sectors };
    }
    const left = entries[first]! < typical / 2 ? `; ${countWords(entries[first]!)} tracks left` : "";
    const why = `median in sector ${first} is ${countWords(medians[first]!)}, others ${countWords(median)}${left}`;
    return { quality: "bad", why, place, sectors };
  },
};
