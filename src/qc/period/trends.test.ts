import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hist1D } from "../../hist/hist.ts";
import { hist1D } from "../../hist/build.ts";
import { chamberMeans } from "./chamber-counts.ts";
import { parityChambers } from "./chambers-parity.ts";
import { findChanges, segmentsOf, type ChangingTrend } from "./change-points.ts";
import { chamberMatrix, type ChamberRun } from "./chambers.ts";
import { inSinglePrecision, parityCheck } from "./parity-check.ts";
import { trendQuantities } from "./quantity.ts";
import { robustTrend, thinRuns, type RobustOptions, type RunNumber } from "./robust-trend.ts";
import { standsOut, type JudgedTrend } from "./stands-out.ts";
import type { TrendPoint } from "./trend-point.ts";
import { decimalWords } from "../words.ts";
import { trendWords } from "./trend-words.ts";

const numbers = (values: readonly (number | undefined)[], error = 0.01): readonly (RunNumber | undefined)[] =>
  values.map((value) => (value === undefined ? undefined : { value, error, sound: true }));
const both: RobustOptions = { floor: 0.3, sides: "both" };
const qualities = (values: readonly (number | undefined)[], options = both, error = 0.01) =>
  robustTrend(numbers(values, error), options).runs.map(({ quality }) => quality);

describe("parityCheck", () => {
  it("judges by mean and standard deviation of all runs", () => {
    // Mean 1, s = √(6·1 + 36)/√7.
    const check = parityCheck([0, 0, 0, 0, 0, 0, 1, 7], Array<number>(8).fill(0));
    expect(check.centre).toBe(1);
    expect(check.spread).toBeCloseTo(Math.sqrt(42 / 7), 12);
    expect(check.qualities.at(-1)).toBe("medium");
    expect(check.qualities[0]).toBe("good");
    expect(check.range).toEqual([1 - 12 * check.spread!, 1 + 12 * check.spread!]);
  });

  it("calls runs bad that are all the same, and has nothing to say of one", () => {
    expect(parityCheck([2, 2, undefined], [0, 0, 0]).qualities).toEqual(["bad", "bad", "null"]);
    expect(parityCheck([2, undefined], [0, 0])).toEqual({
      centre: undefined,
      spread: undefined,
      qualities: ["null", "null"],
      range: undefined,
    });
    expect(inSinglePrecision([0.1, undefined])).toEqual([Math.fround(0.1), undefined]);
  });

  it("takes chambers relative to the mean of those that have data", () => {
    const { values, checks } = parityChambers([
      [2, 4, undefined],
      [1, 3, 2],
    ]);
    expect(values).toEqual([
      [2 / 3, 4 / 3, undefined],
      [0.5, 1.5, 1],
    ]);
    expect(checks[0]!.centre).toBeCloseTo(7 / 12, 12);
    expect(checks[2]!.centre).toBeUndefined();
  });
});

it("a chamber whose pads are all 0 has no mean; one whose clusters are beyond the range has", () => {
  const pads = (zeros: number, inRange: number, beyond: number): Hist1D => {
    const sums = [zeros + inRange, zeros + inRange, 3 * inRange, 9 * inRange] as const;
    return hist1D({ name: "pads", x: { n: 2, lo: 0, hi: 4 }, values: [zeros, inRange], flow: [0, beyond], sums });
  };
  const chambers = [pads(5, 0, 0), pads(1, 2, 0), pads(5, 0, 3)];
  expect(chamberMeans(() => ({ kind: "pad-chambers", rule: "parity", chambers }))).toEqual([undefined, 2, 0]);
});

describe("robustTrend", () => {
  it("finds the run that is off among three, and calls no other one so", () => {
    expect(qualities([50, 50.1, 46])).toEqual(["good", "good", "bad"]);
    expect(qualities([50, 50.1, 50.05, 51.2, 50, 49.9, 50.1, 50])).toEqual(
      Array<string>(8).fill("good").with(3, "medium"),
    );
  });

  it("does not judge fewer than three runs, but for what is beyond what is wanted", () => {
    expect(robustTrend(numbers([50, 46]), both).runs[0]).toMatchObject({
      quality: "null",
      unjudged: { kind: "few-runs", judged: 2 },
    });
    expect(qualities([50, 46], { ...both, wanted: [48, 52] })).toEqual(["null", "bad"]);
  });

  it("calls a run bad beyond what is wanted where all runs are, but not within its error", () => {
    const options: RobustOptions = { ...both, wanted: [48, 52] };
    expect(qualities([46, 46.1, 46, 46.05], options)).toEqual(["bad", "bad", "bad", "bad"]);
    expect(qualities([47.9, 48, 47.95, 47.98], options, 0.09)).toEqual(["good", "good", "good", "good"]);
  });

  it("leaves out runs with far fewer entries, missing ones and fits that failed", () => {
    const runs = [
      ...numbers([50, 50.1, 49.9, 50]),
      { value: 30, error: 2, sound: true },
      undefined,
      { value: 50, error: 0.01, sound: false },
    ];
    const trend = robustTrend(runs, both);
    expect(trend.runs.slice(4).map(({ unjudged }) => unjudged?.kind)).toEqual(["few-entries", "missing", "not-sound"]);
    expect(trend.bands).toMatchObject([{ first: 0, last: 6, judged: 4, spread: 0.3, from: "floor" }]);
    expect(thinRuns([trend])).toEqual(new Set([4]));
  });

  it("judges runs with a tenth of the entries by their own error", () => {
    const runs = [...numbers(Array<number>(7).fill(50), 0.1), { value: 51, error: 0.29, sound: true }];
    expect(robustTrend(runs, { ...both, floor: 0.1 }).runs.at(-1)?.quality).toBe("medium");
    expect(robustTrend(runs, { ...both, floor: 0.3 }).runs.at(-1)?.quality).toBe("good");
  });

  it("takes a distance for off only where it is larger than usual", () => {
    const options: RobustOptions = { floor: 0.1, sides: "above" };
    expect(qualities([2, 2, 2, 2, 0, 4], options)).toEqual(["good", "good", "good", "good", "good", "bad"]);
  });

  it("does not depend on the order of the runs, or on where 0 is", () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 14 });
    fc.assert(
      fc.property(values, fc.integer({ min: -100, max: 100 }), (all, shift) => {
        const plain = robustTrend(numbers(all), both).runs;
        const turned = robustTrend(numbers(all.toReversed()), both).runs.toReversed();
        const moved = robustTrend(numbers(all.map((value) => value + shift)), both).runs;
        plain.forEach(({ deviation }, i) => {
          expect(turned[i]!.deviation).toBeCloseTo(deviation!, 6);
          expect(moved[i]!.deviation).toBeCloseTo(deviation!, 6);
        });
      }),
    );
  });

  it("compares runs within their segment", () => {
    const values = [...Array<number>(5).fill(50), ...Array<number>(5).fill(48)];
    const segments = [
      [0, 4],
      [5, 9],
    ] as const;
    expect(qualities(values.with(7, 50), { ...both, segments })).toEqual(Array<string>(10).fill("good").with(7, "bad"));
  });
});

const trend = (id: string, values: readonly number[]): ChangingTrend => ({
  id,
  numbers: numbers(values),
  floor: 0.1,
});
const step = (at: number, size: number, runs = 12) =>
  Array.from({ length: runs }, (_, run) => (run < at ? 0 : size) + 0.02 * ((run * 7) % 5));

describe("findChanges", () => {
  const unknown = Array<undefined>(12).fill(undefined);
  it("finds where three trends jump together, to the run", () => {
    const trends = [trend("a", step(5, 1)), trend("b", step(5, -1)), trend("c", step(5, 2)), trend("d", step(5, 0))];
    expect(findChanges(trends, unknown)).toEqual([{ at: 5, field: undefined, trends: ["a", "b", "c"] }]);
    expect(findChanges(trends.slice(1), unknown)).toEqual([]);
  });

  it("takes neither one bad run nor two of four for a change", () => {
    const one = ["a", "b", "c"].map((id) => trend(id, step(12, 0).with(6, 5)));
    const two = ["a", "b", "c"].map((id) => trend(id, step(12, 0).with(9, 5).with(11, 5)));
    expect([findChanges(one, unknown), findChanges(two, unknown)]).toEqual([[], []]);
  });

  it("finds two changes", () => {
    const values = Array.from({ length: 20 }, (_, run) => (run < 6 ? 0 : run < 13 ? 3 : 1));
    const trends = ["a", "b", "c"].map((id) => trend(id, values));
    expect(findChanges(trends, []).map(({ at }) => at)).toEqual([6, 13]);
  });

  it("marks where the field turns or changes, over runs whose current is not known", () => {
    const currents = [-30_000, -30_000, undefined, 30_000, 30_000, 12_000, 12_010, 0];
    expect(findChanges([], currents).map(({ at, field }) => [at, field])).toEqual([
      [3, [-30_000, 30_000]],
      [5, [30_000, 12_000]],
      [7, [12_010, 0]],
    ]);
  });

  it("parts a trend where it moves and enough runs are left on either side", () => {
    const changes = [{ at: 5, field: undefined, trends: [] }];
    expect(segmentsOf(trend("a", step(5, 1)), changes)).toEqual([
      [0, 4],
      [5, 11],
    ]);
    expect(segmentsOf(trend("a", step(5, 0)), changes)).toEqual([[0, 11]]);
    expect(segmentsOf(trend("a", step(3, 1)), [{ ...changes[0]!, at: 3 }])).toEqual([[0, 11]]);
    expect(segmentsOf(trend("a", step(5, 1)), [])).toEqual([[0, 11]]);
  });
});

describe("chamberMatrix", () => {
  const run = (change: Readonly<Record<number, number>> = {}, level = 1, skip?: string): ChamberRun => ({
    chambers: Array.from({ length: 72 }, (_, i) => ({
      clusters: level * (i < 36 ? 1.5e7 : 2e7) * (1 + 1e-4 * ((i * 5) % 7)) * (change[i] ?? 1),
      pads: i < 36 ? 5280 : 9280,
    })),
    skip,
  });
  const off = (runs: readonly ChamberRun[]) =>
    chamberMatrix(runs).cells.flatMap((cells, i) =>
      cells.flatMap(({ quality }, chamber) => (quality === "good" ? [] : [[i, chamber, quality] as const])),
    );

  it("finds chambers that are dead or off, whatever the level of their run", () => {
    const runs = [run(), run({ 5: 0, 41: 0 }, 0.3), run({ 10: 1.05, 58: 0.9, 67: 0.97 }), run({}, 2), run()];
    expect(off(runs)).toEqual([
      [1, 5, "bad"],
      [1, 41, "bad"],
      [2, 10, "medium"],
      [2, 58, "bad"],
      [2, 67, "medium"],
    ]);
    expect(chamberMatrix(runs).cells[2]![58]!.ratio).toBeCloseTo(0.9, 2);
    expect(chamberMatrix(runs).cells[2]![58]!.why).toBe("10.0 % fewer clusters per pad than typical");
  });

  it("is not moved by many chambers that are off in one run", () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i, 0.5]));
    expect(off([run(), run(), run(many), run()]).every(([at, chamber]) => at === 2 && chamber < 20)).toBe(true);
  });

  it("does not judge few runs, skipped runs, or runs without values per pad", () => {
    expect(chamberMatrix([run(), run()]).cells[0]![0]!.why).toBe("2 of the 3 runs with values per pad that are needed");
    const dead = chamberMatrix([run({ 5: 0 }), run()]).cells[0]!;
    expect(dead.map(({ quality }) => quality).filter((quality) => quality !== "null")).toEqual(["bad"]);
    expect(dead[5]).toMatchObject({ quality: "bad", why: "no clusters" });
    const cells = chamberMatrix([
      run(),
      run(),
      run(),
      run({}, 1, "too few entries"),
      { chambers: undefined, skip: undefined },
    ]);
    expect(cells.cells.map(([cell]) => cell!.quality)).toEqual(["good", "good", "good", "null", "null"]);
    expect([cells.judged, cells.cells[3]![0]!.why]).toEqual([3, "too few entries"]);
  });

  it("asks for more where few clusters were counted", () => {
    const few = (change = {}): ChamberRun => ({
      ...run(change),
      chambers: run(change).chambers!.map(({ clusters, pads }) => ({ clusters: clusters / 20_000, pads })),
    });
    expect(off([few(), few(), few({ 3: 0.95 }), few()])).toEqual([]);
  });
});

const quantityOf = (id: string) => trendQuantities.find((each) => each.id === id)!;
const point = (value: number, error = 0.02): TrendPoint => ({
  value,
  error,
  parityError: error,
  stdDev: 1,
  entries: 2561,
  sigma: undefined,
  sound: true,
});
const judgedTrend = (id: string, values: readonly number[]): JudgedTrend => {
  const quantity = quantityOf(id);
  const points = values.map((value) => point(value));
  const { runs } = robustTrend(points, { floor: quantity.floor!.value, sides: "both" });
  return { quantity, points, judged: runs };
};

describe("words", () => {
  it("tell what was found and what the median run has", () => {
    const mip = judgedTrend("mip", [50.18, 50.18, 46.662, 50.18]);
    expect(trendWords(mip.quantity, mip.points[2], mip.judged[2]!)).toBe("MIP mean 46.66 ± 0.02, median run 50.18");
    const clusters = judgedTrend("clusters", [134.09, 134.09, 134.09, 125.14]);
    expect(trendWords(clusters.quantity, clusters.points[3], clusters.judged[3]!)).toBe(
      "125.1 clusters per track, median run 134.1",
    );
  });

  it("tell the median of the others from that of all, which is the one that is drawn", () => {
    const values = [49.5, 49.49, 49.47, 49.52, 46.08];
    const mip = judgedTrend("mip", values);
    expect(trendWords(mip.quantity, mip.points[4], mip.judged[4]!)).toBe(
      "MIP mean 46.08 ± 0.02, median of the others 49.50",
    );
    const many = judgedTrend("mip", [...values, ...values.slice(0, 4), 49.48, 49.49, 49.5]);
    expect(trendWords(many.quantity, many.points[4], many.judged[4]!)).toMatch(/, median run 49\.49$/);
  });

  it("tell why a run is not judged", () => {
    const unjudged = (kind: "missing" | "few-entries") =>
      robustTrend(
        kind === "missing" ? [undefined] : [...numbers([1, 1, 1]), { value: 1, error: 9, sound: true }],
        both,
      ).runs.at(-1)!;
    expect(trendWords(quantityOf("mip"), undefined, unjudged("missing"))).toBe("no entries");
    expect(trendWords(quantityOf("mip"), point(1), unjudged("few-entries"))).toBe("too few entries: 2\u2009561");
  });

  it("have as many decimals as show a difference, and no minus before 0", () => {
    const small = judgedTrend("dca-a-pos", [0, -0.001, 0.0004, 0.161]);
    expect(trendWords(small.quantity, small.points[3], small.judged[3]!)).toBe(
      "DCA +0.16 cm on A, positive tracks, median of the others 0.00",
    );
    expect([decimalWords(-0.001, 2), decimalWords(-0.006, 2)]).toEqual(["0.00", "\u22120.01"]);
  });

  it("tell of the DCA of both sides at once, and of nothing where all is well", () => {
    const sides = (["a", "c"] as const).flatMap((side) =>
      (["pos", "neg"] as const).map((sign) =>
        judgedTrend(`dca-${side}-${sign}`, [0, 0.002, -0.001, side === "a" ? 0.352 : -0.348]),
      ),
    );
    expect(standsOut(sides, 3)).toMatchObject([{ quality: "bad", words: "DCA +0.35 cm on A, \u22120.35 cm on C" }]);
    expect(standsOut(sides, 0)).toEqual([]);
  });
});
