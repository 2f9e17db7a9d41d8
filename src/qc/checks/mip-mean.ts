import { measuredAs, type Check } from "../check.ts";
import { countWords, outsideWords } from "../words.ts";

/**
 * Mean of the Gaussian fit to the energy loss of minimum-ionising particles, which the calibration sets to 50.
 * Robust: not judged below a number of entries. Parity: today's rule, which judges whatever could be fitted.
 */
export const mipMean: Check = {
  id: "mip-mean",
  title: "Mean of the Gaussian fit in 40 to 60",
  rules: ["robust", "parity"],
  needs: [{ kind: "gaussian-fit", lo: 40, hi: 60 }],
  limits: {
    low: { value: 48, unit: "", reason: "today's limit: the calibration aims at 50; 4 % off is seen in the PID" },
    high: { value: 52, unit: "", reason: "as the lower one" },
    needed: {
      value: 1000,
      unit: "entries (robust rule)",
      reason:
        "the mean of a peak of σ = 3 to 8 then has an error of at most 0.3: a seventh of the way from 50 to a limit, so that chance alone never crosses it",
    },
  },
  judge([measured], rule, limits, place) {
    const { fit, entries } = measuredAs(measured, "gaussian-fit");
    const [low, high, needed] = [limits["low"]!, limits["high"]!, limits["needed"]!];
    if (rule === "robust" && entries < needed) {
      return {
        quality: "null",
        why: `${countWords(entries)} entries, ${countWords(needed)} needed`,
        place,
        sectors: [],
      };
    }
    if (fit?.valid !== true) return { quality: "null", why: "the fit did not converge", place, sectors: [] };
    const { value } = fit.mean;
    const quality = low < value && value < high ? "good" : "bad";
    const why = `mean ${outsideWords(value, low, high, 1)}, wanted ${low} to ${high}`;
    return { quality, why, place, sectors: [] };
  },
};
