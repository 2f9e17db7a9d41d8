import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedAxis, hist2D } from "../hist/build.ts";
import { rangeOf } from "../hist/range.ts";
import { fill2D } from "../hist/testing/fill.ts";
import { maps } from "../hist/testing/maps.ts";
import { quantileProfile, rootQuantileProfile, type QuantileProfile } from "./quantile-profile.ts";
import root from "./testdata/root-semantics.json" with { type: "json" };
import { worstDeviation } from "./testing/worst.ts";

const { columns } = root;
const map = fill2D(fixedAxis(7, 0, 7), fixedAxis(5, 0, 5), columns["fills [x, y, times]"]);

describe("rootQuantileProfile", () => {
  it.each([
    ["QuantilesX(0.5)", undefined],
    ["QuantilesX(0.5), y 1..3", rangeOf(map.y, 1, 3)],
  ] as const)("is that of ROOT: %s", (name, range) => {
    const got = rootQuantileProfile(map, 0.5, range);
    expect(worstDeviation(got.values, columns[name].contents)).toBe(0);
    expect(worstDeviation(got.errors, columns[name].errors)).toBeLessThan(1e-15);
  });
});

describe("quantileProfile", () => {
  // Column 1 rises with y, row j has 100·(j + 1) entries; column 2 has 18 entries.
  const rising = hist2D({
    x: fixedAxis(2, 0, 2),
    y: fixedAxis(10, 0, 10),
    rows: Array.from({ length: 10 }, (_, j) => [100 * (j + 1), j < 3 ? 6 : 0]),
  });

  it("leaves a gap where a column has fewer than 20 entries", () => {
    const { values, errors, entries } = quantileProfile(rising, 0.5);
    expect([values[1], errors[1], entries[1]]).toEqual([NaN, NaN, 18]);
    expect(Number.isFinite(values[0])).toBe(true);
  });

  it("has the error of the local density", () => {
    const { values, errors } = quantileProfile(rising, 0.5);
    const density = (100 * Math.ceil(values[0]!)) / 5500;
    expect(errors[0]).toBeCloseTo(0.5 / Math.sqrt(5500) / density, 3);
  });

  it("has errors that shrink as 1/√N and are not 0 where the density is", () => {
    const twoPeaks = { x: fixedAxis(1, 0, 1), y: fixedAxis(5, 0, 5) };
    const [one, hundred] = [50, 5000].map((n) =>
      quantileProfile(hist2D({ ...twoPeaks, rows: [[n], [0], [0], [0], [n]] }), 0.5),
    ) as [QuantileProfile, QuantileProfile];
    expect(one.values[0]).toBe(2.5);
    expect(one.errors[0]).toBeGreaterThan(1.5);
    expect(hundred.errors[0]).toBeLessThan(one.errors[0]!);
    const scaled = { ...rising, values: rising.values.map((value) => value * 4) };
    expect(quantileProfile(rising, 0.5).errors[0]! / quantileProfile(scaled, 0.5).errors[0]!).toBeCloseTo(2, 2);
  });

  it("does not change when a map is scaled with its variances", () => {
    const scaled = {
      ...rising,
      values: rising.values.map((value) => value / 8),
      variances: Float64Array.from(rising.values, (value) => value / 64),
    };
    expect(quantileProfile(scaled, 0.5).values).toEqual(quantileProfile(rising, 0.5).values);
    expect(quantileProfile(scaled, 0.5).errors[0]).toBeCloseTo(quantileProfile(rising, 0.5).errors[0]!, 12);
  });

  it("lies within the axis and, off exact hits, where ROOT has it", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const share = 1 / Math.PI; // never hit exactly by counts, as 0.37 is by 37 of 100
        const [ours, roots] = [quantileProfile(map, share), rootQuantileProfile(map, share)];
        ours.values.forEach((value, i) => {
          if (Number.isNaN(value)) return expect(ours.entries[i]).toBeLessThan(20);
          expect(value).toBe(roots.values[i]);
          expect(value).toBeGreaterThanOrEqual(map.y.lo);
          expect(value).toBeLessThanOrEqual(map.y.hi);
          return expect(ours.errors[i]).toBeGreaterThan(0);
        });
      }),
    );
  });
});
