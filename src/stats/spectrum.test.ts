import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binAt, derivativesIn, partAt, single, spectrumAt, type Part } from "./spectrum.ts";

const parts: readonly Part[] = [
  {
    kind: "gaussian",
    at: [0, 1, 2, 3],
    shares: [
      { weight: 0.6, more: -0.6, scale: 1 },
      { weight: 0.4, more: -0.4, scale: 1.1 },
      { weight: 0, more: 0.9, scale: 1.3 },
    ],
  },
  // Takes µ, σ and the tail of the first.
  { kind: "gaussian", at: [4, 1, 2, 3], shares: [{ weight: 1, more: -0.1, scale: 1.5 }] },
  { kind: "exponential", at: [6, 5], from: 0, origin: 10 },
];
const parameters = fc.tuple(
  fc.double({ min: 0.5, max: 4, noNaN: true }),
  fc.double({ min: 8, max: 12, noNaN: true }),
  fc.double({ min: 1, max: 3, noNaN: true }),
  fc.double({ min: 0, max: 0.5, noNaN: true }),
  fc.double({ min: 0.5, max: 4, noNaN: true }),
  fc.double({ min: 0, max: 0.2, noNaN: true }),
  fc.double({ min: 0.1, max: 1, noNaN: true }),
);

describe("spectrum", () => {
  it("is the sum of its parts, and of nodes in a bin", () => {
    const p = [3, 10, 2, 0, 1.5, 0.1, 0.7];
    const bell = (z: number): number => Math.exp(-0.5 * z * z);
    const first = 3 * (0.6 * bell((9 - 10) / 2) + 0.4 * bell((9 / 1.1 - 10) / 2));
    expect(partAt(parts[0]!, p, 9)).toBeCloseTo(first, 12);
    expect(spectrumAt(parts, p, 9)).toBeCloseTo(first + 1.5 * bell((6 - 10) / 2) + 0.7 * Math.exp(0.1), 12);
    const bin = { nodes: [9, 11], weights: [0.5, 2], content: 0, variance: 0 };
    expect(binAt(parts, p, bin)).toBeCloseTo(0.5 * spectrumAt(parts, p, 9) + 2 * spectrumAt(parts, p, 11), 12);
  });

  it("has no exponential below its beginning", () => {
    const part = { kind: "exponential", at: [0, 1], from: 45, origin: 0 } as const;
    expect(partAt(part, [2, 0.01], 44.9)).toBe(0);
    expect(partAt(part, [2, 0.01], 45)).toBeCloseTo(2 * Math.exp(-0.45), 12);
  });

  it("is 0 nine σ away", () => {
    const part = { kind: "gaussian", at: [0, 1, 2], shares: single } as const;
    expect(partAt(part, [1e6, 50, 1], 60)).toBe(0);
    expect(partAt(part, [1e6, 50, 1], 58)).toBeGreaterThan(0);
  });

  it("has the derivatives that differences have", () => {
    const [gradient, matrix] = [new Float64Array(7), new Float64Array(49)];
    const bin = { nodes: [9, 11.2], weights: [0.5, 0.8], content: 0, variance: 1 };
    fc.assert(
      fc.property(parameters, (p) => {
        expect(derivativesIn(parts, p, bin, gradient, matrix)).toBeCloseTo(binAt(parts, p, bin), 12);
        const h = 1e-4;
        const moved = (i: number, a: number, j: number, b: number): number => {
          const q: number[] = [...p];
          q[i]! += a * h;
          q[j]! += b * h;
          return binAt(parts, q, bin);
        };
        for (let i = 0; i < 7; i++) {
          expect(gradient[i]).toBeCloseTo((moved(i, 1, i, 0) - moved(i, -1, i, 0)) / (2 * h), 5);
          for (let j = 0; j <= i; j++) {
            const corners = moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1);
            expect(matrix[i * 7 + j]).toBeCloseTo(corners / (4 * h * h), 4);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
