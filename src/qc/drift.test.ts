import { describe, expect, it } from "vitest";
import { driftOf, fitMeanOf, meanOfYOf } from "./drift.ts";
import type { HistMeasurement, MeasuredWindow } from "./measurement.ts";

const start = 1_722_475_800_000;
const window = (i: number, measured?: HistMeasurement): MeasuredWindow => ({
  start: start + i * 300_000,
  end: start + (i + 1) * 300_000,
  measured,
});
const windows = Array.from({ length: 12 }, (_, i) => window(i));
const indexOf = (each: MeasuredWindow): number => windows.indexOf(each);

describe("driftOf", () => {
  it("follows a line from the beginning of the run to its end", () => {
    const drift = driftOf(windows, (each) => ({ value: 50 + 0.1 * indexOf(each), error: 0.02 }))!;
    expect(drift.windows).toBe(12);
    expect(drift.change.value).toBeCloseTo(1.2, 10);
    expect(drift.mean.value).toBeCloseTo(50.55, 10);
    expect(drift.line.chi2).toBeCloseTo(0, 10);
  });

  it("knows a change less well where windows scatter by more than their errors", () => {
    const still = driftOf(windows, () => ({ value: 50, error: 0.1 }))!;
    const restless = driftOf(windows, (each) => ({ value: 50 + (indexOf(each) % 2 ? 1 : -1), error: 0.1 }))!;
    expect(restless.change.error).toBeGreaterThan(5 * still.change.error);
  });

  it("tells how far each window is from the others", () => {
    const drift = driftOf(windows, (each) => ({ value: indexOf(each) === 4 ? 51 : 50, error: 0.1 }))!;
    expect(drift.apart.map(({ window }) => window)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    // Errors: of the window, and of the mean of eleven.
    expect(drift.apart[4]!.off.value).toBeCloseTo(1, 10);
    expect(drift.apart[4]!.off.error).toBeCloseTo(0.1 * Math.sqrt(1 + 1 / 11), 10);
    expect(drift.apart[0]!.off.value).toBeCloseTo(-1 / 11, 10);
  });

  it("leaves out windows without the number, and needs two, whose scatter is not known", () => {
    const some = (most: number) =>
      driftOf(windows, (each) =>
        indexOf(each) < 5 ? undefined : indexOf(each) < 5 + most ? { value: indexOf(each), error: 0.1 } : undefined,
      );
    expect(some(3)?.apart.map(({ window }) => window)).toEqual([6, 7, 8]);
    const two = some(2)!;
    expect([two.windows, two.line.ndf]).toEqual([2, 0]);
    expect(two.change).toEqual({ value: expect.closeTo(12, 10), error: expect.closeTo(12 * 0.1 * Math.SQRT2, 10) });
    expect(some(1)).toBeUndefined();
    expect(driftOf([], () => ({ value: 1, error: 1 }))).toBeUndefined();
  });
});

describe("numbers of windows", () => {
  const one = { value: 50, error: 0.1 };
  const gaussian = (valid: boolean): HistMeasurement => {
    const numbers = { constant: one, mean: one, sigma: one, chi2: 1, ndf: 1, points: 4 };
    const fit = { ...numbers, range: [40, 60], valid } as const;
    return { kind: "gaussian-fit", entries: 1, fit, quoted: fit };
  };

  it("are those of fits that converged, and of maps along y", () => {
    expect(fitMeanOf(window(0, gaussian(true)))).toEqual(one);
    expect(fitMeanOf(window(0, gaussian(false)))).toBeUndefined();
    expect(fitMeanOf(window(0))).toBeUndefined();
    const slope = gaussian(true) as Extract<HistMeasurement, { kind: "gaussian-fit" }>;
    const beyond = { ...slope, fit: { ...slope.fit!, mean: { value: 33, error: 2 } } };
    expect(fitMeanOf(window(0, beyond))).toBeUndefined();
    expect(meanOfYOf(window(0, gaussian(true)))).toBeUndefined();
  });
});
