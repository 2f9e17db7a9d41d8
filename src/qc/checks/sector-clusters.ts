import { measuredAs, type Check } from "../check.ts";
import { median as medianOf } from "../../stats/median.ts";
import { countWords } from "../words.ts";
import { sectorWords } from "./sector-tracks.ts";

/**
 * Median number of clusters per track in each of the 18 sectors of a map over φ, against the median of the sectors.
 *
 * A sector is bad where it is more than a number of clusters and more than 5 of its standard errors off. The error of a
 * median is √(π/2)·σ/√n with σ the spread of clusters per track over the whole map, wider than that of a sector by what
 * the sectors differ. A sector without tracks is left to the check of tracks.
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
      reason: "sectors of a good run differ by one or two; a lost row of front-end cards costs more than ten",
      allowed: [0, 200],
    },
    significance: {
      value: 5,
      unit: "standard errors",
      reason: "one false alarm in 50 000 runs (36 sectors)",
      allowed: [0, 100],
    },
    needed: {
      value: 200,
      unit: "tracks in the median sector",
      reason: "the median of others is then known to one cluster",
      allowed: [1, 1e9],
    },
  },
  judge([measured, ofMap], _rule, limits, place) {
    const { medians, entries, median } = measuredAs(measured, "sector-medians");
    const spread = measuredAs(ofMap, "moments").y?.stdDev;
    const typical = medianOf(entries.filter((each) => 2 * each >= Math.max(...entries))) ?? 0;
    const needed = limits["needed"]!;
    if (median === undefined || spread === undefined || typical < needed) {
      const why = `${countWords(typical)} tracks per sector, ${countWords(needed)} needed`;
      return { quality: "null", why, place, sectors: [] };
    }
    const sectors = [...medians.keys()].filter((sector) => {
      const off = Math.abs((medians[sector] ?? median) - median);
      const error = Math.sqrt(Math.PI / 2 / entries[sector]!) * spread;
      return off > limits["difference"]! && off > limits["significance"]! * error;
    });
    const [first, ...others] = sectors;
    if (first === undefined) return { quality: "good", why: "", place, sectors };
    if (others.length > 0) {
      const why = `median off by over ${limits["difference"]!} clusters in ${sectorWords(sectors)}`;
      return { quality: "bad", why, place, sectors };
    }
    const left = entries[first]! < typical / 2 ? `; ${countWords(entries[first]!)} tracks left` : "";
    const why = `median in sector ${first} is ${countWords(medians[first]!)}, others ${countWords(median)}${left}`;
    return { quality: "bad", why, place, sectors };
  },
};
