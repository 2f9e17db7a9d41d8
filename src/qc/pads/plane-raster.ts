import {
  mirrored,
  padRows,
  padsOfInner,
  padsOfSector,
  rocOffset,
  sectors,
  sectorsOfSide,
  turnOf,
  type Side,
} from "./geometry.ts";

/** A square of a side, cm, and along how many pixels it is seen; x to the right, y upwards. */
export interface PlaneWindow {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly pixels: number;
}

/**
 * Which pads lie where in a window, of both sides alike: their pads lie back to back. A place counts the pads of 18 sectors
 * in A orientation.
 */
export interface PlaneLookup {
  readonly pixels: number;
  /** Place under the middle of each pixel, top row first; −1: there is no pad. */
  readonly under: Int32Array;
  /**
   * Pixel that holds the centre of each place, −1 outside; `undefined` where pixels are so small that there is no pad but
   * lies under the middle of one.
   */
  readonly pixelOf: Int32Array | undefined;
}

/** Pixels of this size (cm) miss no pad: half the diagonal is less than half the width of the smallest. */
const finePixel = 0.28;

export function lookUpPlane(window: PlaneWindow): PlaneLookup {
  const { x, pixels } = window;
  const isFine = (x[1] - x[0]) / pixels <= finePixel;
  return { pixels, under: underPixels(window), pixelOf: isFine ? undefined : pixelsOfCentres(window) };
}

/** Edges of all rows are multiples of it, cm. */
const rowStep = 0.05;
const none = 255;
const innermost = padRows[0]!.x - padRows[0]!.height / 2;

let knownRows: Uint8Array | undefined;

/** Row at each step from the innermost edge; made at first use, then kept. */
const rowsBySteps = (): Uint8Array => (knownRows ??= makeRowsBySteps());

function makeRowsBySteps(): Uint8Array {
  const last = padRows.at(-1)!;
  const steps = new Uint8Array(Math.round((last.x + last.height / 2 - innermost) / rowStep)).fill(none);
  for (const { row, x, height } of padRows) {
    const from = Math.round((x - height / 2 - innermost) / rowStep);
    steps.fill(row, from, from + Math.round(height / rowStep));
  }
  return steps;
}

/** `findPad` for all pixels of a window: sectors are left and entered where a line of pixels crosses their borders. */
function underPixels({ x: [left, right], y: [bottom, top], pixels }: PlaneWindow): Int32Array {
  const under = new Int32Array(pixels * pixels).fill(-1);
  const rowAt = rowsBySteps();
  const [stepX, stepY] = [(right - left) / pixels, (top - bottom) / pixels];
  for (let line = 0; line < pixels; line++) {
    const y = top - (line + 0.5) * stepY || Number.MIN_VALUE;
    // Of the upper half 8 to 0, of the lower one 9 to 17, from left to right.
    const way = y > 0 ? -1 : 1;
    let slot = y > 0 ? 8 : 9;
    let border = rightBorder(slot, y);
    let [cos, sin] = turnOf(slot);
    for (let column = 0; column < pixels; column++) {
      const x = left + (column + 0.5) * stepX;
      while (x >= border) {
        slot += way;
        border = rightBorder(slot, y);
        [cos, sin] = turnOf(slot);
      }
      const along = x * cos + y * sin;
      const row = along < innermost ? none : (rowAt[Math.floor((along - innermost) / rowStep + 1e-9)] ?? none);
      if (row === none) continue;
      const { pads, offset, width, x: middle } = padRows[row]!;
      const pad = Math.floor(pads / 2 + ((y * cos - x * sin) * middle) / along / width);
      if (pad >= 0 && pad < pads) under[line * pixels + column] = slot * padsOfSector + offset + pad;
    }
  }
  return under;
}

/** x where a line at y leaves a sector to the right. */
function rightBorder(slot: number, y: number): number {
  if (slot === 0 || slot === sectorsOfSide - 1) return Infinity;
  return y / Math.tan(((y > 0 ? slot : slot + 1) * Math.PI) / 9);
}

function pixelsOfCentres({ x: [left, right], y: [bottom, top], pixels }: PlaneWindow): Int32Array {
  const pixelOf = new Int32Array(sectorsOfSide * padsOfSector).fill(-1);
  const [perX, perY] = [pixels / (right - left), pixels / (top - bottom)];
  for (let slot = 0; slot < sectorsOfSide; slot++) {
    const [cos, sin] = turnOf(slot);
    for (const { pads, offset, x: along, width } of padRows) {
      for (let pad = 0; pad < pads; pad++) {
        const across = (pad + 0.5 - pads / 2) * width;
        const column = Math.floor((along * cos - across * sin - left) * perX);
        const line = Math.floor((top - along * sin - across * cos) * perY);
        const isSeen = column >= 0 && column < pixels && line >= 0 && line < pixels;
        if (isSeen) pixelOf[slot * padsOfSector + offset + pad] = line * pixels + column;
      }
    }
  }
  return pixelOf;
}

/**
 * What a side shows in each pixel: the mean over the pads whose centres are in it, else the pad under its middle; 0 where
 * there is none, and where there are no clusters.
 *
 * @param values in stored order.
 * @param zeros whether pads that are 0 count in a mean, or have no value.
 */
export function planeValues(
  { pixels, under, pixelOf }: PlaneLookup,
  values: Float32Array,
  side: Side,
  zeros: boolean,
): Float32Array {
  const out = new Float32Array(pixels * pixels);
  const indexOf = storedIndices(side);
  const counts = new Uint16Array(pixelOf === undefined ? 0 : out.length);
  if (pixelOf !== undefined) {
    for (let place = 0; place < pixelOf.length; place++) {
      const pixel = pixelOf[place]!;
      if (pixel < 0) continue;
      const value = values[indexOf[place]!]!;
      if (value === 0 && !zeros) continue;
      out[pixel]! += value;
      counts[pixel]! += 1;
    }
  }
  for (let pixel = 0; pixel < out.length; pixel++) {
    const count = counts[pixel] ?? 0;
    const place = under[pixel]!;
    if (count > 1) out[pixel]! /= count;
    else if (count === 0 && place >= 0) out[pixel] = values[indexOf[place]!]!;
  }
  return out;
}

const known = new Map<Side, Int32Array>();

/** Where the value of each place of a side is stored; made at first use, then kept. */
function storedIndices(side: Side): Int32Array {
  const indices = known.get(side) ?? makeStoredIndices(side);
  known.set(side, indices);
  return indices;
}

function makeStoredIndices(side: Side): Int32Array {
  const indices = new Int32Array(sectorsOfSide * padsOfSector);
  for (let slot = 0; slot < sectorsOfSide; slot++) {
    const sector = side === "A" ? slot : slot + sectorsOfSide;
    const [inner, outer] = [rocOffset(sector), rocOffset(sector + sectors) - padsOfInner];
    for (let pad = 0; pad < padsOfSector; pad++) {
      const own = side === "A" ? pad : mirrored[pad]!;
      indices[slot * padsOfSector + pad] = own + (own < padsOfInner ? inner : outer);
    }
  }
  return indices;
}
