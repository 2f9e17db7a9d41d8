import { binCenter } from "../../hist/axis.ts";
import type { Hist2D } from "../../hist/hist.ts";
import type { Point } from "./geometry.ts";
import { labelGrid, noise } from "./grid-dbscan.ts";
import { convexHull } from "./hull.ts";
import { areaOf } from "./overlap.ts";

/** A region of bins that today's tool outlines. */
export interface BinRegion {
  readonly label: number;
  readonly bins: number;
  /** Mean of the bins' centres, cm. */
  readonly centre: Point;
  /** Convex hull of the bins' centres, counter-clockwise, cm. */
  readonly hull: readonly Point[];
  /** Of the hull, cm². */
  readonly area: number;
}

export interface Outliers {
  /** Mean of the bins that are not empty; `undefined` where all are. */
  readonly average: number | undefined;
  /** Cells that are off, x outer, y inner. */
  readonly flagged: readonly number[];
  /** Of those, above the average. */
  readonly high: number;
  /** One a flagged cell; −1: in no region, however small. */
  readonly labels: Int32Array;
  /** Those of more than 30 bins, in the order of their first flagged bin. */
  readonly regions: readonly BinRegion[];
}

/** A bin is off by more than three quarters of the average. */
const off = 0.75;
/** Where bins are looked at: distance from bin 165, 165, in bins. */
const middle = 165;
const [from, to] = [60, 150];
/** Regions of no more bins are left out. */
const smallest = 30;

/**
 * Outlier regions by the rule of today's tool: bins of a ring that are off the average of the whole map, joined with
 * `labelGrid`. Source: TPCQCVis `detectOutlierRegions` with its defaults.
 */
export function findOutliers(map: Hist2D): Outliers {
  const { x, y, values } = map;
  const width = x.n + 2;
  let [sum, filled] = [0, 0];
  for (let iy = 1; iy <= y.n; iy++) {
    for (let ix = 1; ix <= x.n; ix++) {
      const value = values[ix + width * iy]!;
      if (!(value > 0)) continue;
      sum += value;
      filled += 1;
    }
  }
  if (filled === 0) return { average: undefined, flagged: [], high: 0, labels: new Int32Array(), regions: [] };
  const average = sum / filled;
  const flagged: number[] = [];
  for (let ix = 1; ix <= x.n; ix++) {
    for (let iy = 1; iy <= y.n; iy++) {
      const value = values[ix + width * iy]!;
      const distance = (ix - middle) ** 2 + (iy - middle) ** 2;
      const inRing = distance <= to ** 2 && distance > from ** 2;
      const isOff = value > off * average + average || value < average - off * average;
      if (inRing && isOff) flagged.push(ix + width * iy);
    }
  }
  const labels = labelGrid(flagged, width);
  const high = flagged.filter((cell) => values[cell]! > average).length;
  return { average, flagged, high, labels, regions: regionsOf(map, flagged, labels) };
}

function regionsOf(map: Hist2D, flagged: readonly number[], labels: Int32Array): readonly BinRegion[] {
  const cells = new Map<number, number[]>();
  flagged.forEach((cell, i) => {
    const label = labels[i]!;
    if (label === noise) return;
    const own = cells.get(label) ?? [];
    own.push(cell);
    cells.set(label, own);
  });
  return [...cells]
    .filter(([, own]) => own.length > smallest)
    .map(([label, own]) => {
      const points = own.map((cell) => centreOf(map, cell));
      const hull = convexHull(points);
      const [x, y] = [meanOf(points.map((point) => point.x)), meanOf(points.map((point) => point.y))];
      const area = areaOf(hull.flatMap((corner) => [corner.x, corner.y]));
      return { label, bins: own.length, centre: { x, y }, hull, area };
    });
}

const centreOf = ({ x, y }: Hist2D, cell: number): Point => ({
  x: binCenter(x, cell % (x.n + 2)),
  y: binCenter(y, Math.floor(cell / (x.n + 2))),
});

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
