/**
 * Pads of the TPC as in O2's `Mapper`: lengths in cm, numbers from 0. A sector has 152 rows of pads, 0–62 in its inner
 * chamber (IROC), 63–151 in the outer one (OROC); a pad's index in the sector counts row by row, pad 0 first.
 * Sectors 0–17 are on the A side, 18–35 on the C side, sector s + 18 back to back with s. Both sides are seen in one
 * global frame: φ grows with the pad number on the A side and falls on the C side. "A orientation" is the order in which
 * it grows on both; a sector of the C side gets it by mirroring each row.
 */

export type Side = "A" | "C";

export const sectors = 36;
export const sectorsOfSide = 18;
export const rocs = 72;
export const padsOfInner = 5280;
export const padsOfOuter = 9280;
export const padsOfSector = padsOfInner + padsOfOuter;
export const allPads = sectors * padsOfSector;

/** GEM stacks of a sector, inside out. */
export const stacks = ["IROC", "OROC1", "OROC2", "OROC3"] as const;
export type Stack = (typeof stacks)[number];

interface Shape {
  readonly stack: number;
  readonly rows: number;
  readonly height: number;
  /** Of a pad, at half its height. */
  readonly width: number;
  /** Lower edge of the first row, from the beam along the middle of the sector. */
  readonly from: number;
  readonly rowOffset: number;
  readonly helper: number;
}

const shape = (
  stack: number,
  rows: number,
  height: number,
  width: number,
  from: number,
  rowOffset: number,
  helper: number,
): Shape => ({ stack, rows, height, width, from, rowOffset, helper });

/** The ten regions of a sector. Source: O2 `PadRegionInfo`. */
export const regionShapes: readonly Shape[] = [
  shape(0, 17, 0.75, 0.416, 84.85, 0, 33.2),
  shape(0, 15, 0.75, 0.42, 97.6, 17, 33.0),
  shape(0, 16, 0.75, 0.42, 108.85, 32, 33.08),
  shape(0, 15, 0.75, 0.436, 120.85, 48, 31.83),
  shape(1, 18, 1, 0.6, 134.7, 0, 38.0),
  shape(1, 16, 1, 0.6, 152.7, 18, 38.0),
  shape(2, 16, 1.2, 0.608, 170.8, 0, 47.9),
  shape(2, 14, 1.2, 0.588, 190.0, 16, 49.55),
  shape(3, 13, 1.5, 0.604, 208.9, 0, 59.39),
  shape(3, 12, 1.5, 0.607, 228.4, 0, 64.7),
];

export interface PadRow {
  readonly row: number;
  readonly region: number;
  readonly rowInRegion: number;
  /** Index in `stacks`. */
  readonly stack: number;
  readonly pads: number;
  /** Index of pad 0 in the sector. */
  readonly offset: number;
  /** Middle of the row, along the middle of the sector. */
  readonly x: number;
  readonly height: number;
  readonly width: number;
}

export const padRows: readonly PadRow[] = regionShapes.reduce<PadRow[]>((rows, { stack, height, width, ...region }) => {
  for (let i = 0; i < region.rows; i++) {
    const last = rows.at(-1);
    rows.push({
      row: rows.length,
      region: last === undefined ? 0 : i === 0 ? last.region + 1 : last.region,
      rowInRegion: i,
      stack,
      pads: 2 * Math.floor((height / width) * Math.tan(Math.PI / 18) * (i + region.rowOffset) + region.helper),
      offset: last === undefined ? 0 : last.offset + last.pads,
      x: region.from + (i + 0.5) * height,
      height,
      width,
    });
  }
  return rows;
}, []);

/** Middle of the gaps between IROC, OROC1, OROC2 and OROC3, along the middle of a sector, cm. */
export const chamberBorders: readonly number[] = padRows.flatMap(({ stack, x, height }, row) => {
  const next = padRows[row + 1];
  return next === undefined || next.stack === stack ? [] : [(x + height / 2 + next.x - next.height / 2) / 2];
});

/** Row of each pad of a sector. */
export const rowOfPad = new Uint8Array(padsOfSector);

/** Index of the pad at the other end of the row, for each pad of a sector: from the C side to A orientation and back. */
export const mirrored = new Uint16Array(padsOfSector);

/** cm², exact: pads are keystones with parallel ends. */
export const areaOfPad = new Float64Array(padsOfSector);

for (const { row, pads, offset, width, height } of padRows) {
  const end = offset + pads;
  rowOfPad.fill(row, offset, end);
  areaOfPad.fill(width * height, offset, end);
  for (let pad = offset; pad < end; pad++) mirrored[pad] = offset + end - 1 - pad;
}

/** Where the values of a chamber begin, of 72 one after another as they are stored. */
export const rocOffset = (roc: number): number =>
  roc < sectors ? roc * padsOfInner : sectors * padsOfInner + (roc - sectors) * padsOfOuter;

/** Where the value of a pad is among them, by its number on its side. */
export function padIndex(sector: number, row: number, pad: number): number {
  const { stack, offset } = padRows[row]!;
  return offset + pad + (stack === 0 ? rocOffset(sector) : rocOffset(sector + sectors) - padsOfInner);
}

export const padsOfRoc = (roc: number): number => (roc < sectors ? padsOfInner : padsOfOuter);

export const sideOfRoc = (roc: number): Side => (Math.floor(roc / sectorsOfSide) % 2 === 0 ? "A" : "C");

export const sideOfSector = (sector: number): Side => (sector < sectorsOfSide ? "A" : "C");

const twoDigits = (number: number): string => String(number % sectorsOfSide).padStart(2, "0");

/** "A05", "C04" (sector 22). */
export const sectorName = (sector: number): string => `${sideOfSector(sector)}${twoDigits(sector)}`;

/** "IROC A00", "OROC C17". */
export const rocName = (roc: number): string => `${roc < sectors ? "IROC" : "OROC"} ${sideOfRoc(roc)}${twoDigits(roc)}`;

/** Azimuth of the middle of a sector, radians. */
export const angleOf = (sector: number): number => ((10 + 20 * (sector % sectorsOfSide)) * Math.PI) / 180;

const cosines = Array.from({ length: sectors }, (_, sector) => Math.cos(angleOf(sector)));
const sines = Array.from({ length: sectors }, (_, sector) => Math.sin(angleOf(sector)));

/** Cosine and sine of it. */
export const turnOf = (sector: number): readonly [cos: number, sin: number] => [cosines[sector]!, sines[sector]!];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Global centre of a pad as the detector code has it: the centre in the sector and the result are single precision, which
 * decides the bin of a map at its edges. `pad` as numbered on its side.
 */
export function padCentre(sector: number, row: number, pad: number): Point {
  const { x, pads, width } = padRows[row]!;
  const [cos, sin] = turnOf(sector);
  const along = Math.fround(x);
  const across = Math.fround((sector < sectorsOfSide ? 1 : -1) * (pad + 0.5 - pads / 2) * width);
  return { x: Math.fround(along * cos - across * sin), y: Math.fround(along * sin + across * cos) };
}
