import { causes, measuredAs, unjudged, type Check } from "../check.ts";
import { countWords, decimalWords } from "../words.ts";
import { significance, withChance } from "./chance.ts";
import { dcaLimits } from "./dca-mean.ts";
import { sectorWords } from "./sector-tracks.ts";

/**
 * Mean distance of closest approach in each of the 18 sectors of a map over φ, against the median sector: a distortion in one
 * chamber hardly moves the mean of a side.
 */
export const dcaSectors: Check = {
  id: "dca-sectors",
  title: "Mean distance of closest approach in each sector, against the median sector",
  rules: ["robust"],
  needs: [{ kind: "phi-means" }],
  limits: {
    medium: { ...dcaLimits.medium, reason: "as for the mean: 5 standard deviations of sectors that differ by 0.02 cm" },
    bad: dcaLimits.bad,
    needed: { ...dcaLimits.needed, unit: "tracks in a sector" },
    significance: significance("once in 25 000 runs (72 sectors and charges)"),
  },
  judge([measured], _rule, limits, place) {
    const { means, entries, median } = measuredAs(measured, "phi-means");
    const [medium, bad, sigmas] = [limits["medium"]!, limits["bad"]!, limits["significance"]!];
    const judged = means.flatMap((mean, sector) =>
      mean === undefined || entries[sector]! < limits["needed"]! ? [] : [{ sector, mean }],
    );
    if (median === undefined || 2 * judged.length < means.length) {
      const why = `${countWords(Math.max(...entries))} tracks per sector, ${countWords(limits["needed"]!)} needed`;
      return unjudged(why, place, causes.few);
    }
    const off = judged
      .map(({ sector, mean }) => ({ sector, size: mean.value - median, error: mean.error }))
      .filter(({ size, error }) => Math.abs(size) > withChance(medium, sigmas, error));
    const worst = off.toSorted((a, b) => Math.abs(b.size) - Math.abs(a.size))[0];
    if (worst === undefined) {
      // A dead sector, which others tell of, has few tracks left: it does not keep the others from being judged.
      const known = judged.filter(({ mean }) => sigmas * mean.error <= bad);
      return 2 * known.length > means.length
        ? { quality: "good", why: "", place, sectors: [] }
        : unjudged("too few tracks to know the means of sectors", place, causes.few);
    }
    const sectors = off.map(({ sector }) => sector);
    const why =
      off.length === 1
        ? `mean in sector ${worst.sector} is ${decimalWords(worst.size, 2)} cm off the others`
        : `means over ${medium} cm off in ${sectorWords(sectors)}`;
    return { quality: Math.abs(worst.size) > bad ? "bad" : "medium", why, place, sectors };
  },
};

/**
 * Amplitude of a wave in φ that repeats with every sector, as distortions at the edges of sectors make it; it cancels in the
 * mean over a sector.
 */
export const dcaWave: Check = {
  id: "dca-modulation",
  title: "Wave of the mean distance of closest approach with the period of a sector",
  rules: ["robust"],
  needs: [{ kind: "phi-means" }],
  limits: {
    medium: {
      ...dcaLimits.medium,
      unit: "cm of amplitude",
      reason: "as for the mean: half of the limit that is drawn",
    },
    bad: { ...dcaLimits.bad, unit: "cm of amplitude" },
    needed: { ...dcaLimits.needed, unit: "tracks" },
    significance: significance("once in 25 000 runs (4 maps) with half of the lower limit"),
  },
  judge([measured], _rule, limits, place) {
    const { wave, entries } = measuredAs(measured, "phi-means");
    const [medium, bad, sigmas] = [limits["medium"]!, limits["bad"]!, limits["significance"]!];
    const tracks = entries.reduce((sum, each) => sum + each, 0);
    if (wave === undefined || tracks < limits["needed"]!) {
      const why = `${countWords(tracks)} tracks, ${countWords(limits["needed"]!)} needed`;
      return unjudged(why, place, causes.few);
    }
    if (wave.value <= withChance(medium, sigmas, wave.error)) {
      return sigmas * wave.error <= medium
        ? { quality: "good", why: "", place, sectors: [] }
        : unjudged("too few tracks to know the amplitude", place, causes.few);
    }
    const limit = wave.value > bad ? bad : medium;
    const why = `amplitude ${decimalWords(wave.value, 2)} cm over a sector, wanted below ${limit}`;
    return { quality: wave.value > bad ? "bad" : "medium", why, place, sectors: [] };
  },
};
