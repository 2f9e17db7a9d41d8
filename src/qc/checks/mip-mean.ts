import { hasPeak } from "../../stats/gaussian-fit.ts";
import type { GaussianFit } from "../measurement.ts";
import { causes, measuredAs, unjudged, type Check, type Limits } from "../check.ts";
import { countWords, outsideWords } from "../words.ts";

/**
 * Mean of the Gaussian fit to the energy loss of minimum-ionising particles, which the calibration sets to 50.
 * Robust: bad only where the limit is passed by so many errors of the fit that chance cannot have done it: outside by less,
 * nothing can be said, nor inside with few entries. Where the fit finds no mean within its own range, or the largest peak of
 * the whole axis lies beyond that, the largest peak is taken: a gain that is far off moves it out of 40 to 60. Parity:
 * today's rule, which judges whatever could be fitted by the value that ROOT quotes alone.
 */
export const mipMean: Check = {
  id: "mip-mean",
  title: "Mean of the Gaussian fit in 40 to 60",
  rules: ["robust", "parity"],
  needs: [
    { kind: "gaussian-fit", lo: 40, hi: 60 },
    { kind: "peak", width: 2 },
  ],
  limits: {
    low: {
      value: 48,
      unit: "",
      allowed: [0, 200],
      reason: "today's limit: the calibration aims at 50; 4 % off is seen in the PID",
    },
    high: { value: 52, unit: "", allowed: [0, 200], reason: "as the lower one" },
    needed: {
      value: 1000,
      unit: "entries, to be called good (robust rule)",
      whole: true,
      allowed: [1, 1e9],
      reason:
        "the mean of a peak of σ = 3 to 8 then has an error of at most 0.3, a seventh of the way from 50 to a limit",
    },
    fewest: {
      value: 100,
      unit: "entries, to be judged at all (robust rule)",
      whole: true,
      allowed: [1, 1e9],
      reason: "with fewer the fit's own error is not known to a tenth",
    },
    significance: {
      value: 4,
      unit: "errors of the fit beyond a limit (robust rule)",
      allowed: [0, 100],
      reason: "a peak whose true mean lies on a limit is called bad once in 30 000 fits",
    },
  },
  judge([measured, ofPeak], rule, limits, place) {
    const { fit: inRange, quoted, entries } = measuredAs(measured, "gaussian-fit");
    const fit = rule === "parity" ? quoted : ofLargest(inRange, measuredAs(ofPeak, "peak").fit);
    const [low, high] = [limits["low"]!, limits["high"]!];
    const few = `${countWords(entries)} entries, ${countWords(limits["needed"]!)} needed`;
    if (rule === "robust" && entries < limits["fewest"]!) return unjudged(few, place, causes.few);
    if (fit?.valid !== true) return unjudged(causes.noFit, place);
    const { value, error } = fit.mean;
    const isIn = low < value && value < high;
    const quality = isIn ? "good" : "bad";
    const why = `mean ${outsideWords(value, low, high, 1)}, wanted ${low} to ${high}`;
    if (rule === "parity" || (!isIn && isBeyond(fit, limits))) return { quality, why, place, sectors: [] };
    if (entries < limits["needed"]!) return unjudged(few, place, causes.few);
    if (isIn) return { quality, why, place, sectors: [] };
    const near = `mean ${outsideWords(value, low, high, 1)} ± ${error.toFixed(1)}, not clearly outside ${low} to ${high}`;
    return unjudged(near, place, "too near a limit");
  },
};

/** The fit in its range, unless it found none there or the largest peak lies beyond: then a bump of its tail was fitted. */
const ofLargest = (inRange: GaussianFit | undefined, peak: GaussianFit | undefined): GaussianFit | undefined =>
  hasPeak(inRange) && !(hasPeak(peak) && isBeside(peak.mean.value, inRange.range)) ? inRange : peak;

const isBeside = (value: number, [lo, hi]: readonly [number, number]): boolean => value < lo || value > hi;

function isBeyond({ mean: { value, error } }: GaussianFit, limits: Limits): boolean {
  const beyond = Math.max(limits["low"]! - value, value - limits["high"]!);
  return beyond > limits["significance"]! * error;
}
