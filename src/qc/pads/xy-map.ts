import type { Hist2D } from "../../hist/hist.ts";
import {
  mirrored,
  padsOfInner,
  padsOfRoc,
  padsOfSector,
  rocOffset,
  rocs,
  sectors,
  sectorsOfSide,
  sideOfRoc,
  type Side,
} from "./geometry.ts";
import { isCount, quantityTitle, storedNames, type PadQuantityName } from "./quantity.ts";
import { parityRange } from "./ranges.ts";
import { bothSides, type Sides } from "./sides.ts";
import { bySector, valuesOfSector, type PadValues } from "./values.ts";
import { centreCells, xyAxis, xyCells } from "./xy-grid.ts";
import { padAreas, xyWeights, type Overlaps } from "./xy-weights.ts";

/** What every map in x and y has, as the extraction of today names it. */
function described(quantity: PadQuantityName, side: Side): Omit<Hist2D, "values" | "entries" | "className"> {
  return {
    kind: "2d",
    name: storedNames.xyMap(quantity, side),
    title: `${quantityTitle(quantity)} (${side}-Side)`,
    option: "colz",
    x: xyAxis("#it{x} (cm)"),
    y: xyAxis("#it{y} (cm)"),
    displayMinimum: undefined,
    displayMaximum: undefined,
    variances: undefined,
    sums: [0, 0, 0, 0, 0, 0, 0],
  };
}

/**
 * Mean over the pads in each bin, weighted by the area they share with it; NaN where there are none.
 * Of counts pads without clusters are 0, of means they are left out.
 */
export function areaMaps(pads: PadValues): Sides<Hist2D> {
  const averages = areaAverages(bySector(pads.values), isCount(pads.quantity));
  return bothSides((side) => ({
    ...described(pads.quantity, side),
    className: "TH2D",
    values: averages[side],
    entries: sectorsOfSide * padsOfSector,
  }));
}

/** NaN in bins without pads. @param values by sector, A orientation. @param zeros whether they count, or are no values. */
export function areaAverages(values: Float32Array, zeros: boolean): Sides<Float64Array> {
  const sums = new Float64Array(2 * xyCells);
  for (const [slot, overlaps] of xyWeights().entries()) {
    addValues(sums, overlaps, valuesOfSector(values, slot), valuesOfSector(values, slot + sectorsOfSide));
  }
  const whole = zeros || !values.includes(0);
  return bothSides((side) => quotients(sums, side === "A" ? 0 : 1, whole ? padAreas() : areasWithValues(values, side)));
}

/**
 * Both sides of the TPC have the same areas, and to go through these and the bins takes longer than adding up: the sums of
 * A and C of a bin lie side by side.
 */
function addValues(sums: Float64Array, { cell, pad, area }: Overlaps, ofA: Float32Array, ofC: Float32Array): void {
  for (let i = 0; i < cell.length; i++) {
    const at = 2 * cell[i]!;
    const weight = area[i]!;
    const own = pad[i]!;
    sums[at]! += weight * ofA[own]!;
    sums[at + 1]! += weight * ofC[own]!;
  }
}

/** Areas of the pads of a side that have a value. */
function areasWithValues(values: Float32Array, side: Side): Float64Array {
  const areas = new Float64Array(xyCells);
  const first = side === "A" ? 0 : sectorsOfSide;
  for (const [slot, overlaps] of xyWeights().entries()) {
    addAreas(areas, overlaps, valuesOfSector(values, first + slot));
  }
  return areas;
}

function addAreas(cells: Float64Array, { cell, pad, area }: Overlaps, values: Float32Array): void {
  for (let i = 0; i < cell.length; i++) if (values[pad[i]!] !== 0) cells[cell[i]!]! += area[i]!;
}

/** Of every other sum from one on; NaN where there is nothing to divide by. */
function quotients(sums: Float64Array, first: number, by: Float64Array): Float64Array {
  const values = new Float64Array(by.length);
  for (let cell = 0; cell < by.length; cell++) {
    values[cell] = by[cell]! > 0 ? sums[2 * cell + first]! / by[cell]! : NaN;
  }
  return values;
}

/** What today's extraction has: the first pad of a bin that is not 0 in the order chamber, row, pad. Bins without are 0. */
export function firstPadMaps(pads: PadValues): Sides<Hist2D> {
  const cells = { A: new Float32Array(xyCells), C: new Float32Array(xyCells) };
  const entries = { A: 0, C: 0 };
  const cellOf = centreCells();
  for (let roc = 0; roc < rocs; roc++) {
    const side = sideOfRoc(roc);
    const map = cells[side];
    const [from, first] = [rocOffset(roc), roc < sectors ? 0 : padsOfInner];
    const slot = (roc % sectorsOfSide) * padsOfSector;
    for (let i = 0; i < padsOfRoc(roc); i++) {
      const pad = first + i;
      const cell = cellOf[slot + (side === "A" ? pad : mirrored[pad]!)]!;
      if (map[cell] !== 0) continue;
      map[cell] = pads.values[from + i]!;
      // As ROOT counts: every time that a content is set, to 0 too.
      entries[side] += 1;
    }
  }
  const [lo, hi] = parityRange(pads);
  const shown = hi > lo ? { displayMinimum: lo, displayMaximum: hi } : {};
  return bothSides((side) => ({
    ...described(pads.quantity, side),
    ...shown,
    className: "TH2F",
    values: cells[side],
    entries: entries[side],
  }));
}
