import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../tools/fuzz/random.ts";
import { manyRuns, robustSpread, widening, type Sides } from "./robust-spread.ts";

const random = randomNumbers(11);
const uniform = (): number => (random(2 ** 31) + 0.5) / 2 ** 31;
const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
const normals = (n: number): Float64Array => Float64Array.from({ length: n }, normal);

/** Share of sets of n values in which any is further than 3·√(s² + e²) from its centre. */
function alarms(n: number, sets: number, error: number, floor: number, scatter = 1, sides: Sides = "both"): number {
  let count = 0;
  const errors = new Float64Array(n).fill(error);
  for (let i = 0; i < sets; i++) {
    const values = normals(n).map((value) => scatter * value);
    const { each } = robustSpread(values, errors, floor, sides)!;
    const size = sides === "both" ? Math.abs : Number;
    if (each.some(({ centre, spread }, at) => size(values[at]! - centre) > 3 * Math.hypot(spread, error))) {
      count += 1;
    }
  }
  return count / sets;
}

describe("robustSpread", () => {
  it.each([4, 5, 6, 7, 8, 9, 10, 12, 16, 25, 60])(
    "of %i good values has one off in at most one of a hundred sets, whatever makes them differ",
    (n) => {
      // Unknown scatter, known errors, a floor as large as the scatter granted to it: 1500 sets tell 1 % to 0.26 %.
      expect(alarms(n, 1500, 0, 0)).toBeLessThan(0.02);
      expect(alarms(n, 1500, 1, 0)).toBeLessThan(0.02);
      expect(alarms(n, 1500, 0, Math.SQRT2)).toBeLessThan(0.02);
    },
  );

  it.each([6, 8, 9, 12, 25])(
    "of %i good values has one off in at most two of a hundred sets, in whatever proportion errors and scatter are mixed",
    (n) => {
      // 1500 sets tell 2 % to 0.36 %.
      for (const scatter of [1, 2]) {
        expect(alarms(n, 1500, 1, 0, Math.hypot(1, scatter))).toBeLessThan(0.031);
        expect(alarms(n, 1500, 0, Math.SQRT2, Math.hypot(1, scatter), "above")).toBeLessThan(0.031);
      }
    },
  );

  it("is not moved by one value that is off, and finds it", () => {
    for (const n of [3, 4, 5, 8, 12, 40]) {
      const values = normals(n);
      const errors = new Float64Array(n).fill(1);
      const before = robustSpread(values, errors, 1)!;
      values[1] = 1000;
      const { centre, each } = robustSpread(values, errors, 1)!;
      expect(Math.abs(centre - before.centre)).toBeLessThan(3);
      each.forEach((compared, at) => {
        const off = Math.abs(values[at]! - compared.centre) / Math.hypot(compared.spread, 1);
        if (at === 1) expect(off).toBeGreaterThan(6);
        else expect(off).toBeLessThan(4);
      });
    }
  });

  it("calls nothing off where half of few values are one thing and half another", () => {
    const { each } = robustSpread(Float64Array.of(50, 50, 46, 46), new Float64Array(4).fill(0.01), 0.3)!;
    each.forEach(({ centre, spread }, i) => expect(Math.abs([50, 50, 46, 46][i]! - centre)).toBeLessThan(3 * spread));
  });

  it("says what it is made of", () => {
    const same = new Float64Array(8).fill(5);
    expect(robustSpread(same, new Float64Array(8).fill(0.1), 0.3)).toMatchObject({
      centre: 5,
      spread: 0.3,
      from: "floor",
    });
    expect(robustSpread(same, new Float64Array(8).fill(0.4), 0.3)).toMatchObject({ spread: 0.4, from: "errors" });
    const apart = Float64Array.from({ length: 8 }, (_, i) => 10 * i);
    expect(robustSpread(apart, new Float64Array(8), 0.3)?.from).toBe("scatter");
  });

  it("needs three values, and compares each of few with the others", () => {
    expect(robustSpread(Float64Array.of(1, 2), new Float64Array(2), 1)).toBeUndefined();
    const few = robustSpread(Float64Array.of(1, 2, 9), new Float64Array(3), 1)!;
    expect(few.each.map(({ centre }) => centre)).toEqual([5.5, 5, 1.5]);
    const many = Float64Array.from({ length: manyRuns }, (_, i) => i);
    const ofMany = robustSpread(many, new Float64Array(manyRuns), 1)!;
    expect(new Set(ofMany.each.map(({ centre }) => centre))).toEqual(new Set([4.5]));
  });

  it("is widened less the more values there are", () => {
    for (let n = 6; n < 200; n++) expect(widening(n + 1)).toBeLessThanOrEqual(widening(n));
  });
});
