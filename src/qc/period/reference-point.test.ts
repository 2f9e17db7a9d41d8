import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parityChecked, parityTrend } from "./parity-judged.ts";
import { trendQuantities } from "./quantity.ts";
import { deviationFrom, referencePoint } from "./reference-point.ts";
import type { TrendPoint } from "./trend-point.ts";

const mip = trendQuantities.find(({ id }) => id === "mip")!;
const tracks = trendQuantities.find(({ id }) => id === "tracks")!;

const point = (value: number, error = 0.02, sound = true): TrendPoint => ({
  value,
  parityError: error / 2,
  error,
  stdDev: 12,
  entries: 1000,
  sigma: undefined,
  sound,
});

describe("the point of a reference", () => {
  it("of one run is its number with its error", () => {
    expect(referencePoint([point(50.1)])).toEqual({
      value: 50.1,
      spread: 0.02,
      error: 0.02,
      parityError: 0.01,
      runs: 1,
    });
  });

  it("of several is their median, with half of what 68 % of them lie within", () => {
    const of = referencePoint(
      [50, 51, undefined, 52, 53, 54].map((value) => (value === undefined ? undefined : point(value))),
    );
    expect(of).toMatchObject({ value: 52, runs: 5, error: 0.02 });
    expect(of!.spread).toBeCloseTo(1.36, 10);
  });

  it("has no spread below the errors, and leaves out fits that did not converge", () => {
    expect(referencePoint([point(50), point(50), point(90, 0.02, false)])).toMatchObject({ spread: 0.02, runs: 2 });
    expect(referencePoint([undefined, point(50, 0.1, false)])).toBeUndefined();
  });
});

describe("the deviation of a run", () => {
  const reference = referencePoint([point(50)])!;

  it("is its difference, in errors of both, judged by 3 s and 6 s with the floor as s", () => {
    const deviation = deviationFrom(reference, mip, point(49));
    expect(deviation.difference.value).toBe(-1);
    expect(deviation.difference.error).toBeCloseTo(Math.SQRT2 * 0.02, 12);
    expect(deviation.inErrors).toBeCloseTo(-35.36, 2);
    expect(deviation).toMatchObject({ quality: "medium", spread: 0.3 });
    expect(deviation.inSpreads).toBeCloseTo(-3.326, 3);
    expect([50.8, 51.2, 52.1].map((value) => deviationFrom(reference, mip, point(value)).quality)).toEqual([
      "good",
      "medium",
      "bad",
    ]);
  });

  it("is told and not judged where a number tells nothing", () => {
    expect(deviationFrom(reference, tracks, point(9000))).toMatchObject({ quality: "null", inSpreads: undefined });
    expect(deviationFrom(reference, mip, point(40, 0.02, false)).quality).toBe("null");
    expect(deviationFrom(reference, mip, point(40, 0.2))).toMatchObject({ quality: "null" });
    expect(deviationFrom({ ...reference, spread: 0 }, mip, point(50, 0)).inErrors).toBeUndefined();
  });

  it("turns its sign where run and reference change places", () => {
    const value = fc.double({ min: 40, max: 60, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const there = deviationFrom(referencePoint([point(a)])!, mip, point(b));
        const back = deviationFrom(referencePoint([point(b)])!, mip, point(a));
        expect(back.inErrors).toBeCloseTo(-there.inErrors!, 10);
        expect(back.quality).toBe(there.quality);
      }),
    );
  });
});

describe("by the rule of today's tool", () => {
  const runs = [50, 50.1, 49.9, 50.05, 51].map((value) => point(value));
  const trend = { quantity: mip, points: runs, judged: [] };

  it("the reference takes part in mean and spread, and has the last verdict", () => {
    const alone = parityChecked(runs);
    const check = parityChecked(runs, referencePoint([point(47)]));
    expect(alone.centre).toBeCloseTo(50.21, 4);
    expect(check.centre).toBeCloseTo(49.675, 4);
    expect(check.spread!).toBeGreaterThan(alone.spread!);
    expect([alone.qualities.length, check.qualities.length]).toEqual([5, 6]);
    expect(check.qualities.at(-1)).toBe("medium");
  });

  it("verdicts of runs are those with the reference among them", () => {
    const qualities = (reference?: number) =>
      parityTrend(trend, reference === undefined ? undefined : referencePoint([point(reference)])).judged.map(
        ({ quality }) => quality,
      );
    expect(qualities()).toEqual(["good", "good", "good", "good", "medium"]);
    expect(qualities(47)).toEqual(["good", "good", "good", "good", "good"]);
  });
});
