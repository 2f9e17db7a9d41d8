import { padRows, padsOfSector, regionShapes, rowOfPad } from "./geometry.ts";

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
  for (let pad = 0; pad < padsOfSector; pad++) {
    const { region, offset, pads } = padRows[rowOfPad[pad]!]!;
    const atEnd = Math.min(pad - offset, offset + pads - 1 - pad) < endPads;
    kind[of[pad]!] = 2 * region + (atEnd || kind[of[pad]!]! % 2 === 1 ? 1 : 0);
  }
  const ofKind = Array.from({ length: kinds }, () => 0);
  for (const each of kind) ofKind[each]! += 1;
  return { side, count, of, ...neighboursOf(of, count), kind, ofKind };
}

/** Blocks of rows of one region, and of pads counted from the middle of the row; numbered in the order of their first pad. */
function blocksOf(side: number): Uint16Array {
  const numbers = new Map<number, number>();
  const across = 128;
  return Uint16Array.from(rowOfPad, (row, index) => {
    const { region, rowInRegion, pads, offset } = padRows[row]!;
    const block = Math.floor((index - offset - pads / 2) / side) + across;
    const key = (region * 32 + Math.floor(rowInRegion / side)) * 2 * across + block;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

function neighboursOf(of: Uint16Array, count: number): Pick<Units, "from" | "neighbours"> {
  const lists = Array.from({ length: count }, () => [] as number[]);
  const link = (a: number, b: number): void => {
    if (a !== b && !lists[a]!.includes(b)) lists[a]!.push(b);
  };
  for (let pad = 0; pad < padsOfSector; pad++) {
    for (const other of padsBeside(pad)) {
      link(of[pad]!, of[other]!);
      link(of[other]!, of[pad]!);
    }
  }
  const from = new Uint32Array(count + 1);
  lists.forEach((list, unit) => (from[unit + 1] = from[unit]! + list.length));
  const neighbours = new Uint16Array(from[count]!);
  lists.forEach((list, unit) => neighbours.set(list, from[unit]));
  return { from, neighbours };
}

/**
 * The next pad of the row and the three of the next row nearest along a ray from the beam: with those before, the eight
 * around a pad. The next row may be that of the next chamber: a block across the gap is one.
 */
function padsBeside(index: number): readonly number[] {
  const row = padRows[rowOfPad[index]!]!;
  const pad = index - row.offset;
  const beside = pad + 1 < row.pads ? [index + 1] : [];
  const next = padRows[row.row + 1];
  if (next === undefined) return beside;
  const y = ((pad + 0.5 - row.pads / 2) * row.width * next.x) / row.x;
  const nearest = Math.floor(y / next.width + next.pads / 2);
  const inRow = [nearest - 1, nearest, nearest + 1].filter((each) => each >= 0 && each < next.pads);
  return [...beside, ...inRow.map((each) => next.offset + each)];
}
