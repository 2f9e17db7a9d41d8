import { findBin } from "../../src/hist/axis.ts";
import { allPads, padCentre, padRows, padsOfSector, sectorsOfSide, turnOf } from "../../src/qc/pads/geometry.ts";
import { areaAverages } from "../../src/qc/pads/xy-map.ts";
import { centreCells, xyAxis, xyCells } from "../../src/qc/pads/xy-grid.ts";
import { padAreas } from "../../src/qc/pads/xy-weights.ts";
import { leavesOf, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { compareLeaves, offFromOne } from "./pad-numbers.ts";
import { sha256 } from "./read-file.ts";

/** How many pads have their centre in each bin; the two sides lie alike. */
export function comparePadCentres(ledger: Ledger, wanted: JsonObject): void {
  const counts = new Float64Array(xyCells);
  for (const cell of centreCells()) counts[cell]! += 1;
  const hit = counts.filter((count) => count > 0);
  const most = hit.reduce((largest, count) => Math.max(largest, count), 0);
  const mean = (sectorsOfSide * padsOfSector) / hit.length;
  for (const side of ["A", "C"] as const) {
    const { sha256OfCounts, ...listed } = wanted[side] as JsonObject;
    ledger.exact("pads: bins of centres, content hash", side, sha256(counts), sha256OfCounts);
    const padsWithOtherBinInDoublePrecision = otherBins(side);
    compareLeaves(
      ledger,
      "pads: bins of centres",
      { hit: hit.length, most, mean, padsWithOtherBinInDoublePrecision },
      listed,
      side,
    );
  }
}

/** Pads that would be in another bin if centres were kept in double precision. */
function otherBins(side: "A" | "C"): number {
  const axis = xyAxis("");
  let other = 0;
  for (let slot = 0; slot < sectorsOfSide; slot++) {
    const sector = side === "A" ? slot : slot + sectorsOfSide;
    const [cos, sin] = turnOf(sector);
    for (const { row, pads, width, x } of padRows) {
      for (let pad = 0; pad < pads; pad++) {
        const y = (side === "A" ? 1 : -1) * (pad + 0.5 - pads / 2) * width;
        const [exactX, exactY] = [x * cos - y * sin, x * sin + y * cos];
        const single = padCentre(sector, row, pad);
        const same =
          findBin(axis, exactX) === findBin(axis, single.x) && findBin(axis, exactY) === findBin(axis, single.y);
        if (!same) other += 1;
      }
    }
  }
  return other;
}

const none = { tolerance: 0 };
/** Deviations that are rounding themselves. */
const rounding = { tolerance: 1e-12, deviation: Math.max };

export function comparePadAreas(ledger: Ledger, wanted: JsonObject): void {
  const area = padAreas();
  const { pairs, binsHit, sumOfAreas, ...ones } = wanted;
  ledger.leave("pairs of pad and bin: those that only touch depend on the last bits", leavesOf(pairs!));
  const covered = area.filter((each) => each > 0);
  ledger.numbers("pads: bins that pads cover", "x and y", [covered.length], [binsHit as number], none);
  const total = area.reduce((sum, each) => sum + each, 0);
  ledger.numbers("pads: sum of areas in bins", "x and y", [total], [sumOfAreas as number]);
  const map = areaAverages(new Float32Array(allPads).fill(1), true).A;
  ledger.numbers("pads: map of ones", "x and y", [offFromOne(map)], Object.values(ones) as number[], rounding);
}
