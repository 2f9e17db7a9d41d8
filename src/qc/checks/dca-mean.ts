import type { Limit } from "../check.ts";
import { causes, measuredAs, unjudged, type Check } from "../check.ts";
import { countWords, decimalWords } from "../words.ts";
import { significance, withChance } from "./chance.ts";

/** The limits of all checks of the distance of closest approach. */
export const dcaLimits = {
  medium: {
    value: 0.1,
    unit: "cm",
    reason: "half of the limit that is drawn: worth a look, not yet wrong; good runs are within a fifth of it",
    allowed: [0, 10],
  },
  bad: { value: 0.2, unit: "cm", reason: "the limit drawn in today's reports", allowed: [0, 10] },
  needed: {
    value: 100,
    unit: "tracks",
    whole: true,
    reason: "with fewer the spread, and with it the error of the mean, is not known from them",
    allowed: [2, 1e9],
  },
} as const satisfies Readonly<Record<string, Limit>>;

/**
 * Mean distance of closest approach over a map, along y. Tracks of one charge and side are spread evenly in φ, so that an
 * offset of the beam averages out; what is left is a distortion or a wrong calibration. Not judged where chance widens the
 * limit by more than it is itself, unless the mean is beyond that too.
 */
export const dcaMean: Check = {
  id: "dca-mean",
  title: "Mean of the distance of closest approach",
  rules: ["robust"],
  needs: [{ kind: "moments" }],
  limits: { ...dcaLimits, significance: significance("once in 1.7 million histograms") },
  judge([measured], _rule, limits, place) {
    const { y, effectiveEntries } = measuredAs(measured, "moments");
    const [medium, bad, needed] = [limits["medium"]!, limits["bad"]!, limits["needed"]!];
    const mean = y?.mean;
    if (mean === undefined || effectiveEntries < needed) {
      return unjudged(`${countWords(effectiveEntries)} tracks, ${countWords(needed)} needed`, place, causes.few);
    }
    const off = Math.abs(mean.value);
    const chance = limits["significance"]! * mean.error;
    if (off <= withChance(medium, limits["significance"]!, mean.error)) {
      return chance <= medium
        ? { quality: "good", why: "", place, sectors: [] }
        : unjudged("too few tracks to know the mean", place, causes.few);
    }
    const limit = off > bad ? bad : medium;
    const why = `mean ${decimalWords(mean.value, 3)}, wanted ${decimalWords(-limit, 1)} to ${limit} cm`;
    return { quality: off > bad ? "bad" : "medium", why, place, sectors: [] };
  },
};
