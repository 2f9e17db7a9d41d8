import type { Estimate } from "../../hist/hist.ts";
import { median as medianOf } from "../../stats/median.ts";
import { causes, measuredAs, unjudged, type Check } from "../check.ts";
import { sectorName } from "../sectors.ts";
import { decimalWords, outsideWords } from "../words.ts";
import { significance, withChance } from "./chance.ts";

/**
 * Energy loss of minimum-ionising particles in each of the 36 sectors: the median sector against the wanted range, every
 * sector against the median one.
 */
export const sectorGain: Check = {
  id: "sector-gain",
  title: "Gaussian mean in each sector, against the wanted range and the median sector",
  rules: ["robust"],
  needs: [{ kind: "sector-gains", lo: 40, hi: 60, width: 2 }],
  limits: {
    low: { value: 48, unit: "", reason: "of the median sector, as of the whole TPC" },
    high: { value: 52, unit: "", reason: "as the lower one" },
    medium: {
      value: 5,
      unit: "%",
      reason: "off the median sector: 5 standard deviations of sectors that are calibrated to a percent",
    },
    bad: { value: 10, unit: "%", reason: "twice as much: more than the resolution of a track" },
    significance: significance("once in 50 000 runs (36 sectors)"),
    needed: {
      value: 18,
      unit: "sectors with a fit",
      whole: true,
      reason: "with fewer there is no median to compare with",
    },
  },
  judge([measured], _rule, limits, place) {
    const { means, median } = measuredAs(measured, "sector-gains");
    const fitted = means.filter((mean) => mean !== undefined);
    if (median === undefined || fitted.length < limits["needed"]!) {
      const why = `${fitted.length} sectors could be fitted, ${limits["needed"]!} needed`;
      return unjudged(why, place, "too few sectors could be fitted");
    }
    const [low, high] = [limits["low"]!, limits["high"]!];
    const sigmas = limits["significance"]!;
    const beyond = Math.max(low - median, median - high);
    if (beyond > sigmas * errorOfMedian(fitted)) {
      const why = `median sector ${outsideWords(median, low, high, 1)}, wanted ${low} to ${high}`;
      return { quality: "bad", why, place, sectors: [] };
    }
    const off = means.flatMap((mean, sector) => {
      if (mean === undefined) return [];
      const percent = (100 * (mean.value - median)) / median;
      return Math.abs(percent) > withChance(limits["medium"]!, sigmas, (100 * mean.error) / median)
        ? [{ sector, percent }]
        : [];
    });
    const worst = off.toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent))[0];
    if (worst === undefined) {
      const typical = medianOf(fitted.map(({ error }) => error))!;
      return (100 * sigmas * typical) / median <= limits["bad"]!
        ? { quality: "good", why: "", place, sectors: [] }
        : unjudged("too few tracks to know the means of sectors", place, causes.few);
    }
    const others = off.length === 1 ? "" : `, and ${off.length - 1} more`;
    const why = `${sectorName(worst.sector)} ${decimalWords(worst.percent, 1)} % off the others${others}`;
    return { quality: Math.abs(worst.percent) > limits["bad"]! ? "bad" : "medium", why, place, sectors: [] };
  },
};

/** √(π/2)·σ/√n with σ the error of one sector. */
const errorOfMedian = (means: readonly Estimate[]): number =>
  Math.sqrt(((Math.PI / 2) * means.reduce((sum, { error }) => sum + error ** 2, 0)) / means.length ** 2);
