import type { Hist2D } from "../../hist/hist.ts";
import type { Rule } from "../quality.ts";
import { padsOfSector, sectorsOfSide, type Side } from "./geometry.ts";
import { addSums } from "./pad-sums.ts";
import { isCount, rphiTitle, storedNames } from "./quantity.ts";
import { phiAxis, phiBinsOfSector, rAxis, rBins, rphiCell, rphiCells } from "./rphi-grid.ts";
import { rphiWeights, sumAt } from "./rphi-weights.ts";
import { bothSides, type Sides } from "./sides.ts";
import { bySector, type PadValues } from "./values.ts";

/**
 * Maps in φ and r: mean over the pads of each bin, weighted by the share of the pad that lies in it.
 * "parity": pads without clusters are 0, and so are bins without pads. "robust": bins without pads are NaN, and of means
 * pads without clusters are left out.
 */
export function rphiMaps(pads: PadValues, rule: Rule): Sides<Hist2D> {
  const values = bySector(pads.values);
  return bothSides((side) => {
    const cells = shareAverage(values, side, rule === "parity" || isCount(pads.quantity));
    let sum = 0;
    for (let cell = 0; cell < cells.length; cell++) {
      const value = cells[cell]!;
      if (!Number.isNaN(value)) sum += value;
      else if (rule === "parity") cells[cell] = 0;
    }
    return {
      kind: "2d",
      name: storedNames.rphi(pads.quantity, side),
      title: rphiTitle(pads.quantity, side),
      className: "TH2D",
      option: "",
      // As ROOT's projection of a map in three dimensions has it.
      entries: Math.floor(sum + 0.5),
      displayMinimum: undefined,
      displayMaximum: undefined,
      x: phiAxis(),
      y: rAxis(),
      values: cells,
      variances: undefined,
      sums: [0, 0, 0, 0, 0, 0, 0],
    };
  });
}

/** NaN in bins without pads. @param values by sector, A orientation. @param zeros whether they count, or are no values. */
export function shareAverage(values: Float32Array, side: Side, zeros: boolean): Float64Array {
  const weights = rphiWeights();
  const cells = new Float64Array(rphiCells).fill(NaN);
  const sums = new Float64Array(weights.sums.length);
  const active = new Float64Array(weights.sums.length);
  for (let slot = 0; slot < sectorsOfSide; slot++) {
    const first = (side === "A" ? slot : slot + sectorsOfSide) * padsOfSector;
    const own = values.subarray(first, first + padsOfSector);
    sums.fill(0);
    addSums(weights.overlaps, own, sums);
    const all = zeros || !own.includes(0);
    if (!all) addSums(weights.overlaps, own.map(Math.sign), active.fill(0));
    const shares = all ? weights.sums : active;
    const inSector = phiBinsOfSector;
    for (let r = 1; r <= rBins; r++) {
      const bin = sumAt(0, r);
      const cell = rphiCell(inSector * slot, r);
      for (let phi = 1; phi <= inSector; phi++) {
        const share = shares[bin + phi]!;
        if (share > 0) cells[cell + phi] = sums[bin + phi]! / share;
      }
    }
  }
  return cells;
}
