import { plainView, type FigureView } from "../../route/route.ts";

/** Overlays that are seen on logarithmic axes; those of species on two. */
const logAxes: Readonly<Record<string, readonly ("x" | "y")[]>> = {
  pt: ["x", "y"],
  "shared-clusters": ["y"],
  "clusters-pt": ["x"],
  "dca-pt-pos": ["x"],
  "dca-pt-neg": ["x"],
};

type Range = readonly [number, number];

/** What of the axis of an overlay is shown at first. Source: `reports.md` §2.5 to §2.7; of MIPs as in the report of a run. */
const ranges: Readonly<Record<string, Range>> = {
  eta: [-1.1, 1.1],
  clusters: [50, 160],
  "crossed-rows": [50, 160],
  "shared-clusters": [0, 152],
  "clusters-eta": [-1.1, 1.1],
  "dca-eta-pos": [-1, 1],
  "dca-eta-neg": [-1, 1],
  "dca-pt-pos": [0.1, 20],
  "dca-pt-neg": [0.1, 20],
  "dca-clusters-pos": [60, 160],
  "dca-clusters-neg": [60, 160],
  "mip-clusters-mean": [60, 160],
  "mip-clusters-width": [60, 160],
  "mip-snp-mean": [-1, 1],
  "mip-snp-width": [-1, 1],
  "mip-tgl-mean": [-2, 2],
  "mip-tgl-width": [-2, 2],
  "pads-clusters-a-r": [80, 250],
  "pads-clusters-c-r": [80, 250],
  "pads-charge-a-r": [80, 250],
  "pads-charge-c-r": [80, 250],
  "mip-tpc": [20, 120],
  "mip-iroc": [20, 120],
  "mip-oroc1": [20, 120],
  "mip-oroc2": [20, 120],
  "mip-oroc3": [20, 120],
  "mip-max-tpc": [20, 120],
  "mip-max-iroc": [20, 120],
  "mip-max-oroc1": [20, 120],
  "mip-max-oroc2": [20, 120],
  "mip-max-oroc3": [20, 120],
  "mip-max-clusters-mean": [60, 155],
  "mip-max-tgl-mean": [-2, 2],
  "mip-max-snp-mean": [-1, 1],
};

const views = new Map<string, FigureView>();

/** How an overlay is seen at first; the same object each time, so that it is not drawn anew. */
export function viewOfOverlay(id: string): FigureView {
  const view = views.get(id) ?? {
    ...plainView,
    x: ranges[id],
    log: logAxes[id] ?? (id.startsWith("species-") ? ["x", "y"] : undefined),
  };
  views.set(id, view);
  return view;
}
