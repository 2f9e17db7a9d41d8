import { comparePadAreas, comparePadCentres } from "./pad-bins.ts";
import { compareCodedMaps } from "./pad-coded.ts";
import type { JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { comparePhiMaps, compareShares } from "./pad-shares.ts";

/** Tables of bins and weights, and maps of coded values; false: not one of them. */
export function comparePadTables(ledger: Ledger, field: string, wanted: JsonObject): boolean {
  const compare = tables[field];
  compare?.(ledger, wanted);
  return compare !== undefined;
}

const tables: Readonly<Record<string, (ledger: Ledger, wanted: JsonObject) => void>> = {
  xyBins: comparePadCentres,
  xyArea: comparePadAreas,
  rphiTable: compareShares,
  rphiChecks: comparePhiMaps,
  renderer: compareCodedMaps,
};
