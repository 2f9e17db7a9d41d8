import { describe, expect, it } from "vitest";
import { hist1D, hist2D } from "../hist/build.ts";
import { profileX } from "../hist/profile.ts";
import { displayedMaximum, displayedMinimum, extremes, integral, integralWithFlow, peak } from "./contents.ts";

const line = hist1D({ x: [0, 1, 2, 3], values: [2, 5, 5], flow: [100, 200] });
const map = hist2D({
  x: [0, 1, 2],
  y: [0, 1, 2],
  rows: [
    [1, 0],
    [0, 7],
  ],
});

describe("contents", () => {
  it("are summed with flow bins only where asked for", () => {
    expect([integral(line), integralWithFlow(line), integral(line, { x: [2, 4] })]).toEqual([12, 312, 210]);
    expect([integral(map), integral(map, { y: [1, 1] })]).toEqual([8, 1]);
  });

  it("have their highest bin inside, the first of equal ones", () => {
    expect(peak(line)).toEqual({ value: 5, x: 2, y: undefined });
    expect(peak(map)).toEqual({ value: 7, x: 2, y: 2 });
    expect(peak(hist1D({ x: [0, 1], values: [0], flow: [1, 1] }))).toBeUndefined();
  });

  it("have the smallest and largest value, or the stored ones for display", () => {
    expect(extremes(line)).toMatchObject({ min: { value: 2, x: 1 }, max: { value: 5 } });
    expect([displayedMinimum(map), displayedMaximum(map)]).toEqual([0, 7]);
    expect(displayedMinimum({ ...map, displayMinimum: 0.9 })).toBe(0.9);
  });

  it("of a profile are its means, 0 where there is none", () => {
    const profile = profileX(
      hist2D({
        x: [0, 1, 2],
        y: [0, 1, 2],
        rows: [
          [2, 0],
          [2, 0],
        ],
      }),
    );
    expect(peak(profile)).toEqual({ value: 1, x: 1, y: undefined });
    expect(integral(profile)).toBe(1);
    expect(extremes(profile)!.min).toEqual({ value: 0, x: 2, y: undefined });
  });
});
