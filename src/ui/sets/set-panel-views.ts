import { plainView, type FigureView } from "../../route/route.ts";

/** Overlays that are seen on logarithmic axes. */
const logAxes: Readonly<Record<string, readonly ("x" | "y")[]>> = {
  pt: ["x", "y"],
  "shared-clusters": ["y"],
  "clusters-pt": ["x"],
  "dca-pt-pos": ["x"],
  "dca-pt-neg": ["x"],
};

const views = new Map<string, FigureView>();

/** How an overlay is seen at first; the same object each time, so that it is not drawn anew. */
export function viewOfOverlay(id: string): FigureView {
  const view = views.get(id) ?? { ...plainView, log: logAxes[id] };
  views.set(id, view);
  return view;
}
