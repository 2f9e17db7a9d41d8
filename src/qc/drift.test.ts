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

  it("leaves out windows without the number, and needs three", () => {
    const some = (most: number) =>
      driftOf(windows, (each) => (indexOf(each) < most ? { value: 1, error: 1 } : undefined));
    expect(some(3)?.windows).toBe(3);
    expect(some(2)).toBeUndefined();
    expect(driftOf([], () => ({ value: 1, error: 1 }))).toBeUndefined();
  });
});

describe("numbers of windows", () => {
  const one = { value: 50, error: 0.1 };
  const gaussian = (valid: boolean): HistMeasurement => ({
    kind: "gaussian-fit",
    entries: 1,
    fit: { constant: one, mean: one, sigma: one, chi2: 1, ndf: 1, points: 4, range: [40, 60], valid },
  });

  it("are those of fits that converged, and of maps along y", () => {
    expect(fitMeanOf(window(0, gaussian(true)))).toEqual(one);
    expect(fitMeanOf(window(0, gaussian(false)))).toBeUndefined();
    expect(fitMeanOf(window(0))).toBeUndefined();
    expect(meanOfYOf(window(0, gaussian(true)))).toBeUndefined();
  });
});
