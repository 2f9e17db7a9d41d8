import { padRows, padsOfSector, regionShapes, type PadRow } from "./geometry.ts";

/** What is compared between sectors: pads, or blocks of pads where single ones have too few clusters. Of one sector. */
export interface Units {
  /** Rows and pads along a side of a block; 1: the pads themselves. */
  readonly side: number;
  readonly count: number;
  /** Unit of each pad, A orientation. */
  readonly of: Uint16Array;
  /** Where the neighbours of a unit begin in `neighbours`; count + 1 of them. */
  readonly from: Uint32Array;
  /** Neighbours of all units, across corners too. */
  readonly neighbours: Uint16Array;
  /** Units of a kind scatter alike: by region, apart at the ends of rows. */
  readonly kind: Uint8Array;
  /** How many there are of each kind. */
  readonly ofKind: readonly number[];
}

export const kinds = 2 * regionShapes.length;

/** Pads this close to the end of a row collect fewer clusters, and differ more. */
const endPads = 3;

/** Sides of blocks to choose from. */
export const blockSides = [1, 2, 4, 8] as const;

const known = new Map<number, Units>();

/** Made at first use, then kept. */
export function unitsOf(side: number): Units {
  const units = known.get(side) ?? makeUnits(side);
  known.set(side, units);
  return units;
}

function makeUnits(side: number): Units {
  const of = blocksOf(side);
  const count = of.at(-1)! + 1;
  const kind = new Uint8Array(count);
  for (const row of padRows) setKinds(row, of, kind);
  const ofKind = Array.from({ length: kinds }, () => 0);
  for (const each of kind) ofKind[each]! += 1;
  return { side, count, of, ...neighboursOf(of, count), kind, ofKind };
}

// Of one row each: an engine makes short calls quick once, a long loop again and again.

function setKinds({ region, offset, pads }: PadRow, of: Uint16Array, kind: Uint8Array): void {
  for (let pad = 0; pad < pads; pad++) {
    const unit = of[offset + pad]!;
    const atEnd = Math.min(pad, pads - 1 - pad) < endPads;
    kind[unit] = 2 * region + (atEnd || kind[unit]! % 2 === 1 ? 1 : 0);
  }
}

/** Blocks of rows of one region, and of pads counted from the middle of the row; numbered in the order of their first pad. */
function blocksOf(side: number): Uint16Array {
  const of = new Uint16Array(padsOfSector);
  const across = 256;
  const down = 32;
  /** Of each place its number and 1; 0: none yet. */
  const numbers = new Uint16Array(regionShapes.length * down * across);
  let count = 0;
  for (const { region, rowInRegion, pads, offset } of padRows) {
    const row = (region * down + Math.floor(rowInRegion / side)) * across + across / 2;
    for (let pad = 0; pad < pads; pad++) {
      const place = row + Math.floor((pad - pads / 2) / side);
      if (numbers[place] === 0) numbers[place] = ++count;
      of[offset + pad] = numbers[place]! - 1;
    }
  }
  return of;
}

/** More than any unit has. */
const mostNeighbours = 16;

/** Neighbours as they are found: of each unit room for `mostNeighbours`. */
interface Found {
  readonly lists: Uint16Array;
  readonly lengths: Uint8Array;
}

function neighboursOf(of: Uint16Array, count: number): Pick<Units, "from" | "neighbours"> {
  const found = { lists: new Uint16Array(mostNeighbours * count), lengths: new Uint8Array(count) };
  for (const row of padRows) linkPads(row, found, of);
  const from = new Uint32Array(count + 1);
  found.lengths.forEach((length, unit) => (from[unit + 1] = from[unit]! + length));
  const neighbours = new Uint16Array(from[count]!);
  found.lengths.forEach((length, unit) => {
    const list = mostNeighbours * unit;
    neighbours.set(found.lists.subarray(list, list + length), from[unit]);
  });
  return { from, neighbours };
}

function linkPads(row: PadRow, found: Found, of: Uint16Array): void {
  for (let pad = 0; pad < row.pads; pad++) linkPad(row, pad, found, of);
}

/**
 * Links a pad to the next one of the row and the three of the next row nearest along a ray from the beam: with those before,
 * the eight around it. The next row may be that of the next chamber: a block across the gap is one.
 */
function linkPad(row: PadRow, pad: number, found: Found, of: Uint16Array): void {
  const own = of[row.offset + pad]!;
  if (pad + 1 < row.pads) link(found, own, of[row.offset + pad + 1]!);
  const next = padRows[row.row + 1];
  if (next === undefined) return;
  const y = ((pad + 0.5 - row.pads / 2) * row.width * next.x) / row.x;
  const nearest = Math.floor(y / next.width + next.pads / 2);
  const last = Math.min(nearest + 1, next.pads - 1);
  for (let other = Math.max(nearest - 1, 0); other <= last; other++) link(found, own, of[next.offset + other]!);
}

function link(found: Found, a: number, b: number): void {
  if (a === b) return;
  add(found, a, b);
  add(found, b, a);
}

function add({ lists, lengths }: Found, unit: number, neighbour: number): void {
  const end = mostNeighbours * unit + lengths[unit]!;
  for (let i = mostNeighbours * unit; i < end; i++) if (lists[i] === neighbour) return;
  lists[end] = neighbour;
  lengths[unit]! += 1;
}
