import type { PadMaps } from "../../src/hist/pads.ts";
import type { Json, JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { sha256 } from "./read-file.ts";

const ofName = (pads: PadMaps, name: string): readonly Float32Array[] =>
  pads.quantities.find((quantity) => quantity.name.replace("_", "") === name)?.rocs ?? [];

/** Values of one chamber by the name of the column. */
const columns: Readonly<Record<string, (roc: Float32Array) => number | string | null>> = {
  n: (roc) => roc.length,
  sum: (roc) => sum(roc),
  meanNonZero: (roc) =>
    roc.every((value) => value === 0) ? null : sum(roc) / roc.filter((value) => value !== 0).length,
  min: (roc) => roc.reduce((least, value) => Math.min(least, value), Infinity),
  max: (roc) => roc.reduce((most, value) => Math.max(most, value), -Infinity),
  zeros: (roc) => roc.filter((value) => value === 0).length,
  sha256: (roc) => sha256(roc),
};

const sum = (roc: Float32Array): number => {
  let total = 0;
  for (const value of roc) total += value;
  return total;
};

/** The numbers of all 72 chambers and six quantities. */
export function comparePads(ledger: Ledger, pads: PadMaps, wanted: JsonObject): void {
  ledger.exact("pads: time frames, normalised", "Clusters", pads.processedTimeFrames, wanted["mProcessedTFs"]);
  ledger.exact("pads: time frames, normalised", "Clusters", pads.normalized, wanted["mIsNormalized"]);
  const names = wanted["columns"] as readonly string[];
  for (const name of names) ledger.exact("pads: columns known", name, name in columns, true);
  for (const [quantity, rows] of Object.entries(wanted["quantities"] as JsonObject)) {
    const rocs = ofName(pads, quantity);
    (rows as readonly (readonly Json[])[]).forEach((row, roc) => {
      const values = rocs[roc] ?? new Float32Array();
      names.forEach((column, i) => {
        const [got, want, where] = [columns[column]?.(values), row[i], `${quantity}, chamber ${roc}`];
        if (typeof want === "string") ledger.exact(`pads: ${column}`, where, got, want);
        else ledger.numbers(`pads: ${column}`, where, [got as number | null], [want as number | null]);
      });
    });
  }
}

const padsClass = "o2::quality_control_modules::tpc::ClustersData";

/** One hash a quantity over the arrays of all chambers. */
export function comparePadHashes(ledger: Ledger, where: string, pads: PadMaps, wanted: JsonObject): void {
  ledger.exact("class", where, padsClass, wanted["class"]);
  ledger.exact("pads: chambers", where, pads.quantities[0]?.rocs.length, wanted["rocs"]);
  for (const [quantity, hash] of Object.entries(wanted["padsSha256"] as JsonObject)) {
    ledger.exact("pads: sha256", `${where} ${quantity}`, sha256(...ofName(pads, quantity)), hash);
  }
}
