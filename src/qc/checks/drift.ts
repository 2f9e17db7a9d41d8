import { measuredAs, type Check, type Verdict } from "../check.ts";
import { driftOf, fitMeanOf, meanOfYOf, type Drift } from "../drift.ts";
import { decimalWords } from "../words.ts";

const significance = {
  value: 5,
  unit: "standard errors",
  reason: "of the change, from the errors of the windows or their scatter about the line: one false alarm in a million",
} as const;

/** The same for every drift: none below the significance, quality by the size. */
function verdict(
  drift: Drift | undefined,
  size: number,
  limits: Readonly<Record<string, number>>,
  words: (drift: Drift) => string,
  place: string,
): Verdict {
  if (drift === undefined) {
    return { quality: "null", why: "fewer than three windows that could be measured", place, sectors: [] };
  }
  const seen = Math.abs(drift.change.value) > limits["significance"]! * drift.change.error;
  const quality = !seen || size <= limits["medium"]! ? "good" : size <= limits["bad"]! ? "medium" : "bad";
  return { quality, why: quality === "good" ? "" : words(drift), place, sectors: [] };
}

/** Energy loss of minimum-ionising particles over the run, from the Gaussian fits of the moving windows. */
export const mipDrift: Check = {
  id: "mip-drift",
  title: "Change of the Gaussian mean over the run",
  rules: ["robust"],
  needs: [{ kind: "windows", each: { kind: "gaussian-fit", lo: 40, hi: 60 } }],
  limits: {
    medium: {
      value: 3,
      unit: "%",
      reason: "three quarters of the wanted range of ±4 %: some windows come near its end",
    },
    bad: { value: 12, unit: "%", reason: "both ends of the run lie outside the wanted range, whatever the mean is" },
    significance,
  },
  judge([measured], _rule, limits, place) {
    const drift = driftOf(measuredAs(measured, "windows").windows, fitMeanOf);
    const percent = drift === undefined ? 0 : (100 * drift.change.value) / drift.mean.value;
    const words = ({ windows }: Drift): string => `drifts by ${decimalWords(percent, 1)} % over ${windows} windows`;
    return verdict(drift, Math.abs(percent), limits, words, place);
  },
};

/** Clusters per track over the run, from the means of the moving windows. */
export const clusterDrift: Check = {
  id: "cluster-drift",
  title: "Change of the mean number of clusters per track over the run",
  rules: ["robust"],
  needs: [{ kind: "windows", each: { kind: "moments" } }],
  limits: {
    medium: { value: 3, unit: "clusters", reason: "2 % of the rows of the TPC" },
    bad: { value: 10, unit: "clusters", reason: "more than a row of front-end cards costs" },
    significance,
  },
  judge([measured], _rule, limits, place) {
    const drift = driftOf(measuredAs(measured, "windows").windows, meanOfYOf);
    const change = drift?.change.value ?? 0;
    const words = ({ windows }: Drift): string =>
      `drifts by ${decimalWords(change, 1)} clusters over ${windows} windows`;
    return verdict(drift, Math.abs(change), limits, words, place);
  },
};
