import type { Frame } from "../../draw/figure-layout.ts";
import type { BinHit, FigureGeometry } from "../../draw/paint-figure.ts";
import { formatBin, formatEstimate, formatNumber } from "../../draw/format.ts";
import type { Scale } from "../../draw/scale.ts";
import { sectorCount, sectorWidth } from "../../draw/figure-model.ts";
import type { Axis, Estimate, Hist, Hist1D, Hist2D, Profile1D } from "../../hist/hist.ts";
import { profileBins } from "../../hist/profile.ts";
import { varianceOf } from "../../hist/sums.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { sectorName as nameOf, sectors } from "../../qc/pads/geometry.ts";
import { axisWords } from "./axis-words.ts";
import { isOfMeans } from "./view.ts";

/** One row of a read-out; `name` is markup. */
export interface ReadOutRow {
  readonly name: string;
  readonly value: string;
  readonly after: string;
  /** Without its name nobody knows what it is of, also where it is the only one. */
  readonly named?: true;
}

/** Where a read-out stands, in CSS px of the figure. */
export interface ReadOutPlace {
  readonly x: number;
  readonly y: number;
  /** What a cross-hair goes through. */
  readonly frame: Frame;
  /** On a line, where a dot marks it. */
  readonly onLine: boolean;
}

/** At a bin that is pointed at; of a histogram at the top of it. */
export function placeOfBin(geometry: FigureGeometry | undefined, hit: BinHit | undefined): ReadOutPlace | undefined {
  if (geometry === undefined || hit === undefined) return undefined;
  const { frame, x, y } = geometry;
  const at = hit.y === undefined ? y.toPixel(hit.value || 0) : middleOf(hit.y, y);
  const inside = Math.min(frame.bottom, Math.max(frame.top, at));
  return { x: middleOf(hit.x, x), y: inside, frame, onLine: hit.y === undefined };
}

/** The bin under the mouse in words: where it is, what it holds ± error. Error: √Σw², as ROOT's `GetBinError`. */
export function readOut(hit: BinHit, hist: Hist, figure: FigureTemplate): readonly ReadOutRow[] {
  const x = axisWords(figure.xTitle ?? hist.x.title);
  const onSectors = figure.overlays.find((overlay) => overlay.kind === "sectors");
  const middle = (hit.x[0] + hit.x[1]) / 2;
  const name = onSectors !== undefined ? sectorName(middle, onSectors.side) : figure.xSectors && nameOfSector(middle);
  const sector = name === undefined ? "" : `, sector ${name}`;
  const rows: ReadOutRow[] = [
    { name: x.name, value: "", after: `${binWords(hist.x, hit.binX, hit.x, x.unit)}${sector}` },
  ];
  if (hit.y !== undefined && hist.kind === "2d") {
    const y = axisWords(figure.yTitle ?? hist.y.title);
    rows.push({ name: y.name, value: "", after: binWords(hist.y, hit.binY ?? 0, hit.y, y.unit) });
  }
  return [...rows, ...(hist.kind === "profile" ? meanRows(hit.binX, hist, figure) : [contentRow(hit, hist, figure)])];
}

function contentRow(hit: BinHit, hist: Hist1D | Hist2D, { noun }: FigureTemplate): ReadOutRow {
  const cell = hist.kind === "2d" ? hit.binX + (hist.x.n + 2) * (hit.binY ?? 0) : hit.binX;
  const value = formatContent(hit.value, Math.sqrt(varianceOf(hist, cell)));
  return isOfMeans(hist) ? { name: "mean", value, after: "" } : { name: "bin", value, after: noun };
}

/** Of one entry, or of several in one bin, the error of the mean is not known: 0 it is not. */
export const meanWords = (mean: Estimate): string => (mean.error > 0 ? formatEstimate(mean) : formatNumber(mean.value));

/** A content with its error; counts are whole. */
export const formatContent = (value: number, error: number): string =>
  formatEstimate({ value, error }, { count: Number.isInteger(value) });

/** Mean and error of a bin of a profile (see `profileBins`), and what they are of. */
function meanRows(bin: number, profile: Profile1D, figure: FigureTemplate): readonly ReadOutRow[] {
  const weight = profile.weights[bin]!;
  const of = { name: "bin", value: formatNumber(weight), after: figure.noun };
  if (weight === 0) return [of];
  const { values, errors } = profileBins(profile);
  const mean = formatEstimate({ value: values[bin - 1]!, error: errors[bin - 1]! });
  const { unit } = axisWords(figure.yTitle ?? profile.yTitle);
  return [{ name: "mean", value: mean, after: unit }, of];
}

/** "C03" at 21.9 of an axis that counts the sectors of both sides. */
const nameOfSector = (at: number): string | undefined => (at >= 0 && at < sectors ? nameOf(Math.floor(at)) : undefined);

/** "A05" with a side, "5" without. φ in rad. */
export function sectorName(phi: number, side: "A" | "C" | undefined): string {
  const sector = Math.min(sectorCount - 1, Math.max(0, Math.floor(phi / sectorWidth)));
  return side === undefined ? String(sector) : `${side}${String(sector).padStart(2, "0")}`;
}

/** A bin by its label, where it has one, or its edges. */
const binWords = (axis: Axis, bin: number, edges: readonly [number, number], unit: string): string =>
  axis.labels?.[bin - 1] || withUnit(formatBin(...edges), unit);

export const withUnit = (value: string, unit: string): string => (unit === "" ? value : `${value} ${unit}`);

/** Pixel in the middle of a bin; of a logarithmic axis not that of its central value. */
export const middleOf = ([lo, hi]: readonly [number, number], scale: Scale): number =>
  (scale.toPixel(lo) + scale.toPixel(hi)) / 2;
