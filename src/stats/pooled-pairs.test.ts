import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../tools/fuzz/random.ts";
import { kolmogorovOfContents } from "./kolmogorov.ts";
import { pooledContents, pooledDifference } from "./pooled-pairs.ts";
import { profileDifference } from "./profile-difference.ts";
import { shapeTestOfContents } from "./shape-test.ts";
import { weightsOf, type Contents } from "./weights.ts";

const random = randomNumbers(11);
const uniform = (): number => (random(2 ** 31) + 0.5) / 2 ** 31;
const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

/** Entries in 20 bins, more of them to the right the larger the slope. */
function counts(entries: number, slope: number): Contents {
  const values = new Float64Array(20);
  for (let i = 0; i < entries; i++) {
    const u = uniform();
    const at = slope === 0 ? u : (Math.sqrt((1 - slope) ** 2 + 4 * slope * u) - (1 - slope)) / (2 * slope);
    values[Math.min(19, Math.floor(20 * at))]! += 1;
  }
  return { values, variances: undefined };
}

describe("pooledContents", () => {
  it("has as many effective entries as all pairs where both sides have as many", () => {
    const pair = [counts(1000, 0), counts(1000, 0)] as const;
    const [a, b] = pooledContents([pair, pair]);
    expect(weightsOf(a).effective).toBeCloseTo(2000, 6);
    expect(a.values[3]).toBeCloseTo(pair[0].values[3]!, 9);
    expect(kolmogorovOfContents(a, b)!.distance).toBeCloseTo(kolmogorovOfContents(...pair)!.distance, 12);
  });

  it("does not differ where runs of different shapes have other numbers of entries on both sides, as the sums do", () => {
    const times = 300;
    const p = Array.from({ length: times }, () => {
      const pairs = [
        [counts(300, 0.5), counts(3000, 0.5)],
        [counts(3000, -0.5), counts(600, -0.5)],
      ] as const;
      return shapeTestOfContents(...pooledContents(pairs))!;
    });
    for (const limit of [0.05, 0.3, 0.6]) {
      const width = 4 * Math.sqrt((limit * (1 - limit)) / times);
      for (const of of [p.map((each) => each.p), p.map((each) => each.pJensenShannon)]) {
        expect(Math.abs(of.filter((each) => each < limit).length / times - limit)).toBeLessThan(width);
      }
    }
  });

  it("tells of several runs what one does not", () => {
    const pairs = Array.from({ length: 12 }, () => [counts(800, 0.25), counts(800, 0)] as const);
    expect(shapeTestOfContents(...pooledContents(pairs))!.p).toBeLessThan(1e-4);
    expect(kolmogorovOfContents(...pooledContents(pairs))!.p).toBeLessThan(1e-6);
  });
});

describe("pooledDifference", () => {
  const curve = (of: number, error: number) => ({
    values: Float64Array.from({ length: 50 }, () => of + error * normal()),
    errors: new Float64Array(50).fill(error),
  });
  const zero = { values: new Float64Array(50), errors: new Float64Array(50) };

  it("is the mean of the differences, each as good as its errors tell", () => {
    const hole = { values: Float64Array.of(5, NaN), errors: Float64Array.of(0.3, 0.3) };
    const flat = { values: Float64Array.of(4, 4), errors: Float64Array.of(0.4, 0.4) };
    const { values, errors } = pooledDifference([
      [hole, flat],
      [flat, flat],
      [flat, { values: Float64Array.of(3, 3), errors: Float64Array.of(0, 0) }],
    ]);
    const [w1, w2, w3] = [1 / 0.25, 1 / 0.32, 1 / 0.16];
    expect(values[0]).toBeCloseTo((w1 * 1 + w3 * 1) / (w1 + w2 + w3), 12);
    expect(errors[0]).toBeCloseTo(1 / Math.sqrt(w1 + w2 + w3), 12);
    expect(values[1]).toBeCloseTo(w3 / (w2 + w3), 12);
    const none = pooledDifference([[hole, { values: Float64Array.of(NaN, 1), errors: Float64Array.of(1, 0) }]]);
    expect(Array.from(none.values)).toEqual([NaN, NaN]);
  });

  it("finds a shift of all that is less than half of the error of one", () => {
    const pairs = (shift: number) => Array.from({ length: 10 }, () => [curve(shift, 1), curve(0, 1)] as const);
    const test = (shift: number) => profileDifference(pooledDifference(pairs(shift)), zero, 1)!;
    expect(test(0.6).p).toBeLessThan(1e-4);
    expect(test(0).p).toBeGreaterThan(0.01);
  });
});
