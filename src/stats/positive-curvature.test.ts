import { describe, expect, it } from "vitest";
import { slopesAt, slopesOfReach } from "./finite-differences.ts";
import { findPositiveCurvature } from "./positive-curvature.ts";

const free = [false, false];

describe("slopesAt", () => {
  it("has slopes and second derivatives to better than a thousandth", () => {
    const f = ([x, y]: Float64Array): number => Math.exp(x!) + 3 * y! * y! - x! * y!;
    const p = Float64Array.of(1, 2);
    let slopes = slopesOfReach(Float64Array.of(1, 1), free);
    for (let i = 0; i < 3; i++) slopes = slopesAt(f, p, f(p), slopes, free);
    expect([...slopes.gradient].map((each, i) => each / [Math.E - 2, 11][i]!)).toEqual(
      [1, 1].map((each) => expect.closeTo(each, 3)),
    );
    expect([...slopes.second].map((each, i) => each / [Math.E, 6][i]!)).toEqual(
      [1, 1].map((each) => expect.closeTo(each, 3)),
    );
  });

  it("takes longer steps, up to ten times, where nothing is to be seen, angles no longer than a half", () => {
    const flat = (): number => 1;
    const before = slopesOfReach(Float64Array.of(1, 1), [false, true]);
    let slopes = before;
    for (let i = 0; i < 3; i++) slopes = slopesAt(flat, Float64Array.of(0, 0), 1, slopes, [false, true]);
    expect(slopes.gradient).toEqual(Float64Array.of(0, 0));
    expect(slopes.steps[0]).toBeGreaterThan(before.steps[0]!);
    expect(slopes.steps[1]).toBeLessThanOrEqual(0.5);
  });
});

describe("findPositiveCurvature", () => {
  it("goes downhill along what bends down, to where it bends up", () => {
    const f = ([x, y]: Float64Array): number => -Math.exp(-((x! - 3) ** 2)) + y! * y!;
    const { p, value, slopes } = findPositiveCurvature(f, Float64Array.of(1, 0.3), Float64Array.of(0.3, 0.3), free);
    expect(value).toBeLessThan(-0.5);
    expect(p[1]).toBe(0.3);
    expect([...slopes.second].every((bend) => bend > 0)).toBe(true);
  });

  it("stays where it bends up, and along what it does not depend on", () => {
    const start = Float64Array.of(1, 2);
    const found = findPositiveCurvature(([x]) => x! * x!, start, Float64Array.of(0.3, 0.6), free);
    expect(found.p).toBe(start);
    expect(found.slopes.second[1]).toBe(0);
  });
});
