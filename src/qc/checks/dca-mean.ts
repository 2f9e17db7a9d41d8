import { measuredAs, type Check } from "../check.ts";
import { decimalWords } from "../words.ts";

/**
 * Mean distance of closest approach over a map, along y. Tracks of one charge and side are spread evenly in φ, so that an
 * offset of the beam averages out; what is left is a distortion or a wrong calibration.
 */
export const dcaMean: Check = {
  id: "dca-mean",
  title: "Mean of the distance of closest approach",
  rules: ["robust"],
  needs: [{ kind: "moments" }],
  limits: {
    medium: { value: 0.1, unit: "cm", reason: "half of the limit that is drawn: worth a look, not yet wrong" },
    bad: { value: 0.2, unit: "cm", reason: "the limit drawn in today's reports" },
    needed: {
      value: 5,
      unit: "standard errors",
      reason:
        "nothing is judged where the limit is closer to 0 than that: chance crosses it once in 1.7 million histograms",
    },
  },
  judge([measured], _rule, limits, place) {
    const mean = measuredAs(measured, "moments").y?.mean;
    const [medium, bad, needed] = [limits["medium"]!, limits["bad"]!, limits["needed"]!];
    if (mean === undefined || mean.error * needed > medium) {
      return { quality: "null", why: "too few tracks to know the mean", place, sectors: [] };
    }
    const off = Math.abs(mean.value);
    const limit = off > bad ? bad : medium;
    const quality = off > bad ? "bad" : off > medium ? "medium" : "good";
    const why =
      quality === "good" ? "" : `mean ${decimalWords(mean.value, 3)}, wanted ${decimalWords(-limit, 1)} to ${limit} cm`;
    return { quality, why, place, sectors: [] };
  },
};
