import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addHists } from "./add.ts";
import { fixedAxis, hist1D, hist2D } from "./build.ts";
import type { Hist2D } from "./hist.ts";
import { profileX } from "./profile.ts";
import { fill1D } from "./testing/fill.ts";
import { maps } from "./testing/maps.ts";

const x = fixedAxis(5, 0, 5);
const fills = fc.array(fc.double({ min: -2, max: 7, noNaN: true }), { maxLength: 40 });
const doubled = (map: Hist2D): Hist2D => ({ ...map, values: map.values.map((value) => 2 * value) });

describe("addHists", () => {
  it("has what one histogram with all fills has: contents, sums, entries, flow", () => {
    fc.assert(
      fc.property(fc.array(fills, { minLength: 1, maxLength: 5 }), (parts) => {
        const sum = addHists(parts.map((part) => fill1D(x, part)))!;
        const whole = fill1D(x, parts.flat());
        expect([...sum.values]).toEqual([...whole.values]);
        expect(sum.entries).toBe(whole.entries);
        whole.sums.forEach((want, i) => expect(sum.sums[i]).toBeCloseTo(want, 9));
      }),
    );
  });

  it("adds maps cell by cell, and profiles of maps as the profile of their sum", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const sum = addHists([map, doubled(map)])!;
        expect([...sum.values]).toEqual([...map.values].map((value) => 3 * value));
        const profiles = addHists([profileX(map), profileX(doubled(map))])!;
        const whole = profileX(sum);
        for (const cells of ["weights", "sumsY", "sumsY2"] as const) {
          whole[cells].forEach((want, i) => expect(profiles[cells][i]).toBeCloseTo(want, 6));
        }
      }),
    );
  });

  it("keeps errors of weights beside counts, whose variances are their contents", () => {
    const counts = hist1D({ x: [0, 1], values: [4] });
    const weights = hist1D({ x: [0, 1], values: [2], variances: [9] });
    expect([...addHists([counts, counts])!.values]).toEqual([0, 8, 0]);
    expect(addHists([counts, counts])!.variances).toBeUndefined();
    expect(addHists([counts, weights])!.variances?.[1]).toBe(13);
  });

  it("takes moments from contents of a part that was filled by setting them", () => {
    const set = { ...hist1D({ x: [0, 1, 2], values: [0, 3] }), sums: [0, 0, 0, 0] as const, entries: 1 };
    expect(addHists([set, hist1D({ x: [0, 1, 2], values: [1, 0] })])!.sums.slice(0, 3)).toEqual([4, 4, 5]);
  });

  it("holds what a part in less than double precision could not", () => {
    const part = { ...hist1D({ x: [0, 1], values: [0] }), className: "TH1C", values: Int8Array.of(0, 120, 0) };
    const sum = addHists([part, part])!;
    expect([sum.className, sum.values[1]]).toEqual(["TH1D", 240]);
  });

  it("is none of other bins or kinds, of one part that part, of none nothing", () => {
    const one = hist1D({ x: [0, 1, 2], values: [1, 2] });
    expect(addHists([one, hist1D({ x: [0, 1, 3], values: [1, 2] })])).toBeUndefined();
    const map = hist2D({ x: [0, 1, 2], y: [0, 1], rows: [[1, 2]] });
    expect(addHists<typeof one | typeof map>([one, map])).toBeUndefined();
    expect(addHists([map, hist2D({ x: [0, 1, 2], y: [0, 2], rows: [[1, 2]] })])).toBeUndefined();
    expect(addHists([one])).toBe(one);
    expect(addHists([])).toBeUndefined();
  });
});
