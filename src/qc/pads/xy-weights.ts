import { binLowEdge } from "../../hist/axis.ts";
import { sectorCorners } from "./corners.ts";
import { areaOfPad, mirrored, padsOfSector, sectorsOfSide } from "./geometry.ts";
import { areaInBox, leastOf, mostOf } from "./overlap.ts";
import { addSums, padSums, type PadSums } from "./pad-sums.ts";
import { xyAxis, xyBins, xyCells } from "./xy-grid.ts";

/** Areas that the pads of a side share with the bins of its map, cm², of the sectors 0 to 4 only. */
export interface XyWeights {
  readonly overlaps: readonly PadSums[];
  /** Area of pads in each cell. */
  readonly area: Float64Array;
}

/** How a sector lies in the map's grid compared with one of the first five. */
interface Likeness {
  readonly of: number;
  readonly flipX: boolean;
  readonly flipY: boolean;
}

/** The grid is its own mirror image in both axes, so that five sectors stand for all: mirrored in one axis, or turned by 180°. */
const likenesses: readonly Likeness[] = Array.from({ length: sectorsOfSide }, (_, slot) => {
  if (slot < 5) return { of: slot, flipX: false, flipY: false };
  if (slot < 9) return { of: 8 - slot, flipX: true, flipY: false };
  if (slot < 14) return { of: slot - 9, flipX: true, flipY: true };
  return { of: 17 - slot, flipX: false, flipY: true };
});

let known: XyWeights | undefined;

/** Made at first use, then kept. */
export const xyWeights = (): XyWeights => (known ??= makeWeights());

function makeWeights(): XyWeights {
  const overlaps = Array.from({ length: 5 }, (_, slot) => overlapsOf(slot));
  const ones = new Float32Array(sectorsOfSide * padsOfSector).fill(1);
  return { overlaps, area: areaSums({ overlaps }, ones) };
}

/** Used anew for every map. */
const scratch = [new Float64Array(xyCells), new Float64Array(xyCells), new Float64Array(xyCells)] as const;

/** Sum over pads of area times value in each cell of a side. @param values of 18 sectors one after another, A orientation. */
export function areaSums({ overlaps }: Pick<XyWeights, "overlaps">, values: Float32Array): Float64Array {
  // One map for each of the four ways to lie; they are turned and added at the end.
  const maps = [new Float64Array(xyCells), ...scratch] as const;
  for (const map of scratch) map.fill(0);
  const other = mirrored;
  const mirror = new Float32Array(padsOfSector);
  likenesses.forEach(({ of, flipX, flipY }, slot) => {
    const given = values.subarray(slot * padsOfSector, (slot + 1) * padsOfSector);
    const map = maps[(flipX ? 1 : 0) + (flipY ? 2 : 0)]!;
    if (flipX !== flipY) for (let pad = 0; pad < mirror.length; pad++) mirror[pad] = given[other[pad]!]!;
    addSums(overlaps[of]!, flipX === flipY ? given : mirror, map);
  });
  return turnedTogether(maps);
}

/** Sum of a map and of those that are mirrored in x, in y, and in both. */
function turnedTogether([sums, inX, inY, inBoth]: readonly [Float64Array, Float64Array, Float64Array, Float64Array]) {
  const width = xyBins + 2;
  for (let y = 0; y < width; y++) {
    const row = y * width;
    const mirrorRow = (width - 1 - y) * width;
    for (let x = 0; x < width; x++) {
      const mirrorX = width - 1 - x;
      sums[row + x]! += inX[row + mirrorX]! + inY[mirrorRow + x]! + inBoth[mirrorRow + mirrorX]!;
    }
  }
  return sums;
}

function overlapsOf(sector: number): PadSums {
  const corners = sectorCorners(sector);
  // No pad is as large as a bin: it lies in four at most.
  const pads = new Uint16Array(4 * padsOfSector);
  const cells = new Uint32Array(4 * padsOfSector);
  const areas = new Float64Array(4 * padsOfSector);
  let count = 0;
  const { lo, hi } = xyAxis("");
  const edges = Float64Array.from({ length: xyBins + 1 }, (_, i) => binLowEdge(xyAxis(""), i + 1));
  const binOf = (value: number): number => Math.floor((value - lo) / ((hi - lo) / xyBins)) + 1;
  for (let pad = 0; pad < padsOfSector; pad++) {
    const at = 8 * pad;
    const firstX = binOf(leastOf(corners, at));
    const lastX = binOf(mostOf(corners, at));
    const firstY = binOf(leastOf(corners, at + 1));
    const lastY = binOf(mostOf(corners, at + 1));
    const whole = firstX === lastX && firstY === lastY;
    for (let y = firstY; y <= lastY; y++) {
      const bottom = y === firstY ? -Infinity : edges[y - 1]!;
      const top = y === lastY ? Infinity : edges[y]!;
      for (let x = firstX; x <= lastX; x++) {
        const left = x === firstX ? -Infinity : edges[x - 1]!;
        const right = x === lastX ? Infinity : edges[x]!;
        const area = whole ? areaOfPad[pad]! : areaInBox(corners, at, left, right, bottom, top);
        if (!(area > 0)) continue;
        pads[count] = pad;
        cells[count] = x + (xyBins + 2) * y;
        areas[count++] = area;
      }
    }
  }
  return padSums(pads, cells, areas, count, xyCells);
}
