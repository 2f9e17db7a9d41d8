import { binAt } from "../../draw/bins.ts";
import type { FigureModel } from "../../draw/figure-model.ts";
import type { FigureParts } from "../../draw/paint-parts.ts";
import type { Hist, Hist1D, Hist2D } from "../../hist/hist.ts";
import { projectionX, projectionY } from "../../hist/project.ts";
import { sliceOf, type Slice, type SliceAlong } from "../../qc/slice.ts";
import { capital } from "./figure-model.ts";
import { projectionPart, projectionsOf, slicePart, type Projections } from "./map-parts.ts";
import { laidModel, ratioModel, type LaidInput, type Overlaid } from "./overlay.ts";
import { isOfEntries } from "./view.ts";

type OwnProjections = Readonly<Record<keyof Projections, Hist1D>>;

/** A figure with what belongs around it, before it has a size. */
export interface FocusModel {
  readonly parts: FigureParts;
  /** Of a map of entries. */
  readonly projections: OwnProjections | undefined;
  readonly projectionsOfB: Projections | undefined;
}

export interface FocusInput extends LaidInput {
  readonly overlaid: Overlaid | undefined;
  /** There is room for a figure sideways beside a map. */
  readonly beside: boolean;
}

/**
 * A histogram with the ratio to what is laid over it; a map of entries between the projections of what is seen of it; what
 * is made of several, and a graph, by itself.
 */
export function focusModel(input: FocusInput): FocusModel {
  const { hist, overlaid } = input;
  const main = laidModel(input);
  if (hist.kind === "2d") return mapModel(input, hist, main);
  if (overlaid === undefined) return { parts: { main }, projections: undefined, projectionsOfB: undefined };
  return {
    parts: { main, below: ratioModel(main, overlaid) },
    projections: undefined,
    projectionsOfB: undefined,
  };
}

function mapModel(input: FocusInput, hist: Hist2D, main: FigureModel): FocusModel {
  const { overlaid, beside, figure } = input;
  if (!isOfEntries(figure, hist)) return { parts: { main }, projections: undefined, projectionsOfB: undefined };
  // Of the map's own axes some bins are always in sight.
  const projections = projectionsOf(hist, main) as OwnProjections;
  const b = overlaid?.hist.kind === "2d" ? overlaid.hist : undefined;
  const projectionsOfB = b && projectionsOf(b, main);
  const laid = (axis: "x" | "y") =>
    overlaid === undefined || projectionsOfB === undefined ? undefined : { b: projectionsOfB[axis], about: overlaid };
  return {
    parts: {
      main,
      above: projectionPart(main, projections.x, laid("x"), {
        along: "x",
        sideways: false,
        title: capital(figure.noun),
      }),
      side: projectionPart(main, projections.y, laid("y"), { along: "y", sideways: beside, title: figure.noun }),
    },
    projections,
    projectionsOfB,
  };
}

/** A slice in sight: bins, and numbers over what is seen of the axis it runs along. */
export function sliceInSight(hist: Hist2D, model: FigureModel, along: SliceAlong, bin: number): Slice | undefined {
  const across = along === "column" ? hist.x : hist.y;
  if (bin < 1 || bin > across.n) return undefined;
  const { lo, hi } = along === "column" ? model.y : model.x;
  return sliceOf(hist, along, bin, [lo, hi]);
}

/** The figure of a slice, in the place of the projection onto the axis it runs along. */
export function sliceModel(input: FocusInput, model: FocusModel, slice: Slice): FigureModel {
  const { overlaid, beside, figure } = input;
  const { main } = model.parts;
  const axis = slice.along === "column" ? "y" : "x";
  const projection = model.projections![axis];
  const laid = overlaid?.hist.kind === "2d" ? { b: sliceOfB(overlaid.hist, slice), about: overlaid } : undefined;
  return slicePart(main, slice, projection, laid, {
    along: axis,
    sideways: axis === "y" && beside,
    title: `${figure.noun} in ${slice.along}`,
  });
}

/** The slice of B through the middle of A's: bins may be others; `undefined` where B's axis does not reach. */
function sliceOfB(b: Hist2D, { along, at }: Slice): Hist1D | undefined {
  const across = along === "column" ? b.x : b.y;
  const bin = binAt(across, (at[0] + at[1]) / 2);
  if (bin < 1 || bin > across.n) return undefined;
  return along === "column" ? projectionY(b, [bin, bin]) : projectionX(b, [bin, bin]);
}

export const isMap = (hist: Hist): hist is Hist2D => hist.kind === "2d";
