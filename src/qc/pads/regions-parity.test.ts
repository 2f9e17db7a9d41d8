import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hist2D } from "../../hist/build.ts";
import type { Hist2D } from "../../hist/hist.ts";
import { labelGrid, noise } from "./grid-dbscan.ts";
import { convexHull } from "./hull.ts";
import { findOutliers } from "./regions-parity.ts";
import { xyAxis, xyBins, xyCells } from "./xy-grid.ts";

/** A map of ones, 0 beyond 250 cm, with some bins set. */
function mapWith(value: (x: number, y: number) => number | undefined): Hist2D {
  const cells = new Float32Array(xyCells);
  for (let y = 1; y <= xyBins; y++) {
    for (let x = 1; x <= xyBins; x++) {
      const distance = Math.hypot(x - 165, y - 165);
      cells[x + (xyBins + 2) * y] = distance > 153 || distance < 50 ? 0 : (value(x, y) ?? 1);
    }
  }
  return hist2D({ x: xyAxis("x"), y: xyAxis("y"), cells });
}

describe("labelGrid", () => {
  const width = 12;
  const grids = fc
    .uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 100 })
    // Inside a frame of cells that are no points, so that none is its own neighbour across the edge.
    .map((cells) => cells.map((cell) => 13 + (cell % 10) + width * Math.floor(cell / 10)).toSorted((a, b) => a - b));

  it("labels as DBSCAN does that asks every point for its distance", () => {
    fc.assert(
      fc.property(grids, (points) => {
        expect([...labelGrid(points, width)]).toEqual(dbscan(points, width));
      }),
    );
  });

  it("leaves regions thinner than three cells alone", () => {
    const two = Array.from({ length: 16 }, (_, i) => 13 + (i % 8) + width * Math.floor(i / 8));
    expect([...labelGrid(two, width)].every((label) => label === noise)).toBe(true);
  });
});

/** By the book: ε = 1, five points, in the order of the points. */
function dbscan(points: readonly number[], width: number): readonly number[] {
  const at = points.map((cell) => [cell % width, Math.floor(cell / width)] as const);
  const near = at.map(([x, y]) => at.flatMap(([u, v], i) => (Math.hypot(x - u, y - v) <= 1 ? [i] : [])));
  const labels = points.map(() => noise);
  let label = 0;
  for (const [start, own] of near.entries()) {
    if (labels[start] !== noise || own.length < 5) continue;
    labels[start] = label;
    const waiting = [...own];
    for (let i = 0; i < waiting.length; i++) {
      const next = waiting[i]!;
      if (labels[next] !== noise) continue;
      labels[next] = label;
      if (near[next]!.length >= 5) waiting.push(...near[next]!);
    }
    label += 1;
  }
  return labels;
}

describe("convexHull", () => {
  const points = fc.array(fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) }), {
    minLength: 3,
    maxLength: 40,
  });
  it("has every point on its left or on it, and turns left at every corner", () => {
    fc.assert(
      fc.property(points, (all) => {
        const hull = convexHull(all);
        if (hull.length < 3) return;
        hull.forEach((from, i) => {
          const to = hull[(i + 1) % hull.length]!;
          const side = (x: number, y: number): number =>
            (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
          expect(all.every(({ x, y }) => side(x, y) >= 0)).toBe(true);
          const after = hull[(i + 2) % hull.length]!;
          expect(side(after.x, after.y)).toBeGreaterThan(0);
        });
      }),
    );
  });
});

describe("findOutliers", () => {
  it("outlines a block of empty bins in the ring, and no more of it than is there", () => {
    const { regions, average } = findOutliers(
      mapWith((x, y) => (x >= 250 && x < 260 && y >= 160 && y < 170 ? 0 : undefined)),
    );
    expect(average).toBe(1);
    expect(regions).toHaveLength(1);
    // A corner of a block has two neighbours that are off, and is next to a core point all the same: all but the corners count.
    expect(regions[0]!.bins).toBe(96);
    const step = 540 / 330;
    expect(regions[0]!.centre.x).toBeCloseTo(-270 + 254 * step, 9);
    expect(regions[0]!.area).toBeCloseTo((81 - 4 * 0.5) * step * step, 6);
  });

  it("passes over small regions, thin ones, the middle, the rim, and what is off by less", () => {
    const quiet = [
      (x: number, y: number) => (x >= 250 && x < 255 && y >= 160 && y < 166 ? 0 : undefined),
      (x: number, y: number) => (x >= 230 && x < 290 && y >= 160 && y < 162 ? 5 : undefined),
      (x: number, y: number) => (x >= 216 && x < 225 && y >= 160 && y < 170 ? 0 : undefined),
      (x: number, y: number) => (x >= 250 && x < 260 && y >= 160 && y < 170 ? 1.7 : undefined),
    ];
    for (const value of quiet) expect(findOutliers(mapWith(value)).regions).toEqual([]);
  });

  it("has nothing to say of an empty map", () => {
    expect(findOutliers(mapWith(() => 0))).toEqual({
      average: undefined,
      flagged: [],
      high: 0,
      labels: new Int32Array(),
      regions: [],
    });
  });
});
