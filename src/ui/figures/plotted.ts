import type { Plotted } from "../../hist/graph.ts";
import { partsOf, type ShownObject } from "../../hist/object.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureState } from "../../state/session-state.ts";
import { drawnIn, type Drawn } from "./drawn.ts";

/** What a figure by itself draws of an object, graphs too. */
export interface Plot extends Pick<Drawn, "windows"> {
  readonly hist: Plotted;
}

/** As `drawnIn`; of an object that is not of the report the graph it is, or the first of several that it holds. */
export function plotIn(figure: FigureTemplate, state: FigureState | undefined): Plot | undefined {
  const drawn = drawnIn(figure, state);
  if (drawn !== undefined || figure.alone !== true || state?.kind !== "ready") return drawn;
  const hist = firstIn(state.object);
  return hist && { hist, windows: undefined };
}

export const plottedIn = (figure: FigureTemplate, state: FigureState | undefined): Plotted | undefined =>
  plotIn(figure, state)?.hist;

function firstIn(object: ShownObject): Plotted | undefined {
  if (object.kind === "measured-only") return undefined;
  const shown = object.kind === "graph" ? object : partsOf(object)[0];
  return shown?.kind === "graph" ? shown.graph : shown?.hist;
}
