import { edgesOf } from "../../hist/axis.ts";
import { sectorCorners } from "./corners.ts";
import { areaOfPad, mirrored, padRows, padsOfSector, sectorsOfSide, type PadRow } from "./geometry.ts";
import { areaInBox, leastOf, mostOf } from "./overlap.ts";
import { xyAxis, xyBins, xyCells } from "./xy-grid.ts";

/** Areas that the pads of a sector share with the bins of the map of its side, one entry a pad and bin, pad by pad. */
export interface Overlaps {
  readonly pad: Uint16Array;
  readonly cell: Uint32Array;
  /** cm². */
  readonly area: Float64Array;
}

/** The same with the bins of x and y. */
interface InGrid extends Omit<Overlaps, "cell"> {
  readonly x: Uint16Array;
  readonly y: Uint16Array;
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

let known: readonly Overlaps[] | undefined;

/** Of each of the 18 sectors of a side; made at first use, then kept. */
export const xyWeights = (): readonly Overlaps[] => (known ??= makeWeights());

function makeWeights(): readonly Overlaps[] {
  const five = Array.from({ length: 5 }, (_, slot) => overlapsOf(slot));
  const turned = five.map(({ pad }) => turnedRound(pad));
  return likenesses.map(({ of, flipX, flipY }) => {
    const { x, y, pad, area } = five[of]!;
    return { pad: flipX === flipY ? pad : turned[of]!, cell: cellsOf(x, y, flipX, flipY), area };
  });
}

let covered: Float64Array | undefined;

/** Area of pads in each cell of the map of a side, cm²; made at first use, then kept. */
export function padAreas(): Float64Array {
  if (covered !== undefined) return covered;
  covered = new Float64Array(xyCells);
  for (const { cell, area } of xyWeights()) addAreas(covered, cell, area);
  return covered;
}

function addAreas(cells: Float64Array, at: Uint32Array, area: Float64Array): void {
  for (let i = 0; i < at.length; i++) cells[at[i]!]! += area[i]!;
}

/** The pads at the other ends of the rows. */
function turnedRound(pads: Uint16Array): Uint16Array {
  const other = mirrored;
  const turned = new Uint16Array(pads.length);
  for (let i = 0; i < pads.length; i++) turned[i] = other[pads[i]!]!;
  return turned;
}

const width = xyBins + 2;

function cellsOf(x: Uint16Array, y: Uint16Array, flipX: boolean, flipY: boolean): Uint32Array {
  const stepX = flipX ? -1 : 1;
  const stepY = flipY ? -width : width;
  const origin = (flipX ? width - 1 : 0) + (flipY ? (width - 1) * width : 0);
  const cells = new Uint32Array(x.length);
  for (let i = 0; i < cells.length; i++) cells[i] = origin + stepX * x[i]! + stepY * y[i]!;
  return cells;
}

const { lo, hi } = xyAxis("");
const binOf = (value: number): number => Math.floor((value - lo) / ((hi - lo) / xyBins)) + 1;

/** No pad is as large as a bin: it lies in four at most. */
const most = 4 * padsOfSector;

function overlapsOf(sector: number): InGrid {
  const corners = sectorCorners(sector);
  const edges = edgesOf(xyAxis(""));
  const into = { pad: new Uint16Array(most), x: new Uint16Array(most), y: new Uint16Array(most) };
  const area = new Float64Array(most);
  let count = 0;
  for (const row of padRows) count = addPads(row, corners, edges, into, area, count);
  return {
    pad: into.pad.subarray(0, count),
    x: into.x.subarray(0, count),
    y: into.y.subarray(0, count),
    area: area.subarray(0, count),
  };
}

/** Of a row: an engine makes short calls quick once, a long loop again and again. */
function addPads(
  { offset, pads }: PadRow,
  corners: Float64Array,
  edges: Float64Array,
  into: Pick<InGrid, "pad" | "x" | "y">,
  areas: Float64Array,
  from: number,
): number {
  let next = from;
  for (let pad = offset; pad < offset + pads; pad++) next = addPad(pad, corners, edges, into, areas, next);
  return next;
}

/** Adds the bins that a pad lies in from an entry on, and gives the next entry. */
function addPad(
  pad: number,
  corners: Float64Array,
  edges: Float64Array,
  into: Pick<InGrid, "pad" | "x" | "y">,
  areas: Float64Array,
  from: number,
): number {
  const at = 8 * pad;
  const firstX = binOf(leastOf(corners, at));
  const lastX = binOf(mostOf(corners, at));
  const firstY = binOf(leastOf(corners, at + 1));
  const lastY = binOf(mostOf(corners, at + 1));
  const whole = firstX === lastX && firstY === lastY;
  let next = from;
  for (let y = firstY; y <= lastY; y++) {
    const bottom = y === firstY ? -Infinity : edges[y - 1]!;
    const top = y === lastY ? Infinity : edges[y]!;
    for (let x = firstX; x <= lastX; x++) {
      const left = x === firstX ? -Infinity : edges[x - 1]!;
      const right = x === lastX ? Infinity : edges[x]!;
      const area = whole ? areaOfPad[pad]! : areaInBox(corners, at, left, right, bottom, top);
      if (!(area > 0)) continue;
      into.pad[next] = pad;
      into.x[next] = x;
      into.y[next] = y;
      areas[next] = area;
      next += 1;
    }
  }
  return next;
}
