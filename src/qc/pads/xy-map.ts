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
import { bySector, type PadValues } from "./values.ts";
import { centreCells, xyAxis, xyCells } from "./xy-grid.ts";
import { areaSums, xyWeights } from "./xy-weights.ts";

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
  const values = bySector(pads.values);
  return bothSides((side) => ({
    ...described(pads.quantity, side),
    className: "TH2D",
    values: areaAverage(values, side, isCount(pads.quantity)),
    entries: padsOfSide,
  }));
}

const padsOfSide = sectorsOfSide * padsOfSector;

/** @param values by sector, A orientation. @param zeros whether they count, or are pads without a value. */
export function areaAverage(values: Float32Array, side: Side, zeros: boolean): Float64Array {
  const weights = xyWeights();
  const own = side === "A" ? values.subarray(0, padsOfSide) : values.subarray(padsOfSide);
  const sums = areaSums(weights, own);
  const areas = zeros || !own.includes(0) ? weights.area : areaSums(weights, own.map(Math.sign));
  for (let cell = 0; cell < xyCells; cell++) sums[cell] = areas[cell]! > 0 ? sums[cell]! / areas[cell]! : NaN;
  return sums;
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
