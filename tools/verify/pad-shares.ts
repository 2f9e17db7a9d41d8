import { binCenter } from "../../src/hist/axis.ts";
import { allPads, padCentre, padsOfSector, sectorsOfSide } from "../../src/qc/pads/geometry.ts";
import { phiAxis, phiBins, phiBinsOfSector, rphiCell } from "../../src/qc/pads/rphi-grid.ts";
import { rphiWeights } from "../../src/qc/pads/rphi-weights.ts";
import { shareAverages } from "../../src/qc/pads/rphi.ts";
import { fillPads } from "../../src/qc/pads/testing/synthetic.ts";
import { bySector } from "../../src/qc/pads/values.ts";
import { leavesOf, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { compareLeaves, ends, offFromOne } from "./pad-numbers.ts";

const none = { tolerance: 0 };
/** Deviations that are rounding themselves. */
const rounding = { tolerance: 1e-12, deviation: Math.max };

export function compareShares(ledger: Ledger, wanted: JsonObject): void {
  for (const [variant, listed] of Object.entries(wanted) as [string, JsonObject][]) {
    if (!variant.includes("the reference")) {
      ledger.leave("R-φ tables of other roundings and slots", leavesOf(listed));
      continue;
    }
    const overlaps = rphiWeights();
    const ofPads = new Float64Array(padsOfSector);
    overlaps.weight.forEach((each, i) => (ofPads[overlaps.pad[i]!]! += each));
    const radii = Array.from(overlaps.cell, (each) => Math.floor(each / rphiCell(0, 1)));
    const { pairs, "pairsAbove1e-6": above, sum, weight, ...others } = listed;
    ledger.leave("pairs of pad and bin: those that only touch depend on the last bits", leavesOf([pairs!, above!]));
    const binsHit = overlaps.cell.length;
    const got = {
      binsHit,
      padSum: ends(ofPads),
      rBins: ends(radii),
      largestWeight: ends(overlaps.total)[1],
    };
    compareLeaves(ledger, "pads: R-φ weights", got, others);
    // Shares of pads that only touch a bin, of which rounded corners make up to 1e-5 of a pad.
    const touching = { tolerance: 1e-5 };
    const total = overlaps.weight.reduce((before, each) => before + each, 0);
    const samples = [rphiCell(10, 100), rphiCell(11, 300)].map((cell) => overlaps.total[overlaps.cell.indexOf(cell)]);
    const wantedSamples = ["10,100", "11,300"].map((bin) => (weight as JsonObject)[bin] as number);
    ledger.numbers("pads: R-φ weights, with pads that touch", "sum", [total], [sum as number], touching);
    ledger.numbers("pads: R-φ weights, with pads that touch", "bins", samples, wantedSamples, touching);
  }
}

export function comparePhiMaps(ledger: Ledger, wanted: JsonObject): void {
  const { binsHit, largestDeviationFromOneOfAConstantMap: ones, ...others } = wanted;
  const map = shareAverages(new Float32Array(allPads).fill(1), true).C;
  ledger.numbers(
    "pads: bins that pads cover",
    "R-φ",
    [map.filter((value) => !Number.isNaN(value)).length],
    [binsHit as number],
    none,
  );
  ledger.numbers("pads: map of ones", "R-φ", [offFromOne(map)], [ones as number], rounding);
  const [linear, ...rest] = Object.values(others) as JsonObject[];
  if (rest.length > 0) ledger.problem("nothing compares other checks of R-φ maps");
  for (const [side, listed] of Object.entries(linear!)) {
    // Pads are single precision here: to 1e-6 of a radian.
    const off = offFromPhi(side as "A" | "C");
    ledger.numbers("pads: R-φ map of φ, largest difference", side, [off], [listed as number], { tolerance: 1e-4 });
  }
}

/** Largest difference of a map of φ of the pad centres from the φ of bins of which pads cover half or more. */
function offFromPhi(side: "A" | "C"): number {
  const values = fillPads(({ sector, row, pad }) => {
    const { x, y } = padCentre(sector, row, pad);
    return (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI);
  });
  const map = shareAverages(bySector(values), true)[side];
  const overlaps = rphiWeights();
  let most = 0;
  for (const [at, cell] of overlaps.cell.entries()) {
    if (!(overlaps.total[at]! > 0.5)) continue;
    for (let slot = 0; slot < sectorsOfSide; slot++) {
      const bin = cell + phiBinsOfSector * slot;
      most = Math.max(most, Math.abs(map[bin]! - binCenter(phiAxis(), bin % (phiBins + 2))));
    }
  }
  return most;
}
