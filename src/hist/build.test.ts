import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D, hist2D } from "./build.ts";

describe("hist1D", () => {
  it("counts what it is given, flow beside it, and takes sums at bin centres", () => {
    const hist = hist1D({ x: { n: 2, lo: 0, hi: 2 }, values: [1, 3], flow: [5, 7], name: "h" });
    expect([...hist.values]).toEqual([5, 1, 3, 7]);
    expect(hist).toMatchObject({
      kind: "1d",
      name: "h",
      entries: 16,
      sums: [4, 4, 5, 0.25 + 3 * 2.25],
      variances: undefined,
    });
  });

  it("refuses contents that do not fit the axis", () => {
    expect(() => hist1D({ x: [0, 1, 2], values: [1] })).toThrow("1 contents for 2 bins");
  });
});

describe("hist2D", () => {
  it("puts rows into global bin order", () => {
    const hist = hist2D({ x: [0, 1, 2], y: fixedAxis(1, 0, 1), rows: [[1, 2]] });
    expect([...hist.values]).toEqual([0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0]);
    expect(hist.sums).toEqual([3, 3, 3.5, 4.75, 1.5, 0.75, 1.75]);
  });

  it("refuses cells that do not fit the axes", () => {
    expect(() => hist2D({ x: [0, 1], y: [0, 1], cells: new Float64Array(4) })).toThrow("4 cells for 1 × 1 bins");
  });
});
