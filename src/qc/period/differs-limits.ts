import { grantedChi2 } from "../../stats/profile-difference.ts";
import type { Limit } from "../check.ts";
import type { Quality } from "../quality.ts";

export const differsLimits = {
  p: {
    value: 0.01,
    unit: "",
    reason: "corrected for all figures and runs: one page of 100 without any difference has one that is called so",
  },
  distance: {
    value: 0.03,
    unit: "",
    reason: "a peak moved by 7.5 % of its width: the distance is then 0.4 times the shift in widths",
  },
  seen: { value: 0.01, unit: "", reason: "a third of that" },
  chance: {
    value: 0.02,
    unit: "",
    reason:
      "where chance alone makes a larger distance, a run says nothing of one that matters: below 4 000 entries each",
  },
} as const satisfies Record<string, Limit>;

/** After correction for all tests. */
export const isBeyondChance = ({ corrected }: { readonly corrected: number }): boolean =>
  corrected < differsLimits.p.value;

/** What p of curves is of: their errors are those of medians and fits. */
export const pOfCurves = `of χ²/${grantedChi2}`;

/** What a distance beyond chance is called, if it is not by chance. */
export const ofEffect = (effect: number): Quality =>
  effect < differsLimits.seen.value ? "good" : effect < differsLimits.distance.value ? "medium" : "bad";
