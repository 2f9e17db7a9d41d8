import { describe, expect, it } from "vitest";
import { binCenter } from "../../hist/axis.ts";
import { padCentre, padRows } from "./geometry.ts";
import { padProjections, type PadProjection } from "./projections.ts";
import { rphiMaps } from "./rphi.ts";
import { countsOf, fillPads, goodCounts, mapPads, uniformOf } from "./testing/synthetic.ts";
import type { PadValues } from "./values.ts";

const sides = ["A", "C"] as const;
const there = ({ values }: PadProjection): readonly number[] =>
  Array.from(values).filter((value) => !Number.isNaN(value));
const charges = (values: Float32Array): PadValues => ({ ...countsOf(values), quantity: "Q_Tot" });

describe("padProjections, robust", () => {
  it("are 1 ± 0 where all pads are alike, in every bin of φ and in the bins of r that have pads", () => {
    const ofSides = padProjections(countsOf(fillPads(() => 7)), "robust");
    for (const side of sides) {
      const { phi, r, width } = ofSides[side];
      expect(there(phi).length).toBe(360);
      expect(there(r).length).toBeGreaterThan(300);
      for (const value of [...there(phi), ...there(r)]) expect(value).toBeCloseTo(1, 9);
      expect(Math.max(...phi.errors, width!)).toBeCloseTo(0, 4);
    }
  });

  it("follow values along φ and r on both sides, over the mean by area", () => {
    const along = (of: "phi" | "r"): PadValues =>
      countsOf(
        fillPads(({ sector, row, pad }) => {
          const { x, y } = padCentre(sector, row, pad);
          return of === "r" ? Math.hypot(x, y) : (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI);
        }),
      );
    const [phis, rs] = [padProjections(along("phi"), "robust"), padProjections(along("r"), "robust")];
    for (const side of sides) {
      const { phi } = phis[side];
      phi.values.forEach((value, i) => expect(Math.abs(value - binCenter(phi.x, i + 1) / Math.PI)).toBeLessThan(0.01));
      const { r } = rs[side];
      const mean = binCenter(r.x, 150) / r.values[149]!;
      expect(mean).toBeGreaterThan(170);
      expect(mean).toBeLessThan(190);
      r.values.forEach((value, i) => {
        if (!Number.isNaN(value)) expect(Math.abs(value * mean - binCenter(r.x, i + 1))).toBeLessThan(1.5);
      });
    }
  });

  it("weigh pads by their area, not one by one", () => {
    // Of pads of a row half as wide there are twice as many: the mean of the side is that over its area.
    const inner = fillPads(({ row }) => (padRows[row]!.stack === 0 ? 1 : 0));
    const { r } = padProjections(countsOf(inner), "robust").A;
    const area = (rows: typeof padRows): number =>
      rows.reduce((sum, { pads, width, height }) => sum + pads * width * height, 0);
    const share = area(padRows.filter(({ stack }) => stack === 0)) / area(padRows);
    expect(r.values[40]).toBeCloseTo(1 / share, 6);
  });

  it("have a dead sector as 0 in counts and as a gap in means, on its side alone", () => {
    const dead = fillPads(({ sector }) => (sector === 5 ? 0 : 100));
    const counts = padProjections(countsOf(dead), "robust");
    const means = padProjections(charges(dead), "robust");
    expect(counts.A.phi.values[110]).toBe(0);
    expect(counts.A.phi.values[50]).toBeCloseTo(18 / 17, 6);
    expect(counts.C.phi.values[110]).toBeCloseTo(1, 9);
    expect(means.A.phi.values[110]).toBeNaN();
    expect(means.A.phi.values[50]).toBeCloseTo(1, 9);
  });

  it("have errors as their scatter is: of r as it is, of φ at most", () => {
    const draw = (seed: number) => padProjections(countsOf(goodCounts(100, uniformOf(seed))), "robust").A;
    const [a, b] = [draw(1), draw(2)];
    const pull = (of: "phi" | "r"): number => {
      const squares = Array.from(a[of].values, (value, i) => {
        const error = Math.hypot(a[of].errors[i]!, b[of].errors[i]!);
        return error > 0 ? ((value - b[of].values[i]!) / error) ** 2 : NaN;
      }).filter((square) => !Number.isNaN(square));
      return squares.reduce((sum, square) => sum + square, 0) / squares.length;
    };
    expect(pull("r")).toBeGreaterThan(0.8);
    expect(pull("r")).toBeLessThan(1.2);
    // Pads here are independent, where tracks make all rows of one φ alike.
    expect(152 * pull("phi")).toBeGreaterThan(0.8);
    expect(152 * pull("phi")).toBeLessThan(1.2);
  });

  it("have no value where all pads are empty", () => {
    const { phi, width } = padProjections(countsOf(fillPads(() => 0)), "robust").A;
    expect([there(phi).length, width]).toEqual([0, undefined]);
  });
});

describe("padProjections, parity", () => {
  it("are the map summed along the other axis, over its entries", () => {
    const pads = countsOf(mapPads(goodCounts(100, uniformOf(3)), ({ sector }, value) => (sector === 20 ? 0 : value)));
    const { C } = rphiMaps(pads, "parity");
    const { phi, r } = padProjections(pads, "parity").C;
    let [column, row] = [0, 0];
    for (let bin = 0; bin < 352; bin++) column += C.values[200 + 362 * bin]!;
    for (let bin = 0; bin < 362; bin++) row += C.values[bin + 362 * 100]!;
    expect(phi.values[199]).toBeCloseTo(column / C.entries, 15);
    expect(phi.errors[199]).toBeCloseTo(Math.sqrt(column) / C.entries, 15);
    expect(r.values[99]).toBeCloseTo(row / C.entries, 15);
    expect(phi.values[50]).toBe(0);
    expect(phi.values.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 6);
  });
});
