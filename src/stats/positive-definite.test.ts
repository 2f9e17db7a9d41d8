import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cholesky } from "./cholesky.ts";
import { positiveDefinite } from "./positive-definite.ts";

const cells = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 16, maxLength: 16 });
const symmetric = (a: readonly number[]) =>
  Float64Array.from({ length: 16 }, (_, cell) => a[4 * (cell % 4) + Math.floor(cell / 4)]! + a[cell]!);

describe("positiveDefinite", () => {
  it("makes every symmetric matrix positive definite, and changes the diagonal alone", () => {
    fc.assert(
      fc.property(cells, (a) => {
        const matrix = symmetric(a);
        const made = positiveDefinite(matrix, 4);
        expect(cholesky(made, 4)).toBeDefined();
        made.forEach((value, cell) => cell % 5 === 0 || expect(value).toBe(matrix[cell]));
      }),
    );
  });

  it("leaves what is positive definite as it is", () => {
    const matrix = Float64Array.of(4, 1, 1, 0.5);
    expect(positiveDefinite(matrix, 2)).toBe(matrix);
  });

  it("raises the smallest eigenvalue of the correlations to a thousandth of the largest", () => {
    // Correlation 2: eigenvalues 3 and −1.
    const made = positiveDefinite(Float64Array.of(4, 4, 4, 1), 2);
    expect(made[0]! / 4).toBeCloseTo(1 + 1 + 0.003, 12);
    expect(made[3]).toBeCloseTo(1 + 1 + 0.003, 12);
  });
});
