import type { Plotted } from "../../hist/graph.ts";
import type { Hist2D } from "../../hist/hist.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView, type FigureView, type SliceView } from "../../route/route.ts";
import { zoomedOut } from "../pads/pads-view.ts";

export type AxisName = "x" | "y" | "z";

/** Whether an axis is logarithmic: as the person chose, else as the report draws it. */
export const isLog = (
  { figure, view }: { readonly figure: Pick<FigureTemplate, "log">; readonly view: FigureView },
  axis: AxisName,
): boolean => (view.log ?? figure.log).includes(axis);

/** The logarithmic axes after one is switched; `undefined` again where that is how the report draws it. */
export function toggledLog(view: FigureView, figure: Pick<FigureTemplate, "log">, axis: AxisName): FigureView["log"] {
  const now = view.log ?? figure.log;
  const next = now.includes(axis) ? now.filter((each) => each !== axis) : [...now, axis].toSorted();
  const asDrawn = next.length === figure.log.length && next.every((each) => figure.log.includes(each));
  return asDrawn ? undefined : next;
}

/** Whether a figure will be a map, before its object is there. */
export const drawsMap = ({ draw }: Pick<FigureTemplate, "draw">): boolean =>
  draw === "colz" || draw === "ratio" || draw === "species" || draw === "time-map";

/**
 * Whether a figure is of one stored histogram of entries, which can be sliced, overlaid and given to ROOT's painters; sums
 * of ratios or of labels mean nothing.
 */
export const drawsOne = ({ draw }: Pick<FigureTemplate, "draw">): boolean => draw === "hist" || draw === "colz";

/** Bins of a TProfile2D are means: neither sums nor columns of them mean anything. */
export const isOfMeans = (hist: Plotted): boolean => hist.kind === "2d" && hist.className === "TProfile2D";

/** Whether it is a map of entries, which has projections and slices. */
export const isOfEntries = (figure: Pick<FigureTemplate, "draw">, hist: Plotted): hist is Hist2D =>
  hist.kind === "2d" && drawsOne(figure) && !isOfMeans(hist);

/** Whether what is drawn of an object is a map: curves and numbers of windows are none, also of maps. */
export const isMapped = ({ draw }: Pick<FigureTemplate, "draw">, { kind }: Plotted): boolean =>
  kind === "2d" && draw !== "overlay" && draw !== "time-trend";

/** Whether what is drawn has an integral that another can be scaled to: means and points have none. */
export const hasIntegral = (figure: Pick<FigureTemplate, "draw">, hist: Plotted): boolean =>
  hist.kind === "1d" || isOfEntries(figure, hist);

/** The axes that can be logarithmic. Curves and numbers of windows, means and separation powers are linear, ratios never are. */
export function logAxes({ draw }: Pick<FigureTemplate, "draw">, hist: Plotted | undefined): readonly AxisName[] {
  switch (draw) {
    case "overlay":
    case "time-trend":
      return [];
    case "time-map":
      return ["y"];
    case "separation-momentum":
      return ["x"];
    case "ratio":
    case "species":
    case "species-profiles":
    case "species-ratio":
      return ["x", "y"];
    case "pads":
      return ["z"];
    default:
      if (hist === undefined) return [];
      return hist.kind === "profile" ? ["x"] : hist.kind === "2d" ? ["x", "y", "z"] : ["x", "y"];
  }
}

/** A view after an axis is switched, without the part of its range that a logarithm has not. */
export function switchedLog(view: FigureView, figure: Pick<FigureTemplate, "log">, axis: AxisName): FigureView {
  const next = { ...view, log: toggledLog(view, figure, axis) };
  const range = view[axis];
  if (range === undefined || range[0] >= 0 || !isLog({ figure, view: next }, axis)) return next;
  return { ...next, [axis]: range[1] > 0 ? [0, range[1]] : undefined };
}

/**
 * Why a typed end of a range is none on a logarithm, in a sentence; from 0 is what people ask for who want all of it.
 */
export const offLog = (end: "from" | "to", value: number): string | undefined =>
  value < 0 || (end === "to" && value === 0)
    ? `A logarithm has no ${fieldNumber(value)}: take a number above 0, or switch it off.`
    : undefined;

/** A figure without what the view leaves out. */
export const shownFigure = (figure: FigureTemplate, { hide = [] }: Pick<FigureView, "hide">): FigureTemplate =>
  hide.length === 0
    ? figure
    : { ...figure, overlays: figure.overlays.filter((overlay) => !hide.includes(overlay.kind)) };

/** The slice that a view holds, counted from 1, where the map has it. */
export function heldSlice(slice: SliceView | undefined, { x, y }: Pick<Hist2D, "x" | "y">): number | undefined {
  const { n } = slice?.along === "row" ? y : x;
  return slice?.bin !== undefined && slice.bin <= n ? slice.bin : undefined;
}

/** Slices in a view; columns that nobody holds are how a map is shown anyway. */
export const sliceOfView = (along: SliceView["along"], bin: number | undefined): SliceView | undefined =>
  along === "column" && bin === undefined ? undefined : { along, bin };

/**
 * Ranges, logarithms and slices as the report has them; what is laid over, what is left out, who draws, what is asked, the
 * table, and which view of pads is looked at are kept.
 */
export const resetView = (view: FigureView): FigureView => {
  const { overlay, hide, painter, table, ask } = view;
  return { ...plainView, overlay, hide, painter, table, ask, pads: zoomedOut(view).pads };
};

/** A number as people type it: with a true minus, a decimal comma, blanks. `undefined` where it is none. */
export function typedNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/[\s\u2009\u202f]/g, "")
    .replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** A limit in a field: up to 6 digits, none for nothing. */
export const fieldNumber = (value: number): string => String(Number(value.toPrecision(6))).replace("-", "\u2212");
