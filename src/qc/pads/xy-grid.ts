import { findBin } from "../../hist/axis.ts";
import { fixedAxis } from "../../hist/build.ts";
import type { Axis } from "../../hist/hist.ts";
import { padCentre, padRows, padsOfSector, sectorsOfSide } from "./geometry.ts";

/** Bins of the map of a side along x and along y, −270…270 cm. Source: O2 `painter::draw`. */
export const xyBins = 330;

/** Of a map, flow cells included. */
export const xyCells = (xyBins + 2) ** 2;

export const xyAxis = (title: string): Axis => fixedAxis(xyBins, -270, 270, title);

let known: Int32Array | undefined;

/**
 * Cell that holds the centre of each pad, 18 sectors one after another in A orientation; of both sides, whose pads lie
 * back to back. Made at first use, then kept.
 */
export const centreCells = (): Int32Array => (known ??= makeCells());

function makeCells(): Int32Array {
  const axis = xyAxis("");
  const cells = new Int32Array(sectorsOfSide * padsOfSector);
  let at = 0;
  for (let sector = 0; sector < sectorsOfSide; sector++) {
    for (const { row, pads } of padRows) {
      for (let pad = 0; pad < pads; pad++) {
        const { x, y } = padCentre(sector, row, pad);
        cells[at++] = findBin(axis, x) + (xyBins + 2) * findBin(axis, y);
      }
    }
  }
  return cells;
}
