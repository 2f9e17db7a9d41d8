import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedJensenShannon, jensenShannon, klDivergence, klLine, meanOf, toUnit } from "./divergence.ts";
import { randomNumbers } from "../../tools/fuzz/random.ts";

const shapes = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 })
  .filter((values) => values.some((value) => value > 0))
  .map(toUnit);
const pairs = shapes.chain((p) =>
  fc.tuple(
    fc.constant(p),
    fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: p.length, maxLength: p.length })
      .filter((values) => values.some((value) => value > 0))
      .map(toUnit),
  ),
);

describe("divergences", () => {
  it("of a distribution from itself are 0", () => {
    fc.assert(
      fc.property(shapes, (p) => {
        expect(klDivergence(p, p)).toEqual({ value: 0, size: 0 });
        expect(jensenShannon(p, p)).toBeCloseTo(0, 14);
      }),
    );
  });

  it("of Jensen and Shannon lies between 0 and ln 2, the same both ways", () => {
    fc.assert(
      fc.property(pairs, ([p, q]) => {
        const distance = jensenShannon(p, q);
        expect(distance).toBeCloseTo(jensenShannon(q, p), 14);
        expect(distance).toBeGreaterThan(-1e-14);
        expect(distance).toBeLessThan(Math.LN2 + 1e-14);
      }),
    );
    expect(jensenShannon([1, 0], [0, 1])).toBeCloseTo(Math.LN2, 14);
  });

  it("of Kullback and Leibler leave out cells that are empty on one side, or not above a floor", () => {
    expect(klDivergence([0.5, 0.5, 0], [0.25, 0, 0.75]).value).toBeCloseTo(0.5 * Math.LN2, 14);
    expect(klDivergence([0.5, 1e-11], [0.25, 0.5], 1e-10).value).toBeCloseTo(0.5 * Math.LN2, 14);
    expect(klDivergence([-0.5, 0.5], [0.5, 0.25], 1e-10).value).toBeCloseTo(0.5 * Math.LN2, 14);
  });

  it("know how large their terms are where these cancel", () => {
    const { value, size } = klDivergence([0.25, 0.75], [0.5, 0.5]);
    expect(size).toBeGreaterThan(value);
  });

  it("in a line are from the mean of all curves, the own one too", () => {
    const line = klLine([
      [2, 2],
      [1, 3],
    ]);
    expect(line[0]!.value).toBeCloseTo(klDivergence([0.5, 0.5], [0.375, 0.625]).value, 14);
    expect([...meanOf([new Float64Array([1, 2]), new Float64Array([3, 6])])]).toEqual([2, 4]);
    expect([...toUnit([-1, 1])]).toEqual([-1, 1]);
  });

  it("of Jensen and Shannon that chance makes have the expected mean", () => {
    const random = randomNumbers(5);
    const [cells, n1, n2, times] = [20, 4000, 1000, 1000];
    const fill = (n: number): Float64Array => {
      const values = new Float64Array(cells);
      for (let i = 0; i < n; i++) values[random(cells)]! += 1;
      return toUnit(values);
    };
    let sum = 0;
    for (let i = 0; i < times; i++) sum += jensenShannon(fill(n1), fill(n2));
    // 1000 times χ² of 19 degrees of freedom: the mean is known to 1 %.
    expect(Math.abs(sum / times / expectedJensenShannon(cells, [n1, n2]) - 1)).toBeLessThan(0.04);
  });
});
