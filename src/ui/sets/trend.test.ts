import { describe, expect, it } from "vitest";
import { parityCheck } from "../../qc/period/parity-check.ts";
import { parityChecked } from "../../qc/period/parity-judged.ts";
import { trendQuantities } from "../../qc/period/quantity.ts";
import { referencePoint } from "../../qc/period/reference-point.ts";
import { fakePoints, fakeRuns, fakeTrend, mipQuantity } from "../testing/fake-runs.ts";
import { allShown } from "./figure-run.ts";
import { parityRunTrend, robustRunTrend } from "./run-trend.ts";
import { trendModel, trendTitle, type TrendInput } from "./trend-model.ts";
import { referenceRows, trendFacts, trendRows, trendSummary, trendTable } from "./trend-words.ts";

const change = { at: 6, field: [-30_000, 30_000] as const, trends: [] };
const input: TrendInput = {
  runs: fakeRuns,
  trend: robustRunTrend(fakeTrend()),
  other: undefined,
  changes: [change],
  shown: allShown,
};
const factWords = (given: TrendInput) =>
  trendFacts(given).map(({ before, value, after }) => `${before}|${value}|${after}`);

describe("a trend of a set", () => {
  it("has a place for every run, bands at 3 s and 6 s, and changes between the runs that they are between", () => {
    const model = trendModel(input);
    expect(model.slots.map(({ word }) => word).filter((word) => word !== undefined)).toEqual(["no TPC", "cut"]);
    expect(model.bands).toHaveLength(1);
    expect(model.bands[0]).toMatchObject({ first: 0, last: 13 });
    expect(model.bands[0]!.good).toBeCloseTo(0.9, 10);
    expect(model.bands[0]!.medium).toBeCloseTo(1.8, 10);
    expect(model.changes).toEqual([{ at: 6, before: "B −", after: "B +" }]);
    expect(model.series[0].map((point) => point?.mark).filter((mark) => mark !== "good")).toEqual([
      "bad",
      "null",
      undefined,
      undefined,
    ]);
  });

  it("leaves hidden runs out; bands and changes keep their runs", () => {
    const bands = [
      { first: 0, last: 5, centre: 50, good: 1, medium: 2 },
      { first: 6, last: 13, centre: 51, good: 1, medium: 2 },
    ];
    const trend = { ...input.trend, bands };
    const model = trendModel({ ...input, trend, shown: { hidden: new Set([0, 6]), raised: 7 } });
    expect(model.slots).toHaveLength(12);
    expect(model.bands.map(({ first, last }) => [first, last])).toEqual([
      [0, 4],
      [5, 11],
    ]);
    expect(model.changes[0]!.at).toBe(5);
    expect(model.slots[model.raised!]!.label).toBe(fakeRuns[7]!.label);
    const later = new Set([6, 7, 8, 9, 10, 11, 12, 13]);
    const first = trendModel({ ...input, trend, shown: { hidden: later, raised: 13 } });
    expect([first.bands.length, first.changes.length, first.raised]).toEqual([1, 0, undefined]);
  });

  it("tells centre, spread and thresholds, and what stands out", () => {
    expect(factWords(input)).toEqual([
      "median|50.17|",
      "#it{s}|0.30|",
      "bands 3 #it{s}, 6 #it{s}||",
      "wanted|48 to 52|",
      "○ not judged||",
    ]);
    expect(factWords({ ...input, shown: { hidden: new Set([9]), raised: undefined } }).slice(-1)).toEqual([
      "|1|run hidden",
    ]);
    expect(trendSummary(input)).toMatch(/^MIP mean, Qtot by run\. 12 of 14 runs\. median 50\.17, .*559107 bad\.$/);
  });

  it("tells of a run its number ± error, verdict and reason; of one without, why", () => {
    const words = (run: number) =>
      trendRows(input, run).map(({ name, value, after }) => [name, value, after].join("|"));
    expect(words(5)).toEqual([
      "run|559107|",
      "MIP mean, Qtot|46.660\u2009±\u20090.020|arb. u.",
      "entries|400\u2009000|",
      "quality|bad|MIP mean 46.66 ± 0.02, median run 50.17",
    ]);
    expect(words(9).at(-1)).toBe("quality|not judged|too few entries: 2\u2009561");
    expect(words(13)).toEqual(["run|559121|", "MIP mean, Qtot|not read: the file is cut at 60 % of its length|"]);
  });

  it("is a table of all runs", () => {
    const table = trendTable({ ...input, shown: { hidden: new Set([5]), raised: undefined } });
    expect(table.head).toEqual(["run", "hidden", "Gaussian mean (arb. u.)", "error", "entries", "quality", "why"]);
    expect(table.count).toBe(14);
    expect(table.row(5).slice(0, 6)).toEqual(["559107", "yes", 46.66, 0.02, 400_000, "bad"]);
    expect(table.row(10)).toEqual(["559117", "no", undefined, undefined, undefined, "", "TPC not in the run"]);
  });

  it("joins two sets without bands", () => {
    const both = { ...input, other: robustRunTrend(fakeTrend(-0.7)) };
    const model = trendModel(both);
    expect(model.bands).toEqual([]);
    expect(model.series[1]?.[0]?.value).toBeCloseTo(model.series[0][0]!.value - 0.7, 12);
    expect(trendTable(both).head).toHaveLength(10);
    expect(trendTable(both).head.filter((head) => head.includes("quality"))).toEqual([]);
    expect(trendRows(both, 0).map(({ name }) => name)).toContain("B: MIP mean, Qtot");
  });
});

it("the rule of today's tool has a band of its own for each run, by mean and standard deviation", () => {
  const points = fakePoints();
  const check = parityCheck(
    points.map((each) => each?.value),
    points.map((each) => each?.parityError),
  );
  const trend = parityRunTrend(mipQuantity, points, check);
  expect(trend.bands).toHaveLength(points.length);
  expect(trend.bands[0]!.good).toBeCloseTo(1.5 * (check.spread! + 0.01), 12);
  expect(trend.bands[9]!.medium).toBeCloseTo(3 * (check.spread! + 0.45), 12);
  expect(trend.markers[5]!.mark).toBe(check.qualities[5]);
  expect(trend.why[5]).toMatch(/^\d\.\d of error and spread from the mean 49\.\d+, above (1\.5|3)$/);
  const alone = parityRunTrend(mipQuantity, points.slice(0, 1), parityCheck([50], [0]));
  expect([alone.bands.length, alone.rule.length, alone.why[0]]).toEqual([
    0,
    0,
    "the mean of at least two runs is needed",
  ]);
});

it("the title of an axis names its unit once", () => {
  const titles = trendQuantities.map(trendTitle);
  expect(titles).toContain("Number of tracks");
  expect(titles).toContain("Mean φ, A side (rad)");
  expect(titles).toContain("Clusters per track");
  expect(titles).toContain("Mean η");
});

describe("a reference of another set", () => {
  const named = { name: "median of LHC24zz apass1", of: referencePoint(fakePoints(-0.7))!, run: undefined };
  const shown: TrendInput = { ...input, trend: robustRunTrend(fakeTrend(), named) };

  it("has a place of its own by the robust rule, and changes neither bands nor verdicts", () => {
    const model = trendModel(shown);
    expect(model.reference).toMatchObject({ slot: -1, label: "ref.", mark: "null" });
    expect([model.bands, model.series]).toEqual([trendModel(input).bands, trendModel(input).series]);
    expect(factWords(shown)).toContainEqual(
      expect.stringMatching(/^◇ reference\|49\.4\d+.*\|median of LHC24zz apass1$/),
    );
    expect(referenceRows(shown).map(({ value, after }) => `${value}|${after}`)).toEqual([
      "median of LHC24zz apass1|of 12 runs",
      expect.stringMatching(/^49\.4\d+.*\|arb\. u\.$/),
      expect.stringMatching(/^not judged\|takes no part, 2\.\d s from the median of the runs$/),
    ]);
  });

  it("is what each run is told against, and the last row of the numbers", () => {
    expect(trendRows(shown, 5).at(-1)).toMatchObject({
      name: "to reference",
      value: expect.stringMatching(/^−2\.8/) as string,
    });
    expect(trendRows(input, 5).at(-1)?.name).toBe("quality");
    const table = trendTable(shown);
    expect(table.count).toBe(15);
    expect(table.row(14)[0]).toBe("median of LHC24zz apass1");
    expect(table.row(14)[6]).toMatch(/^reference, takes no part/);
  });

  it("takes part by the rule of today's tool: with a band and a verdict of its own", () => {
    const [points, of] = [fakePoints(), { ...named.of, value: 40 }];
    const trend = parityRunTrend(mipQuantity, points, parityChecked(points, of), { ...named, of });
    const without = parityRunTrend(mipQuantity, points, parityChecked(points));
    expect(trend.reference).toMatchObject({ mark: "bad" });
    expect(trend.bands).toHaveLength(points.length);
    expect(trend.bands[0]!.good).toBeGreaterThan(without.bands[0]!.good);
    expect(trendModel({ ...shown, trend }).bands[0]).toMatchObject({ first: -1, last: -1 });
    expect(referenceRows({ ...shown, trend }).at(-1)?.after).toMatch(/^takes part, 3\.\d of error and spread/);
  });

  it("of this set is the run itself, marked where it is", () => {
    const own = { name: "559102", of: referencePoint([fakePoints()[1]])!, run: 1 };
    const of: TrendInput = { ...input, trend: robustRunTrend(fakeTrend(), own) };
    expect(trendModel(of).reference).toMatchObject({ slot: 1, label: undefined });
    expect(trendModel({ ...of, shown: { hidden: new Set([1]), raised: undefined } }).reference?.slot).toBeUndefined();
    expect(trendTable(of).count).toBe(14);
    expect(trendRows(of, 1).map(({ name }) => name)).not.toContain("to reference");
  });
});

it("a run that has a number has no word in its place, whatever it has not", () => {
  const trend = robustRunTrend(fakeTrend());
  const without = fakeRuns.findIndex(({ word }) => word !== undefined);
  const known = { ...trend, markers: trend.markers.with(without, { value: 50, error: 0, mark: "good" }) };
  const slot = (of: typeof trend) =>
    trendModel({ runs: fakeRuns, trend: of, other: undefined, changes: [], shown: allShown }).slots[without];
  expect(slot(trend)?.word).toBe(fakeRuns[without]!.word);
  expect(slot(known)?.word).toBeUndefined();
});
