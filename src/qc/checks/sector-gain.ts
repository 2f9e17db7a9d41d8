import { measuredAs, type Check } from "../check.ts";
import { sectorName } from "../sectors.ts";
import { decimalWords, outsideWords } from "../words.ts";

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
    medium: { value: 3, unit: "%", reason: "off the median sector: sectors are calibrated to a percent" },
    bad: { value: 6, unit: "%", reason: "twice as much: more than the resolution of a track" },
    significance: { value: 5, unit: "standard errors", reason: "one false alarm in 50 000 runs (36 sectors)" },
    needed: { value: 18, unit: "sectors with a fit", reason: "with fewer there is no median to compare with" },
  },
  judge([measured], _rule, limits, place) {
    const { means, median } = measuredAs(measured, "sector-gains");
    const fitted = means.filter((mean) => mean !== undefined).length;
    if (median === undefined || fitted < limits["needed"]!) {
      const why = `${fitted} sectors could be fitted, ${limits["needed"]!} needed`;
      return { quality: "null", why, place, sectors: [] };
    }
    const [low, high] = [limits["low"]!, limits["high"]!];
    if (!(low < median && median < high)) {
      const why = `median sector ${outsideWords(median, low, high, 1)}, wanted ${low} to ${high}`;
      return { quality: "bad", why, place, sectors: [] };
    }
    const off = means.flatMap((mean, sector) => {
      if (mean === undefined || Math.abs(mean.value - median) < limits["significance"]! * mean.error) return [];
      const percent = (100 * (mean.value - median)) / median;
      return Math.abs(percent) > limits["medium"]! ? [{ sector, percent }] : [];
    });
    const worst = off.toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent))[0];
    if (worst === undefined) return { quality: "good", why: "", place, sectors: [] };
    const others = off.length === 1 ? "" : `, and ${off.length - 1} more`;
    const why = `${sectorName(worst.sector)} ${decimalWords(worst.percent, 1)} % off the others${others}`;
    return { quality: Math.abs(worst.percent) > limits["bad"]! ? "bad" : "medium", why, place, sectors: [] };
  },
};
