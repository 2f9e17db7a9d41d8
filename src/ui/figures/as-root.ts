import type { AsRootOptions } from "../../draw/jsroot/draw-as-root.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureView, PaletteName } from "../../route/route.ts";
import type { FigureState } from "../../state/session-state.ts";
import { isLog } from "./view.ts";

/** ROOT's numbers of our palettes. */
const palettes: Readonly<Record<PaletteName, number>> = { bird: 57, viridis: 112, cividis: 113 };

/**
 * What ROOT's painters are told of a view: the stored draw option, for a map without one colours; logarithms, ranges and
 * palette as they are chosen. A canvas has all that of its own.
 */
export function asRootOptions(
  figure: FigureTemplate,
  state: FigureState,
  view: FigureView,
  palette: PaletteName,
): AsRootOptions {
  const name = figure.object;
  if (state.kind !== "ready" || state.object.kind !== "histogram") return { name };
  const { hist } = state.object;
  const log = { x: isLog({ figure, view }, "x"), y: isLog({ figure, view }, "y"), z: isLog({ figure, view }, "z") };
  const option = hist.kind === "2d" ? `${hist.option || "colz"} pal${palettes[palette]}` : hist.option;
  const ranges = { x: view.x ?? figure.x, y: view.y ?? figure.y, z: view.z };
  return { name, ...(option === "" ? {} : { option }), log, ranges };
}
