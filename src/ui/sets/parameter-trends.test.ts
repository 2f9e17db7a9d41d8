import { describe, expect, it } from "vitest";
import type { KnownParameters } from "../../qc/known-parameters.ts";
import { fakeRuns, fakeTrend } from "../testing/fake-runs.ts";
import { allShown } from "./figure-run.ts";
import { mipByRate } from "./parameter-trends.ts";
import { robustRunTrend } from "./run-trend.ts";
import { trendModel } from "./trend-model.ts";
import { trendFacts, trendRows, trendSummary } from "./trend-words.ts";

/** Falling from run to run; of the third nothing is known. */
const known = fakeRuns.map((_, run) =>
  run === 2 ? undefined : ({ rate: { average: 483_515.04 - 1000 * run } } as KnownParameters),
);

describe("the MIP mean by interaction rate", () => {
  const { runs, trend } = mipByRate([robustRunTrend(fakeTrend())], fakeRuns, known)!;
  const input = { runs, trend, other: undefined, changes: [], shown: allShown };

  it("has every run below its rate, by rising rate, and says so at its axis", () => {
    const { slots, axis, bands } = trendModel(input);
    const there = [12, 11, 9, 8, 7, 6, 5, 4, 3, 1, 0, 2];
    expect(slots.map(({ label }) => label)).toEqual(there.map((run) => fakeRuns[run]!.label));
    expect(slots.slice(-3).map(({ above }) => above)).toEqual(["482.52", "483.52", "?"]);
    expect([axis, bands]).toEqual(["interaction rate (kHz), run", []]);
  });

  it("tells the rate of a run, and of the rule only what is drawn", () => {
    expect(trendRows(input, 10).slice(0, 2)).toEqual([
      { name: "run", value: "559101", after: "" },
      { name: "interaction rate", value: "483.52", after: "kHz" },
    ]);
    expect(trendFacts(input).map(({ before }) => before)).toEqual(["wanted", "○ not judged"]);
    expect(trendSummary(input)).toMatch(/^MIP mean, Qtot by interaction rate\. 12 of 12 runs\./);
  });
});
