import { binTable, type Cell, type Table } from "../../draw/export/table.ts";
import { edgeOf } from "../../draw/bins.ts";
import type { Axis } from "../../hist/hist.ts";
import {
  allPads,
  padCentre,
  padIndex,
  padRows,
  padsOfSector,
  rocName,
  rocs,
  rowOfPad,
  sectorName,
  stacks,
} from "../../qc/pads/geometry.ts";
import type { PadInput } from "./pad-drawing.ts";
import { plainQuantity } from "./pad-words.ts";
import { padsOf } from "./pads-view.ts";

type Given = Pick<PadInput, "data" | "figure" | "view">;

/** The numbers of what is seen: of every pad, of the bins of both sides, of the chambers; `undefined` until they are there. */
export function padTable({ data, figure, view }: Given): Table | undefined {
  const quantity = plainQuantity(figure);
  switch (padsOf(view).show) {
    case "plane":
      return data.plane && padsTable(data.plane.values, quantity);
    case "xy":
      return data.xy && mapsTable(data.xy.maps, ["x", "y"], "cm", quantity);
    case "rphi":
      return data.rphi && mapsTable(data.rphi.maps, ["phi", "r"], "", quantity);
    case "chambers":
      return data.chambers && chambersTable(data.chambers.chambers, quantity);
  }
}

/** "every pad", "bins of both sides". */
export const padTableWords = ({ view, figure }: Given): string => {
  const of = { plane: "pad", xy: "bin", rphi: "bin", chambers: "chamber and bin" }[padsOf(view).show];
  return `${plainQuantity(figure)} per ${of}`;
};

/** A row a pad: sectors one after another, row by row, as pads are numbered on their side. */
function padsTable(values: Float32Array, quantity: string): Table {
  return {
    head: ["sector", "chamber", "row", "pad", "x (cm)", "y (cm)", quantity],
    count: allPads,
    row(index) {
      const [sector, own] = [Math.floor(index / padsOfSector), index % padsOfSector];
      const row = rowOfPad[own]!;
      const { offset, stack } = padRows[row]!;
      const pad = own - offset;
      const { x, y } = padCentre(sector, row, pad);
      return [sectorName(sector), stacks[stack], row, pad, x, y, values[padIndex(sector, row, pad)]];
    },
  };
}

type Maps = NonNullable<PadInput["data"]["xy"]>["maps"];

/** A row a bin, without flow: A side, then C side. Bins without pads have no value. */
function mapsTable(maps: Maps, [across, upwards]: readonly [string, string], unit: string, quantity: string): Table {
  const { x, y } = maps.A;
  const named = (axis: string): string => (unit === "" ? axis : `${axis} (${unit})`);
  const bins = x.n * y.n;
  const ends = (axis: Axis, bin: number): readonly Cell[] => [edgeOf(axis, bin - 1), edgeOf(axis, bin)];
  return {
    head: [
      "side",
      `${named(across)} from`,
      `${named(across)} to`,
      `${named(upwards)} from`,
      `${named(upwards)} to`,
      quantity,
    ],
    count: 2 * bins,
    row(index) {
      const side = index < bins ? "A" : "C";
      const [ix, iy] = [(index % x.n) + 1, Math.floor((index % bins) / x.n) + 1];
      const value = maps[side].values[ix + (x.n + 2) * iy]!;
      return [side, ...ends(x, ix), ...ends(y, iy), Number.isNaN(value) ? undefined : value];
    },
  };
}

type Chambers = NonNullable<PadInput["data"]["chambers"]>["chambers"];

function chambersTable(chambers: Chambers, quantity: string): Table {
  const known = Array.from({ length: rocs }, (_, roc) => roc).filter((roc) => chambers[roc] !== undefined);
  const [first] = known;
  if (first === undefined) return { head: ["ROC", "chamber"], count: 0, row: () => [] };
  const { x } = chambers[first]!;
  const rows = x.n + 2;
  return {
    head: ["ROC", "chamber", `${quantity} from`, `${quantity} to`, "pads", "flow"],
    count: rows * known.length,
    row(index) {
      const roc = known[Math.floor(index / rows)]!;
      const [, from, to, pads, , flow] = binTable(chambers[roc]!).row(index % rows);
      return [roc, rocName(roc), from, to, pads, flow];
    },
  };
}
