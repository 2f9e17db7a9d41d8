import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centersOf } from "../../hist/axis.ts";
import { fixedAxis, hist1D, hist2D } from "../../hist/build.ts";
import type { Hist } from "../../hist/hist.ts";
import { profileX } from "../../hist/profile.ts";
import { fitGaussian } from "../../stats/gaussian-fit.ts";
import { evaluate, type Evaluated } from "./evaluate.ts";
import { parseExpression } from "./parse.ts";

const x = fixedAxis(100, 50 / 3, 150);
const bell = (mean: number, sigma: number): Float64Array =>
  centersOf(x).map((at) => Math.round(1000 * Math.exp(-0.5 * ((at - mean) / sigma) ** 2)));
/** Mean 50, σ 5. */
const peak = hist1D({ x, values: bell(50, 5) });
const empty = hist1D({ x, values: new Float64Array(100) });
const map = hist2D({
  x: { n: 2, lo: 0, hi: 2 },
  y: { n: 40, lo: -4, hi: 4 },
  rows: Array.from({ length: 40 }, (_, j) => {
    const content = Math.round(500 * Math.exp(-0.5 * ((j - 19.5 - 2) / 5) ** 2));
    return [content, 3 * content];
  }),
});

function of(text: string, hist: Hist = peak): Evaluated {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problem.text);
  return evaluate(parsed.expression, hist);
}

describe("evaluate", () => {
  // Those of the demo of today's tool; the fit is in the language here.
  it.each([
    ["entries>0", true],
    ["(mean-stdDev)<50<(mean+stdDev)", true],
    ["math.sqrt(abs(mean))>4", true],
    ["round(mean) > 47", true],
    ["45 < fit(mean; 30, 60) < 55", true],
    ["0.4 < mean+stdDev < 0.6", false],
    ["48 < fit(mean; 40, 60) < 52", true],
    ["48 < mean < 49.9", false],
    ["not (mean > 60 or mean < 40) and entries >= 1000", true],
    ["mean > 60 or stdDev > 4", true],
    ["1 < 2 > 1 != 2 <= 2 == 2", true],
  ])("finds %s %s", (text, want) => {
    expect(of(text)).toMatchObject({ value: want, error: undefined, unit: undefined, why: "" });
  });

  it.each([
    ["2 + 3 * 4 ** 2 / 8 - 1", 7],
    ["-2 ** 2", -4],
    ["2 ** -1", 0.5],
    ["2 ** 3 ** 2", 512],
    ["max(1, min(3, 2), -5)", 2],
    ["abs(-3) + sqrt(16) + log(exp(2))", 9],
    ["round(46.5) + round(47.5) + round(-1.4)", 93],
    ["(-8) ** 3", -512],
    ["1 - 2 - 3", -4],
  ])("calculates %s", (text, want) => {
    expect(of(text).value).toBeCloseTo(want, 12);
    expect(of(text).error).toBeUndefined();
  });

  it("takes numbers from the histogram with their errors", () => {
    const total = peak.entries;
    expect(of("entries")).toMatchObject({ value: total, error: undefined, unit: { x: 0, y: 0 } });
    expect(of("integral")).toMatchObject({ value: total, error: Math.sqrt(total), unit: { x: 0, y: 0 } });
    const { value: mean, error } = of("mean");
    expect(mean).toBeCloseTo(50, 6);
    expect(error).toBeCloseTo(5 / Math.sqrt(total), 4);
    expect(of("meanError")).toMatchObject({ value: error, error: undefined, unit: { x: 1, y: 0 } });
    expect(of("stdDev").error).toBeCloseTo(5 / Math.sqrt(2 * total), 4);
    expect(of("median").value).toBeCloseTo(50, 1);
    const fit = fitGaussian(peak, 40, 60)!;
    expect(of("fit(mean; 40, 60)")).toMatchObject({ ...fit.mean, unit: { x: 1, y: 0 } });
    expect(of("fit(sigma; 40, 60)")).toMatchObject(fit.sigma);
    expect(of("fit(chi2ndf; 40, 60)")).toMatchObject({ value: fit.chi2 / fit.ndf, error: undefined });
  });

  it("takes y of a map or a profile, x where it is asked for", () => {
    expect(of("mean", map)).toMatchObject({ unit: { x: 0, y: 1 } });
    expect(of("mean", map).value).toBeCloseTo(0.4, 2);
    expect(of("mean(yaxis)", map).value).toBe(of("mean", map).value);
    expect(of("mean(xaxis)", map)).toMatchObject({ value: 1.25, unit: { x: 1, y: 0 } });
    expect(of("median(xaxis)", map).value).toBeCloseTo(4 / 3, 12);
    expect(of("fit(mean; -2, 2)", map).value).toBeCloseTo(0.4, 2);
    expect(of("fit(mean; -2, 2; yaxis)", map).value).toBe(of("fit(mean; -2, 2)", map).value);
    expect(of("integral", map).value).toBe(map.entries);
    expect(of("mean", profileX(map)).value).toBeCloseTo(0.4, 2);
    expect(of("mean(yaxis)").why).toBe("a histogram of one axis has no y axis");
    expect(of("median(yaxis)").why).toBe("a histogram of one axis has no y axis");
    expect(of("median", profileX(map)).why).toBe("a profile holds means, no distribution");
  });

  it("carries errors on: one quantity twice is one error, different ones are independent", () => {
    const [mean, stdDev] = [of("mean"), of("stdDev")] as { value: number; error: number }[];
    expect(of("mean - mean")).toMatchObject({ value: 0, error: 0 });
    expect(of("mean / mean")).toMatchObject({ value: 1, error: 0 });
    expect(of("2 * mean - 1").error).toBeCloseTo(2 * mean!.error, 12);
    expect(of("mean * mean").error).toBeCloseTo(2 * 50 * mean!.error, 6);
    expect(of("mean ** 2").error).toBeCloseTo(2 * 50 * mean!.error, 6);
    expect(of("sqrt(mean)").error).toBeCloseTo((0.5 / Math.sqrt(50)) * mean!.error, 8);
    expect(of("log(mean)").error).toBeCloseTo(mean!.error / 50, 8);
    expect(of("exp(mean / 50)").error).toBeCloseTo((Math.E / 50) * mean!.error, 8);
    expect(of("2 ** mean").error).toBeCloseTo(2 ** mean!.value * Math.LN2 * mean!.error, 0);
    expect(of("abs(-mean)").error).toBe(mean!.error);
    expect(of("max(mean, stdDev)").error).toBe(mean!.error);
    expect(of("mean + stdDev").error).toBeCloseTo(Math.hypot(mean!.error, stdDev!.error), 12);
    expect(of("stdDev / mean").error).toBeCloseTo(
      (stdDev!.value / mean!.value) * Math.hypot(mean!.error / mean!.value, stdDev!.error / stdDev!.value),
      12,
    );
    for (const text of ["round(mean)", "mean + median", "fit(chi2ndf; 40, 60) * mean"]) {
      expect(of(text).error, text).toBeUndefined();
    }
  });

  it("tells the unit of what it is", () => {
    expect(of("mean + 1 - stdDev").unit).toEqual({ x: 1, y: 0 });
    expect(of("mean * stdDev / 2").unit).toEqual({ x: 2, y: 0 });
    expect(of("1 / mean").unit).toEqual({ x: -1, y: 0 });
    expect(of("stdDev / mean").unit).toEqual({ x: 0, y: 0 });
    expect(of("sqrt(mean ** 2 + stdDev ** 2)").unit).toEqual({ x: 1, y: 0 });
    expect(of("log(mean)").unit).toEqual({ x: 0, y: 0 });
    expect(of("mean + entries").unit).toBeUndefined();
    expect(of("mean(xaxis) + mean(yaxis)", map).unit).toBeUndefined();
    expect(of("mean(xaxis) * mean(yaxis)", map).unit).toEqual({ x: 1, y: 1 });
    expect(of("5").unit).toEqual({ x: 0, y: 0 });
  });

  it("names what it looked at, once each", () => {
    const { found } = of("48 < fit(mean; 40, 60) < 52 and mean > 0 and fit(mean; 40, 60) > 1");
    expect(found.map(({ name }) => name)).toEqual(["fit(mean; 40, 60)", "mean"]);
    expect(found[1]).toMatchObject({ value: of("mean").value, error: of("mean").error });
  });

  it.each([
    ["mean > 4", empty, "there are no entries"],
    ["median", empty, "there are no entries"],
    ["fit(mean; 40, 60) > 48", empty, "too few filled bins in 40 to 60 for a fit"],
    ["fit(mean; 200, 300)", peak, "too few filled bins in 200 to 300 for a fit: the axis ends before"],
    ["1 / (mean - mean)", peak, "division by 0"],
    ["0 ** -1", peak, "division by 0"],
    ["sqrt(-mean)", peak, "the root of a negative number"],
    ["log(0)", peak, "the logarithm of 0"],
    ["log(-1)", peak, "the logarithm of a negative number"],
    ["(-1) ** 0.5", peak, "a power of a negative number"],
    ["exp(1000)", peak, "a number is too large"],
    ["not sqrt(-1) > 0", peak, "the root of a negative number"],
    ["2 < sqrt(-1) < 3", peak, "the root of a negative number"],
    ["max(1, log(0))", peak, "the logarithm of 0"],
  ])("cannot tell %s, and says why", (text, hist, why) => {
    expect(of(text, hist)).toMatchObject({ value: undefined, error: undefined, unit: undefined, why });
  });

  it("decides where one side alone decides", () => {
    expect(of("entries > 0 and mean > 4", empty).value).toBe(false);
    expect(of("mean > 4 and entries > 0", empty).value).toBe(false);
    expect(of("entries == 0 or mean > 4", empty).value).toBe(true);
    expect(of("3 < mean < 2", empty).value).toBeUndefined();
    expect(of("3 < 2 < mean", empty).value).toBe(false);
    expect(of("entries == 0 and mean > 4", empty).why).toBe("there are no entries");
  });

  it("is a finite number, a truth or nothing with a reason, whatever is asked", () => {
    const names = ["mean", "stdDev", "median", "integral", "fit(sigma; 40, 60)", "0", "2", "1e200", "-7.5"];
    const leaf = fc.constantFrom(...names);
    const { sum } = fc.letrec<{ sum: string }>((tie) => ({
      sum: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc
          .tuple(tie("sum"), fc.constantFrom("+", "-", "*", "/", "**"), tie("sum"))
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        fc
          .tuple(fc.constantFrom("abs", "sqrt", "log", "exp", "round"), tie("sum"))
          .map(([name, of]) => `${name}(${of})`),
      ),
    }));
    fc.assert(
      fc.property(sum, fc.constantFrom<Hist>(peak, empty, map), (text, hist) => {
        fc.pre(text.length <= 200);
        const { value, error, why } = of(text, hist);
        if (value === undefined) expect(why, text).not.toBe("");
        else expect(value, text).toSatisfy(Number.isFinite);
        if (error !== undefined) expect(error, text).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});
