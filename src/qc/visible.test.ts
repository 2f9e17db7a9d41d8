import { describe, expect, it } from "vitest";
import { fill1D, fill2D } from "../hist/testing/fill.ts";
import { fixedAxis } from "../hist/build.ts";
import { profileX } from "../hist/profile.ts";
import { statisticsOf, visibleStatistics } from "./visible.ts";

const x = fixedAxis(4, 0, 4);
const hist = fill1D(x, [0.1, 0.9, 1.2, 1.3, 2.9, 3.1, 7]);

describe("statistics", () => {
  it("of all are of the fills themselves", () => {
    const { integral, x: onX } = statisticsOf(hist);
    expect(integral).toBe(6);
    expect(onX.mean?.value).toBeCloseTo((0.1 + 0.9 + 1.2 + 1.3 + 2.9 + 3.1) / 6, 12);
  });

  it("of a range are of its bins, at their centres", () => {
    const seen = visibleStatistics(hist, { x: [1, 3], y: undefined })!;
    expect(seen.integral).toBe(3);
    expect(seen.x.mean?.value).toBeCloseTo((1.5 + 1.5 + 2.5) / 3, 12);
    expect(seen.y).toBeUndefined();
  });

  it("of the whole axis are none of their own, nor those of more than that", () => {
    expect(visibleStatistics(hist, { x: [0, 4], y: undefined })).toBeUndefined();
    expect(visibleStatistics(hist, { x: [-5, 9], y: undefined })).toBeUndefined();
    expect(visibleStatistics(hist, { x: undefined, y: undefined })).toBeUndefined();
  });

  it("of a range that leaves out empty bins alone are none of their own", () => {
    const upper = fill1D(x, [2.1, 2.9, 3.3]);
    expect(visibleStatistics(upper, { x: [2, 4], y: undefined })).toBeUndefined();
    expect(visibleStatistics(upper, { x: [3, 4], y: undefined })?.integral).toBe(1);
  });

  it("of a map are of both ranges", () => {
    const fills = [0.5, 1.5, 2.5].flatMap((u) => [0.5, 1.5].map((v) => [u, v, 10 * u + v]));
    const map = fill2D(x, fixedAxis(2, 0, 2), fills);
    const seen = visibleStatistics(map, { x: [1, 3], y: [1, 2] })!;
    expect(seen.integral).toBeCloseTo(16.5 + 26.5, 10);
    expect(seen.x.mean?.value).toBeCloseTo((1.5 * 16.5 + 2.5 * 26.5) / 43, 10);
    expect(seen.y?.mean?.value).toBeCloseTo(1.5, 12);
    expect(visibleStatistics(map, { x: undefined, y: [0, 1] })?.integral).toBeCloseTo(5.5 + 15.5 + 25.5, 10);
    const profile = profileX(map);
    expect(visibleStatistics(profile, { x: [0, 1], y: undefined })?.integral).toBeCloseTo(5.5 + 6.5, 10);
  });
});
