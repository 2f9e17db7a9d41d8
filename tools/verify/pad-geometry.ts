import { innerEdge, outerEdge, padCorners } from "../../src/qc/pads/corners.ts";
import {
  allPads,
  padCentre,
  padRows,
  padsOfInner,
  padsOfSector,
  regionShapes,
  sectors,
} from "../../src/qc/pads/geometry.ts";
import { areaOf } from "../../src/qc/pads/overlap.ts";
import type { JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { compareLeaves, ends } from "./pad-numbers.ts";
import { comparePadTables } from "./pad-tables.ts";

const innerRows = padRows.filter(({ stack }) => stack === 0).length;
const none = { tolerance: 0 };
/** Differences that are rounding themselves, in cm². */
const rounding = { tolerance: 1e-11, deviation: Math.max };

/** Sums and check values of the pad plane, fields as listed. */
export function compareGeometry(ledger: Ledger, wanted: JsonObject): void {
  for (const [field, listed] of Object.entries(wanted)) {
    const compare = fields[field];
    if (compare !== undefined) compare(ledger, listed as never);
    else if (!comparePadTables(ledger, field, listed as JsonObject))
      ledger.problem(`nothing compares geometry ${field}`);
  }
}

const fields: Readonly<Record<string, (ledger: Ledger, wanted: never) => void>> = {
  pads(ledger, wanted: JsonObject) {
    const regions = regionShapes.map((_, region) =>
      padRows.reduce((sum, row) => (row.region === region ? sum + row.pads : sum), 0),
    );
    const got = { sector: padsOfSector, iroc: padsOfInner, oroc: padsOfSector - padsOfInner, regions, all: allPads };
    compareLeaves(ledger, "pads: numbers of pads", got, wanted);
  },
  padsPerRow: (ledger, wanted: number[]) =>
    ledger.numbers(
      "pads: numbers of pads",
      "rows",
      padRows.map(({ pads }) => pads),
      wanted,
      none,
    ),
  offsetPlusPadsOfLastRow(ledger, wanted: number) {
    const { offset, pads } = padRows.at(-1)!;
    ledger.exact("pads: numbers of pads", "last row", offset + pads, wanted);
  },
  padArea(ledger, wanted: JsonObject) {
    const areas = regionShapes.map(({ width, height }) => width * height);
    ledger.numbers("pads: areas", "regions", areas, wanted["perRegion"] as number[]);
    const polygons = padRows.flatMap((row) =>
      Array.from({ length: row.pads }, (_, pad) => areaOf(padCorners(row, pad))),
    );
    const sum = polygons.reduce((total, area) => total + area, 0);
    ledger.numbers("pads: areas", "sector", [sum], [wanted["sector"] as number]);
    const products = padRows.flatMap(({ pads, width, height }) => Array<number>(pads).fill(width * height));
    const off = Math.max(...polygons.map((area, i) => Math.abs(area - products[i]!)));
    const listed = wanted["largestDifferenceToWidthTimesHeight"] as number;
    ledger.numbers("pads: areas of polygons less width times height", "largest", [off], [listed], rounding);
  },
  centres(ledger, wanted: readonly JsonObject[]) {
    for (const { roc, row, pad, xy } of wanted as readonly { roc: number; row: number; pad: number; xy: number[] }[]) {
      const { x, y } = padCentre(roc % sectors, roc < sectors ? row : row + innerRows, pad);
      ledger.numbers("pads: centres, single precision", `chamber ${roc}`, [x, y], xy, none);
      ledger.leave("which pads centres and corners are listed of", 3);
    }
  },
  corners(ledger, wanted: readonly JsonObject[]) {
    for (const { row, pad, xy } of wanted as unknown as readonly { row: number; pad: number; xy: number[][] }[]) {
      ledger.numbers("pads: corners", `row ${row}`, padCorners(padRows[row]!, pad), xy.flat());
      ledger.leave("which pads centres and corners are listed of", 2);
    }
  },
  cornerRadius: (ledger, wanted: number[]) => {
    const radii = corners().map(([x, y]) => Math.hypot(x, y));
    ledger.numbers("pads: corners", "radius", ends(radii), wanted);
  },
  cornerAngleDegrees: (ledger, wanted: number[]) => {
    const angles = corners().map(([x, y]) => (Math.atan2(y, x) * 180) / Math.PI);
    ledger.numbers("pads: corners", "angle", ends(angles), wanted);
  },
  halfWidth(ledger, wanted: JsonObject) {
    for (const [row, listed] of Object.entries(wanted)) {
      const { pads, width } = padRows[Number(row)]!;
      ledger.numbers("pads: corners", `half width of row ${row}`, [(pads / 2) * width], [listed as number]);
    }
  },
  radialEdges(ledger, wanted: JsonObject) {
    const edges = radialEdges();
    const [first, last] = [edges.slice(0, 3), edges.slice(-2)];
    const sum = edges.reduce((total, edge) => total + edge, 0);
    compareLeaves(ledger, "pads: radial binning", { count: edges.length, first, last, sum }, wanted);
  },
};

/** In the frame of the sector itself, A orientation. */
function corners(): readonly (readonly [number, number])[] {
  return padRows.flatMap((row) =>
    Array.from({ length: row.pads }, (_, pad) => padCorners(row, pad)).flatMap((own) =>
      [0, 2, 4, 6].map((i) => [own[i]!, own[i + 1]!] as const),
    ),
  );
}

/** Borders of rows from the beam outwards, with 3 cm beyond both ends. */
function radialEdges(): readonly number[] {
  const edges = [innerEdge(padRows[0]!) - 3];
  for (const [i, row] of padRows.entries()) {
    if (padRows[i - 1]?.height !== row.height) edges.push(innerEdge(row));
    edges.push(outerEdge(row));
  }
  return [...edges, edges.at(-1)! + 3];
}

/** The rows of one sector, a line each. */
export function comparePadRows(ledger: Ledger, text: string): Promise<void> {
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const names = head!.split(",");
  return ledger.account("pads-rows.csv", names.length * lines.length, () => {
    ledger.also("pads: how many rows", "pads-rows.csv", lines.length, padRows.length);
    lines.forEach((line, i) => {
      const row = padRows[i]!;
      const listed = Object.fromEntries(line.split(",").map((value, at) => [names[at], Number(value)]));
      const offsetInRoc = row.stack === 0 ? row.offset : row.offset - padsOfInner;
      const { offset: offsetInSector, ...others } = row;
      compareLeaves(ledger, "pads: rows", { ...others, offsetInSector, offsetInRoc }, listed, `row ${i}`);
    });
    return Promise.resolve();
  });
}
