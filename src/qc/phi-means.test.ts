import { describe, expect, it } from "vitest";
import { binCenter } from "../hist/axis.ts";
import { fixedAxis, hist2D } from "../hist/build.ts";
import { draws } from "../stats/testing/random.ts";
import { phiMeans } from "./phi-means.ts";

const phi = fixedAxis(360, 0, 2 * Math.PI);
const y = fixedAxis(200, -5, 5);
const sectorOf = (column: number): number => Math.floor(column / 20);

/** Every column of the map has its entries in two bins of y, at ±0.5 about a mean that lies in the middle of a bin. */
const mapOf = (meanOf: (column: number) => number, entriesOf: (column: number) => number = () => 100) =>
  hist2D({
    x: phi,
    y,
    rows: Array.from({ length: y.n }, (_, j) =>
      Array.from({ length: phi.n }, (_, i) => {
        const off = binCenter(y, j + 1) - meanOf(i);
        return Math.abs(Math.abs(off) - 0.5) < 0.01 ? entriesOf(i) / 2 : 0;
      }),
    ),
  });

describe("phiMeans", () => {
  it("has the mean of each sector with its error", () => {
    const { means, entries, median } = phiMeans(mapOf((column) => (sectorOf(column) === 4 ? 0.325 : 0.025)))!;
    expect(means[4]!.value).toBeCloseTo(0.325, 12);
    expect(means[5]).toEqual({ value: expect.closeTo(0.025, 12), error: expect.closeTo(0.5 / Math.sqrt(2000), 12) });
    expect(entries).toEqual(Array<number>(18).fill(2000));
    expect(median).toBeCloseTo(0.025, 12);
  });

  it("leaves sectors with few entries out of the median", () => {
    const isLeft = (column: number): boolean => sectorOf(column) < 10;
    const { means, median } = phiMeans(
      mapOf(
        (column) => (isLeft(column) ? 0.525 : 0.025),
        (column) => (isLeft(column) ? 10 : 100),
      ),
    )!;
    expect(means[0]!.value).toBeCloseTo(0.525, 12);
    expect(median).toBeCloseTo(0.025, 12);
    expect(
      phiMeans(
        mapOf(
          () => 0.025,
          (column) => (isLeft(column) ? 0 : 100),
        ),
      )!.means[0],
    ).toBeUndefined();
  });

  it("finds the amplitude of a wave, whatever its phase, and no wave where a sector is off", () => {
    const random = draws(7);
    for (const phase of [0, 1, 2.5]) {
      const rows = Array.from({ length: y.n }, () => Array<number>(phi.n).fill(0));
      for (let i = 0; i < 200_000; i++) {
        const at = Math.floor(random.uniform() * phi.n);
        const mean = 0.2 * Math.sin(18 * binCenter(phi, at + 1) + phase) + (sectorOf(at) === 3 ? 1 : 0);
        const bin = Math.floor((random.normal(mean, 0.4) + 5) / 0.05);
        if (bin >= 0 && bin < y.n) rows[bin]![at]! += 1;
      }
      const { wave } = phiMeans(hist2D({ x: phi, y, rows }))!;
      // An amplitude of a wave in n values has σ·√(2/n).
      expect(wave!.error).toBeCloseTo(0.4 * Math.sqrt(2 / 200_000), 4);
      expect(Math.abs(wave!.value - 0.2)).toBeLessThan(4 * wave!.error);
    }
    expect(phiMeans(mapOf((column) => (sectorOf(column) === 3 ? 1.025 : 0.025)))!.wave!.value).toBeCloseTo(0, 12);
  });

  it("has no wave where bins are too wide for it, and nothing where x is not φ", () => {
    const wide = hist2D({
      x: fixedAxis(90, 0, 2 * Math.PI),
      y: fixedAxis(2, -1, 1),
      rows: [Array<number>(90).fill(1), Array<number>(90).fill(1)],
    });
    expect(phiMeans(wide)!.wave).toBeUndefined();
    expect(phiMeans(hist2D({ x: fixedAxis(2, -1, 1), y: fixedAxis(1, 0, 1), rows: [[1, 1]] }))).toBeUndefined();
  });
});
