import { padRows, padsOfInner, padsOfSector, sectors } from "../../src/qc/pads/geometry.ts";
import { countsOf, fillPads, type Pad } from "../../src/qc/pads/testing/synthetic.ts";
import { centreCells } from "../../src/qc/pads/xy-grid.ts";
import { firstPadMaps } from "../../src/qc/pads/xy-map.ts";
import type { JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { compareLeaves, filledOf, sumOf } from "./pad-numbers.ts";
import { cellsHash } from "./read-file.ts";

const rocOf = ({ sector, row }: Pad): number => (padRows[row]!.stack === 0 ? sector : sector + sectors);

/** Maps of values that tell where they come from. */
export function compareCodedMaps(ledger: Ledger, wanted: JsonObject): void {
  const maps = {
    linearIndexPlusOne: firstPadMaps(countsOf(fillPads(({ row, pad }) => padRows[row]!.offset + pad + 1))),
    rocNumberPlusOne: firstPadMaps(countsOf(fillPads((pad) => rocOf(pad) + 1))),
  };
  const { onlyRoc23, ...others } = wanted;
  for (const [name, sides] of Object.entries(others) as [keyof typeof maps, JsonObject][]) {
    for (const [side, listed] of Object.entries(sides) as ["A" | "C", JsonObject][]) {
      const map = maps[name][side];
      const { sha256: hash, ...sums } = listed;
      ledger.exact("pads: maps of coded values, content hash", `${name} ${side}`, cellsHash(map), hash);
      compareLeaves(
        ledger,
        "pads: maps of coded values",
        { filled: filledOf(map.values), sum: sumOf(map.values) },
        sums,
      );
    }
  }
  const one = firstPadMaps(countsOf(fillPads((pad) => (rocOf(pad) === 23 ? 1 : 0)))).C;
  const first = 5 * padsOfSector;
  const own = new Set(centreCells().subarray(first, first + padsOfInner));
  const got = { filled: filledOf(one.values), binsWithAPadCentreOfIt: own.size };
  compareLeaves(ledger, "pads: maps of coded values", got, onlyRoc23!);
}
