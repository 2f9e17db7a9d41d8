import { causes, measuredAs, unjudged, type Check, type Limits, type Verdict } from "../check.ts";
import { driftOf, fitMeanOf, meanOfYOf, type Drift } from "../drift.ts";
import { decimalWords } from "../words.ts";
import { significance, withChance } from "./chance.ts";

/** The unit of the limits, and how much one of the windows' numbers is in it. */
interface InUnit {
  readonly unit: string;
  readonly scale: (drift: Drift) => number;
}

/** A change over the run, or a window apart from the others: what is beyond its limit, in the unit of the limits. */
interface Found {
  readonly size: number;
  readonly bad: number;
  readonly why: string;
}

const everyAlarm = significance("once in 100 000 runs of 12 windows");

/**
 * The same for every drift: a change along a line, or windows that are apart from the mean of the others, as by a step or a
 * dip. A line from end to end leaves each end half of it from the mean, so that a window is bad at half of the limit.
 */
function verdict(drift: Drift | undefined, limits: Limits, { unit, scale }: InUnit, place: string): Verdict {
  if (drift === undefined) {
    return unjudged("fewer than two windows that could be measured", place, "too few windows");
  }
  const [medium, bad, sigmas] = [limits["medium"]!, limits["bad"]!, limits["significance"]!];
  const of = `of ${drift.windows} windows`;
  const change = { value: drift.change.value * scale(drift), error: drift.change.error * scale(drift) };
  const found: Found[] = [];
  if (Math.abs(change.value) > withChance(medium, sigmas, change.error)) {
    const why = `drifts by ${decimalWords(change.value, 1)}${unit} over ${drift.windows} windows`;
    found.push({ size: Math.abs(change.value), bad, why });
  } else {
    for (const { window, off } of drift.apart) {
      const [size, error] = [off.value * scale(drift), off.error * scale(drift)];
      if (Math.abs(size) <= withChance(medium, sigmas, error)) continue;
      const why = `window ${window} ${of} is ${decimalWords(size, 1)}${unit} off the others`;
      found.push({ size: Math.abs(size), bad: bad / 2, why });
    }
  }
  const worst = found.toSorted((a, b) => b.size - a.size)[0];
  if (worst === undefined) {
    return sigmas * change.error <= bad
      ? { quality: "good", why: "", place, sectors: [] }
      : unjudged("too few entries in the windows to know a drift", place, causes.few);
  }
  return { quality: worst.size > worst.bad ? "bad" : "medium", why: worst.why, place, sectors: [] };
}

/** Energy loss of minimum-ionising particles over the run, from the Gaussian fits of the moving windows. */
export const mipDrift: Check = {
  id: "mip-drift",
  title: "Change of the Gaussian mean over the run",
  rules: ["robust"],
  needs: [{ kind: "windows", each: { kind: "gaussian-fit", lo: 40, hi: 60 } }],
  limits: {
    medium: {
      value: 2,
      unit: "% over the run, or of one window",
      reason: "half of the way from 50 to a limit; 5 standard deviations of a gain that is followed to 0.4 %",
      allowed: [0, 100],
    },
    bad: {
      value: 8,
      unit: "% over the run, or half of it of one window",
      reason: "as wide as the wanted range: a part of the run lies outside it, whatever the mean is",
      allowed: [0, 100],
    },
    significance: everyAlarm,
  },
  judge([measured], _rule, limits, place) {
    const drift = driftOf(measuredAs(measured, "windows").windows, fitMeanOf);
    return verdict(drift, limits, { unit: " %", scale: ({ mean }) => 100 / mean.value }, place);
  },
};

/** Clusters per track over the run, from the means of the moving windows. */
export const clusterDrift: Check = {
  id: "cluster-drift",
  title: "Change of the mean number of clusters per track over the run",
  rules: ["robust"],
  needs: [{ kind: "windows", each: { kind: "moments" } }],
  limits: {
    medium: {
      value: 3,
      unit: "clusters over the run, or of one window",
      reason: "2 % of the rows of the TPC",
      allowed: [0, 152],
    },
    bad: {
      value: 10,
      unit: "clusters over the run, or half of it of one window",
      reason: "more than a row of front-end cards costs",
      allowed: [0, 152],
    },
    significance: everyAlarm,
  },
  judge([measured], _rule, limits, place) {
    const drift = driftOf(measuredAs(measured, "windows").windows, meanOfYOf);
    return verdict(drift, limits, { unit: " clusters", scale: () => 1 }, place);
  },
};
