import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hist1D } from "../hist/build.ts";
import type { Hist1D } from "../hist/hist.ts";
import { chi2Test } from "./chi2-test.ts";
import { expectedDistance, kolmogorovProbability, kolmogorovTest } from "./kolmogorov.ts";
import { rootRatio } from "./root-ratio.ts";
import root from "./testdata/comparisons.root-6.40.json" with { type: "json" }; // written by testdata/comparisons.py
import { worstDeviation } from "./testing/worst.ts";
import { isCounts } from "./weights.ts";

type Contents = { readonly values: readonly number[]; readonly variances: readonly number[] | null };
const histOf = ({ values, variances }: Contents): Hist1D =>
  hist1D({ x: { n: values.length, lo: 0, hi: 1 }, values, ...(variances && { variances }) });
const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500 })), { minLength: 2, maxLength: 30 });
const pairs = counts.chain((a) =>
  fc.tuple(fc.constant(a), fc.array(fc.integer({ min: 0, max: 500 }), { minLength: a.length, maxLength: a.length })),
);
const filled = (values: readonly number[]): boolean => values.some((value) => value > 0);
const plain = (values: readonly number[]): Hist1D => histOf({ values, variances: null });

describe.each(root.cases)("tests of $name ($options)", (wanted) => {
  const [a, b] = [histOf(wanted.a), histOf(wanted.b)];
  it("χ² is that of TH1::Chi2Test, and the contents tell its kind", () => {
    const got = chi2Test(a, b)!;
    expect(got).toMatchObject({ weighting: wanted.options, ndf: wanted.ndf, igood: wanted.igood });
    expect(worstDeviation([got.chi2, got.p], [wanted.chi2, wanted.p])).toBeLessThan(1e-12);
  });

  it("χ² is the same the other way round", () => {
    const [got, turned] = [chi2Test(a, b)!, chi2Test(b, a)!];
    expect(turned.chi2).toBeCloseTo(got.chi2, 9);
    expect(turned.igood).toBe([0, 2, 1, 3][got.igood]);
  });

  it("distance and probabilities are those of TH1::KolmogorovTest", () => {
    const got = kolmogorovTest(a, b)!;
    expect(got.distance).toBeCloseTo(wanted.distance, 14);
    expect(
      worstDeviation([got.p, got.pWithNormalisation], [wanted.pKolmogorov, wanted.pWithNormalisation]),
    ).toBeLessThan(1e-9);
  });

  it("ratio of the normalised ones has the errors of TH1::Divide", () => {
    const sum = (contents: Contents): number => contents.values.reduce((all, each) => all + each, 0);
    const factor = sum(wanted.b) / sum(wanted.a);
    const got = rootRatio(a, b)!;
    const scaled = (values: readonly number[]): number[] => values.map((value) => value * factor);
    expect(worstDeviation(got.values, scaled(wanted.ratio))).toBeLessThan(1e-12);
    expect(worstDeviation(got.errors, scaled(wanted.ratioErrors))).toBeLessThan(1e-12);
  });
});

describe("tests of two histograms", () => {
  it("find no difference between a histogram and itself, or a multiple", () => {
    fc.assert(
      fc.property(counts.filter(filled), (values) => {
        const double = plain(values.map((value) => 2 * value));
        for (const other of [plain(values), double]) {
          expect(chi2Test(plain(values), other)).toMatchObject({ chi2: 0 });
          expect(kolmogorovTest(plain(values), other)!.distance).toBeCloseTo(0, 12);
        }
      }),
    );
  });

  it("have distances from 0 to 1 and probabilities from 0 to 1, the same both ways", () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        fc.pre(filled(a) && filled(b));
        const [one, other] = [kolmogorovTest(plain(a), plain(b))!, kolmogorovTest(plain(b), plain(a))!];
        expect(one.distance).toBeGreaterThanOrEqual(0);
        expect(one.distance).toBeLessThanOrEqual(1 + 1e-12);
        expect(one.distance).toBeCloseTo(other.distance, 12);
        const chi2 = chi2Test(plain(a), plain(b))!;
        for (const p of [one.p, one.pWithNormalisation, chi2.p]) expect(p >= 0 && p <= 1).toBe(true);
      }),
      // Each of the two joined probabilities is a number, their product is too small for one.
      {
        examples: [
          [
            [
              [80, 0, 34, 32, 0],
              [341, 493, 1, 479, 495],
            ],
          ],
        ],
      },
    );
  });

  it("cannot be made of other bins, or of nothing", () => {
    const other = hist1D({ x: { n: 2, lo: 0, hi: 2 }, values: [1, 2] });
    for (const [a, b] of [
      [plain([1, 2]), other],
      [plain([1, 2]), plain([0, 0])],
      [plain([0, 0]), plain([1, 2])],
    ] as const) {
      expect([chi2Test(a, b), kolmogorovTest(a, b), rootRatio(a, b)]).toEqual([undefined, undefined, undefined]);
    }
    const curve = histOf({ values: [1, 2], variances: [0, 0] });
    expect([chi2Test(curve, curve), kolmogorovTest(curve, curve)]).toEqual([undefined, undefined]);
  });

  it("take counts with stored variances for counts", () => {
    expect(isCounts({ values: [3, 0, 5], variances: [3, 0, 5] })).toBe(true);
    expect(isCounts({ values: [3, 0, 5], variances: [3, 0, 6] })).toBe(false);
    expect(isCounts({ values: [3, -1], variances: undefined })).toBe(false);
  });
});

describe("Kolmogorov's distribution", () => {
  it("goes from 1 to 0 without steps", () => {
    for (let z = 0.01; z < 8; z += 0.01) {
      const [here, next] = [kolmogorovProbability(z), kolmogorovProbability(z + 0.01)];
      expect(next).toBeLessThanOrEqual(here + 1e-9);
      expect(here - next).toBeLessThan(0.02);
    }
  });

  it("has the mean that chance distances are expected to have", () => {
    let mean = 0;
    for (let z = 0.0005; z < 6; z += 0.001) mean += 0.001 * kolmogorovProbability(z);
    expect(mean).toBeCloseTo(expectedDistance([2, 2]), 5);
  });
});
