import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import root from "../stats/testdata/root-semantics.json" with { type: "json" };
import { fixedAxis } from "./build.ts";
import { profileBins, profileX } from "./profile.ts";
import { projectionX } from "./project.ts";
import { fill2D } from "./testing/fill.ts";
import { maps } from "./testing/maps.ts";

const { columns } = root;
const map = fill2D(fixedAxis(7, 0, 7), fixedAxis(5, 0, 5), columns["fills [x, y, times]"]);
// ROOT has 0 in bins without entries.
const zeroed = (values: Float64Array): number[] => Array.from(values, (value) => (Number.isNaN(value) ? 0 : value));

describe("profileX", () => {
  it.each([
    ["ProfileX()", profileX(map)],
    ["ProfileX(0,-1)", profileX(map, [0, 5])],
  ] as const)("is that of ROOT: %s", (name, profile) => {
    const want = columns[name];
    const { values, errors } = profileBins(profile);
    zeroed(values).forEach((value, i) => expect(value).toBeCloseTo(want.contents[i]!, 13));
    zeroed(errors).forEach((error, i) => expect(error).toBeCloseTo(want.errors[i]!, 13));
    expect([...profile.weights.subarray(1, 8)]).toEqual(want.binEntries);
  });

  it("weighs every column by its entries and stays within the axis", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const profile = profileX(map);
        expect(profile.weights).toEqual(projectionX(map, [1, map.y.n]).values);
        for (const value of profileBins(profile).values) {
          if (Number.isNaN(value)) continue;
          expect(value).toBeGreaterThan(map.y.lo);
          expect(value).toBeLessThan(map.y.hi);
        }
      }),
    );
  });
});

describe("errors of a profile", () => {
  const profile = { ...profileX(map), errorOption: "" };
  const errorOf = (errorOption: string, bin: number): number =>
    profileBins({ ...profile, errorOption }).errors[bin - 1]!;
  // Column 1 has y = 0.5, 1.5, 2.5, 3.5; column 3 three times 4.5.
  it("are of the mean, the spread itself, or 1/√Σw, by option", () => {
    expect(errorOf("", 1)).toBeCloseTo(Math.sqrt(1.25 / 4), 14);
    expect(errorOf("s", 1)).toBeCloseTo(Math.sqrt(1.25), 14);
    expect(errorOf("g", 1)).toBe(0.5);
    expect(errorOf("i", 1)).toBe(errorOf("", 1));
    expect(errorOf("i", 3)).toBeCloseTo(1 / Math.sqrt(12 * 3), 14);
  });
});
