import { describe, expect, it } from "vitest";
import made from "./testdata/objects.root-6.40.json" with { type: "json" };
import { setRanges } from "./ranges.ts";
import type { Members } from "./sound.ts";

const known = (name: keyof typeof made.objects): Members => structuredClone(made.objects[name]);
const axisRange = 1 << 11;

describe("ranges of an object of ROOT's", () => {
  it("are first and last bin of its axes, and minimum and maximum of its contents", () => {
    const hist = known("fitted"); // 50 bins from 30 to 70
    setRanges(hist, { x: [40, 60], y: [1, 200] });
    expect(hist["fXaxis"]).toMatchObject({ fFirst: 13, fLast: 38, fBits: axisRange });
    expect(hist).toMatchObject({ fMinimum: 1, fMaximum: 200 });
    const map = known("surface"); // 40 × 40 bins from −4 to 4
    setRanges(map, { y: [-1, 1], z: [0, 9] });
    expect(map["fXaxis"]).toMatchObject({ fFirst: 0, fLast: 0, fBits: 0 });
    expect(map["fYaxis"]).toMatchObject({ fFirst: 16, fLast: 25, fBits: axisRange });
    expect(map).toMatchObject({ fMinimum: 0, fMaximum: 9 });
  });

  it("end at the axis", () => {
    const hist = known("fitted");
    setRanges(hist, { x: [0, 45] });
    expect(hist["fXaxis"]).toMatchObject({ fFirst: 1, fLast: 19 });
  });

  it("leave alone what is not wanted, and what is no histogram", () => {
    for (const name of ["fitted", "graph", "canvas", "function"] as const) {
      const object = known(name);
      setRanges(object, name === "fitted" ? {} : { x: [0, 1], y: [0, 1] });
      expect(object).toEqual(made.objects[name]);
    }
  });
});
