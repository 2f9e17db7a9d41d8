import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchLine } from "./line-search.ts";

/** What was found, and how often it was looked. */
function search(f: (at: number) => number, slope: number, least = 0) {
  let looks = 0;
  const counted = (at: number): number => {
    looks += 1;
    return f(at);
  };
  return { ...searchLine(counted, f(0), slope, least), looks: () => looks };
}

describe("searchLine", () => {
  it("finds the lowest point of a parabola at once", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 5, noNaN: true }),
        fc.double({ min: 0.1, max: 1e6, noNaN: true }),
        (at, bend) => {
          const found = search((x) => bend * (x - at) ** 2, -2 * bend * at);
          // A step that is near enough is taken as it is.
          expect(Math.abs(found.at - at)).toBeLessThan(0.051);
          expect(found.looks()).toBeLessThan(4);
        },
      ),
    );
  });

  it("finds what is far away, or bends down at first", () => {
    const far = search((x) => (x - 40) ** 2, -80);
    expect(Math.abs(far.at - 40)).toBeLessThan(2);
    const bump = search((x) => Math.cos(x), -1e-3);
    expect(Math.abs(bump.at - Math.PI)).toBeLessThan(0.1);
  });

  it("comes near the lowest point of what is no parabola", () => {
    for (const [f, slope, at] of [
      [(x: number) => (x - 2) ** 4, -32, 2],
      [(x: number) => Math.cosh(x - 3), -Math.sinh(3), 3],
      [(x: number) => -1 / (1 + (x - 0.4) ** 2), -0.59, 0.4],
    ] as const) {
      expect(Math.abs(search(f, slope).at - at)).toBeLessThan(0.25 * at);
    }
  });

  it("never ends above the start", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), (waves) => {
        const f = (x: number): number =>
          0.01 * x * x + waves.reduce((sum, wave, k) => sum + wave * Math.cos((k + 1) * x + k), 0);
        const found = search(f, -0.1);
        expect(found.value).toBeLessThanOrEqual(f(0));
        expect(found.looks()).toBeLessThan(13);
      }),
    );
  });

  it("stays where a shorter step than counts would be lower, and tells of what is not a number", () => {
    expect(search((x) => 1e12 * (x - 1e-9) ** 2, -2e3, 0.1)).toMatchObject({ at: 0 });
    expect(search((x) => (x === 0 ? 0 : NaN), -1).value).toBeNaN();
  });
});
