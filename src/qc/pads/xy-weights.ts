import { binLowEdge } from "../../hist/axis.ts";
import { sectorCorners } from "./corners.ts";
import { areaOfPad, mirrored, padsOfSector, sectorsOfSide } from "./geometry.ts";
import { areaInBox, leastOf, mostOf } from "./overlap.ts";
import { padSums, type PadSums } from "./pad-sums.ts";
import { xyAxis, xyBins, xyCells } from "./xy-grid.ts";

/**
 * Areas that the pads of each of the 18 sectors of a side share with the bins of its map, cm²; in fact of five, which stand
 * for the others.
 */
export type XyWeights = readonly PadSums[];

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
  const five = Array.from({ length: 5 }, (_, slot) => overlapsOf(slot));
  const turned = five.map(({ pad }) => turnedRound(pad));
  return likenesses.map(({ of, flipX, flipY }) => {
    const { cell, pad, ...lists } = five[of]!;
    return {
      ...lists,
      cell: cell.map((each) => flipped(each, flipX, flipY)),
      pad: flipX === flipY ? pad : turned[of]!,
    };
  });
}

/** The pads at the other ends of the rows. */
function turnedRound(pads: Uint16Array): Uint16Array {
  const other = mirrored;
  const turned = new Uint16Array(pads.length);
  for (let i = 0; i < pads.length; i++) turned[i] = other[pads[i]!]!;
  return turned;
}

const width = xyBins + 2;

function flipped(cell: number, flipX: boolean, flipY: boolean): number {
  const x = cell % width;
  const y = (cell - x) / width;
  return (flipX ? width - 1 - x : x) + width * (flipY ? width - 1 - y : y);
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
