import { plainTitle } from "../../draw/latex/text.ts";
import { formatBin, formatCount, formatNumber } from "../../draw/format.ts";
import { padRows, sectorName, stacks, type Point, type Side } from "../../qc/pads/geometry.ts";
import type { PadAddress } from "../../qc/pads/find-pad.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { axisWords } from "../figures/axis-words.ts";
import type { ReadOutRow } from "../figures/read-out.ts";
import { decimalWords } from "../../qc/words.ts";
import type { ShownRegion } from "./shown-regions.ts";

const row = (name: string, value: string, after: string): ReadOutRow => ({ name, value, after });

/** "Q_max" and "ADC counts" of a quantity, markup; of counts "clusters" and no unit. */
export const quantityWords = ({ zTitle = "" }: FigureTemplate): { readonly name: string; readonly unit: string } =>
  axisWords(zTitle);

/** "56.12 ADC counts", "2 473 clusters". */
export function valueRow(figure: FigureTemplate, value: number): ReadOutRow {
  const { name, unit } = quantityWords(figure);
  if (!(value > 0)) return row(name, "0", unit === "" ? "" : "(no clusters)");
  return unit === "" ? row(name, formatNumber(value), "") : row(name, formatNumber(value), unit);
}

/** The same of a bin; none where there is no pad to have a value. */
export const valueRows = (figure: FigureTemplate, value: number, pad: PadAddress | undefined): readonly ReadOutRow[] =>
  pad === undefined && !(value > 0) ? [] : [valueRow(figure, value)];

function padWords({ sector, row: at, pad }: PadAddress): ReadOutRow {
  const { stack, region } = padRows[at]!;
  return row("sector", sectorName(sector), `, ${stacks[stack]}, region ${region}, row ${at}, pad ${pad}`);
}

/** "sector A10", "sectors A10 and C10". */
export const sectorWords = (seen: readonly number[]): string =>
  `${seen.length === 1 ? "sector" : "sectors"} ${seen.map(sectorName).join(" and ")}`;

/** What stands out there. */
export const regionRow = (region: ShownRegion | undefined): readonly ReadOutRow[] =>
  region === undefined ? [] : [row("stands out", "", region.words)];

/** A bin of a map in x and y, and the pad under its middle. */
export const binRows = (
  figure: FigureTemplate,
  side: Side,
  x: readonly [number, number],
  y: readonly [number, number],
  pad: PadAddress | undefined,
  value: number,
  region: ShownRegion | undefined,
): readonly ReadOutRow[] => [
  row("#it{x}", "", `${formatBin(...x)} cm`),
  row("#it{y}", "", `${formatBin(...y)} cm`),
  pad === undefined ? row("side", side, ", between chambers") : padWords(pad),
  ...valueRows(figure, value, pad),
  ...regionRow(region),
];

export const padRowsOf = (
  figure: FigureTemplate,
  pad: PadAddress,
  { x, y }: Point,
  value: number,
  region: ShownRegion | undefined,
): readonly ReadOutRow[] => [
  padWords(pad),
  row("#it{x}, #it{y}", "", `${centimetres(x)}, ${centimetres(y)} cm`),
  valueRow(figure, value),
  ...regionRow(region),
];

export const centimetres = (value: number): string => decimalWords(value, 1);

/** "14 560 of 262 080". */
export const ofAll = (some: number, all: number): string => `${formatCount(some)} of ${formatCount(all)}`;

export const plainQuantity = (figure: FigureTemplate): string => plainTitle(quantityWords(figure).name);
