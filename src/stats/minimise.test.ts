import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounded } from "./bounded.ts";
import { cholesky, inverseDiagonal, solveCholesky } from "./cholesky.ts";
import { minimise, type ChiSquare } from "./minimise.ts";

describe("cholesky", () => {
  const entries = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 9, maxLength: 9 });
  it("solves what is positive definite", () => {
    fc.assert(
      fc.property(entries, fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), (m, b) => {
        // M·Mᵀ + 1 always is.
        const a = Float64Array.from({ length: 9 }, (_, cell) => {
          const [i, j] = [Math.floor(cell / 3), cell % 3];
          return [0, 1, 2].reduce((sum, k) => sum + m[3 * i + k]! * m[3 * j + k]!, i === j ? 1 : 0);
        });
        const lower = cholesky(a, 3)!;
        const x = solveCholesky(lower, b, 3);
        b.forEach((value, i) => {
          expect([0, 1, 2].reduce((sum, j) => sum + a[3 * i + j]! * x[j]!, 0)).toBeCloseTo(value, 9);
        });
        expect(inverseDiagonal(lower, 3)[1]).toBeCloseTo(solveCholesky(lower, [0, 1, 0], 3)[1]!, 14);
      }),
    );
  });

  it("refuses what is not", () => {
    for (const matrix of [
      [1, 2, 2, 1],
      [0, 0, 0, 1],
      [1, 1, 1, 1],
      [NaN, 0, 0, 1],
    ]) {
      expect(cholesky(Float64Array.from(matrix), 2)).toBeUndefined();
    }
  });
});

/** χ² = f² + g² of two functions with first derivatives; Gauss–Newton is exact enough at f = g = 0. */
const rosenbrock: ChiSquare = {
  value: ([x, y]) => (10 * (y! - x! * x!)) ** 2 + (1 - x!) ** 2,
  derivatives([x, y], gradient, matrix, full) {
    const f = 10 * (y! - x! * x!);
    gradient.set([-20 * x! * f - (1 - x!), 10 * f]);
    matrix.set([400 * x! * x! + 1 - (full ? 20 * f : 0), -200 * x!, -200 * x!, 100]);
  },
};

describe("minimise", () => {
  it("follows a curved valley to its end", () => {
    const found = minimise(rosenbrock, [-1.2, 1]);
    expect(found.converged).toBe(true);
    expect(found.p[0]).toBeCloseTo(1, 7);
    expect(found.p[1]).toBeCloseTo(1, 7);
  });

  it("stays within limits, and finds the lowest point of a limit", () => {
    const limits = [[-2, 0.5], undefined] as const;
    const free = bounded(rosenbrock, limits);
    const found = minimise(free.chi, free.inside([-1.2, 1]));
    const p = free.outside(found.p);
    expect(found.converged).toBe(true);
    expect(p[0]).toBeLessThanOrEqual(0.5);
    expect(p[0]).toBeCloseTo(0.5, 9);
    expect(p[1]).toBeCloseTo(0.25, 7);
  });

  it("finds the same minimum within limits as without, with the same errors", () => {
    const free = bounded(rosenbrock, [
      [-5, 9],
      [0, 7],
    ]);
    const found = minimise(free.chi, free.inside([-1.2, 1]));
    expect([...free.outside(found.p)].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, 1]);
    // Inverse of half the second derivatives [[401, -200], [-200, 100]].
    const variances = inverseDiagonal(found.curvature!, 2);
    const slopes = free.slopes(found.p);
    expect(variances[0]! * slopes[0]! ** 2).toBeCloseTo(1, 4);
    expect(variances[1]! * slopes[1]! ** 2).toBeCloseTo(4.01, 3);
  });

  it("ends where there is no minimum", () => {
    const saddle: ChiSquare = {
      value: ([x, y]) => x! * x! - y! * y!,
      derivatives([x, y], gradient, matrix) {
        gradient.set([x!, -y!]);
        matrix.set([1, 0, 0, -1]);
      },
    };
    expect(minimise(saddle, [1, 1]).converged).toBe(false);
  });
});
