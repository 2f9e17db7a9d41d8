import * as fc from "fast-check";
import { expect, it } from "vitest";
import { holm } from "./holm.ts";

const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

it("holm multiplies the smallest by their number, the next by one less, and never falls", () => {
  const corrected = holm([0.01, 0.04, 0.03, 0.005]);
  [0.03, 0.06, 0.06, 0.02].forEach((want, i) => expect(corrected[i]).toBeCloseTo(want, 14));
  expect(holm([0.9])).toEqual([0.9]);
  expect(holm([])).toEqual([]);
});

it("holm lies between the probability and that times their number, at most 1, in the same order", () => {
  fc.assert(
    fc.property(probabilities, (p) => {
      const corrected = holm(p);
      p.forEach((each, i) => {
        expect(corrected[i]).toBeGreaterThanOrEqual(each);
        expect(corrected[i]).toBeLessThanOrEqual(Math.min(1, each * p.length));
        p.forEach((other, j) => {
          if (other < each) expect(corrected[j]).toBeLessThanOrEqual(corrected[i]!);
        });
      });
    }),
  );
});
