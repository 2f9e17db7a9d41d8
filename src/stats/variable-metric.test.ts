import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cholesky, inverse } from "./cholesky.ts";
import type { ChiSquare } from "./minimise.ts";
import { beginAt, descend, type Descent } from "./variable-metric.ts";

/** χ² = (p − m)ᵀH(p − m), H positive definite. */
const bowl = (h: Float64Array, m: readonly number[]): ChiSquare => {
  const half = (p: Float64Array): number[] =>
    m.map((_, i) => m.reduce((sum, mj, j) => sum + h[i * m.length + j]! * (p[j]! - mj), 0));
  return {
    value: (p) => half(p).reduce((sum, g, i) => sum + g * (p[i]! - m[i]!), 0),
    derivatives(p, gradient, matrix) {
      gradient.set(half(p));
      matrix.set(h);
    },
  };
};

function descendFrom(chi: ChiSquare, ...start: readonly number[]): Descent | undefined {
  const begin = beginAt(chi, Float64Array.from(start));
  return begin && descend(chi, begin);
}

describe("descend", () => {
  it("ends at the minimum of a bowl, with its covariance where what grew on the way has not settled", () => {
    const numbers = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(numbers, (a) => {
        const h = Float64Array.from({ length: 9 }, (_, cell) => {
          const [i, j] = [Math.floor(cell / 3), cell % 3];
          return [0, 1, 2].reduce((sum, k) => sum + a[3 * i + k]! * a[3 * j + k]!, i === j ? 1 : 0);
        });
        const chi = bowl(h, [3, -2, 1]);
        const found = descendFrom(chi, 10, 10, 10)!;
        expect(found.chi2).toBeLessThan(1e-4);
        if (found.from === "way") return;
        inverse(cholesky(h, 3)!, 3).forEach((value, i) => expect(found.covariance[i]).toBeCloseTo(value, 9));
      }),
    );
  });

  it("quotes what grew on the way where that has settled", () => {
    // Along two axes that the start knows nothing of; many steps in a bent valley.
    const chi: ChiSquare = {
      value: ([x, y]) => 100 * (y! - x! * x!) ** 2 + (1 - x!) ** 2,
      derivatives([x, y], gradient, matrix) {
        const off = y! - x! * x!;
        gradient.set([-200 * x! * off - (1 - x!), 100 * off]);
        matrix.set([-200 * off + 400 * x! * x! + 1, -200 * x!, -200 * x!, 100]);
      },
    };
    const found = descendFrom(chi, -1.2, 1)!;
    expect([...found.p].every((value) => Math.abs(value - 1) < 0.01)).toBe(true);
    expect(found.chi2).toBeLessThan(2e-5);
    // Exactly 1, 2, 2 and 4.01.
    [1, 2, 2, 4.01].forEach((value, i) => expect(found.covariance[i]! / value).toBeCloseTo(1, 0));
  });

  it("ends on a saddle that it came to, and says that its covariance is forced", () => {
    const found = descendFrom(bowl(Float64Array.of(1, 2, 2, 1), [0, 0]), 1, 1)!;
    expect([...found.p]).toEqual([0, 0]);
    expect(found.from).toBe("forced");
    expect(cholesky(found.covariance, 2)).toBeDefined();
  });

  it("does not begin where a parameter bends down, nor where there are no numbers", () => {
    expect(descendFrom(bowl(Float64Array.of(1, 0, 0, -1), [0, 0]), 1, 1)).toBeUndefined();
    expect(descendFrom(bowl(Float64Array.of(NaN, 0, 0, 1), [0, 0]), 1, 1)).toBeUndefined();
  });
});
