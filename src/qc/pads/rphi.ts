import type { Hist2D } from "../../hist/hist.ts";
import type { Rule } from "../quality.ts";
import { sectorsOfSide } from "./geometry.ts";
import { sumsOfTwo, weightsOfTwo } from "./pad-sums.ts";
import { isCount, rphiTitle, storedNames } from "./quantity.ts";
import { phiAxis, phiBinsOfSector, rAxis, rphiCells } from "./rphi-grid.ts";
import { rphiWeights } from "./rphi-weights.ts";
import { bothSides, type Sides } from "./sides.ts";
import { bySector, valuesOfSector, type PadValues } from "./values.ts";

/**
 * Maps in φ and r: mean over the pads of each bin, weighted by the share of the pad that lies in it.
 * "parity": pads without clusters are 0, and so are bins without pads. "robust": bins without pads are NaN, and of means
 * pads without clusters are left out.
 */
export function rphiMaps(pads: PadValues, rule: Rule): Sides<Hist2D> {
  const averages = shareAverages(bySector(pads.values), rule === "parity" || isCount(pads.quantity));
  return bothSides((side) => {
    const cells = averages[side];
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
export function shareAverages(values: Float32Array, zeros: boolean): Sides<Float64Array> {
  const overlaps = rphiWeights();
  const averages = bothSides(() => new Float64Array(rphiCells).fill(NaN));
  for (let slot = 0; slot < sectorsOfSide; slot++) {
    const [A, C] = [valuesOfSector(values, slot), valuesOfSector(values, slot + sectorsOfSide)];
    const sums = sumsOfTwo(overlaps, A, C);
    const shares = zeros ? [overlaps.total, overlaps.total] : weightsOfTwo(overlaps, A, C);
    const cells = overlaps.cell;
    (["A", "C"] as const).forEach((side, i) => {
      const [out, sum, share] = [averages[side], sums[i]!, shares[i]!];
      const from = phiBinsOfSector * slot;
      for (let at = 0; at < cells.length; at++) if (share[at]! > 0) out[from + cells[at]!] = sum[at]! / share[at]!;
    });
  }
  return averages;
}
