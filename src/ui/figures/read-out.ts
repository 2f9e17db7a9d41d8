import type { BinHit } from "../../draw/paint-figure.ts";
import { formatBin, formatEstimate } from "../../draw/format.ts";
import type { Scale } from "../../draw/scale.ts";
import { sectorCount, sectorWidth } from "../../draw/figure-model.ts";
import type { Hist } from "../../hist/hist.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { axisWords } from "./axis-words.ts";

/** One row of a read-out; `name` is markup. */
export interface ReadOutRow {
  readonly name: string;
  readonly value: string;
  readonly after: string;
}

/** The bin under the mouse in words: where it is, what it holds ± error. Error: √Σw², as ROOT's `GetBinError`. */
export function readOut(hit: BinHit, hist: Hist, figure: FigureTemplate): readonly ReadOutRow[] {
  const x = axisWords(figure.xTitle ?? hist.x.title);
  const onSectors = figure.overlays.find((overlay) => overlay.kind === "sectors");
  const sector = onSectors === undefined ? "" : `, sector ${sectorName((hit.x[0] + hit.x[1]) / 2, onSectors.side)}`;
  const rows: ReadOutRow[] = [{ name: x.name, value: "", after: `${withUnit(formatBin(...hit.x), x.unit)}${sector}` }];
  if (hit.y !== undefined && hist.kind === "2d") {
    const y = axisWords(figure.yTitle ?? hist.y.title);
    rows.push({ name: y.name, value: "", after: withUnit(formatBin(...hit.y), y.unit) });
  }
  const error = Math.sqrt(Math.max(0, varianceOf(hit, hist)));
  const count = Number.isInteger(hit.value);
  rows.push({ name: "bin", value: formatEstimate({ value: hit.value, error }, { count }), after: figure.noun });
  return rows;
}

/** "A05" with a side, "5" without. φ in rad. */
export function sectorName(phi: number, side: "A" | "C" | undefined): string {
  const sector = Math.min(sectorCount - 1, Math.max(0, Math.floor(phi / sectorWidth)));
  return side === undefined ? String(sector) : `${side}${String(sector).padStart(2, "0")}`;
}

function varianceOf(hit: BinHit, hist: Hist): number {
  if (hist.kind === "profile") return 0;
  const cell = hist.kind === "2d" ? hit.binX + (hist.x.n + 2) * (hit.binY ?? 0) : hit.binX;
  return hist.variances?.[cell] ?? Math.abs(hit.value);
}

const withUnit = (value: string, unit: string): string => (unit === "" ? value : `${value} ${unit}`);

/** Pixel in the middle of a bin; of a logarithmic axis not that of its central value. */
export const middleOf = ([lo, hi]: readonly [number, number], scale: Scale): number =>
  (scale.toPixel(lo) + scale.toPixel(hi)) / 2;
