/** How a kind of defect is planted, and told. */
interface Kind {
  /** Between and around those of the golden runs. */
  readonly sizes: readonly number[];
  /** What the size is. */
  readonly unit: string;
  /** Names of the histograms that show it; of values per pad see `plantedPads`. */
  readonly shows: RegExp;
  /** Panels of which the page has to name one first of the run. */
  readonly named: RegExp;
}

export const defectKinds = {
  gain: {
    sizes: [-0.005, 0.01, -0.02, 0.03, -0.05],
    unit: "relative",
    shows: /^hdEdxTotMIP/,
    named: /^(trend-)?mip/,
  },
  "dca-shift": {
    sizes: [0.03, 0.07, 0.1, 0.15, 0.25],
    unit: "cm, to the other side on C",
    shows: /^hDCAr(_|VsEta)/,
    named: /^(trend-)?dca/,
  },
  "dca-modulation": {
    sizes: [0.03, 0.07, 0.1, 0.15, 0.25],
    unit: "cm, once a sector",
    shows: /^hDCAr_/,
    named: /^dca-phi/,
  },
  "cluster-loss": {
    sizes: [0.5, 1, 2, 4, 6],
    unit: "clusters per track",
    shows: /^(hNClusters|crossedRows|h2DNClusters)/,
    named: /^((trend-)?clusters|crossed-rows)/,
  },
  "dead-sector": {
    sizes: [0.1, 0.2, 0.4, 0.6, 0.8],
    unit: "share of its tracks",
    shows: /^(hPhiAside|h2DNClustersPhiAside|hDCAr_A_.*|h2DEtaPhi|hEta)$/,
    named: /^((trend-)?(phi-a|eta|tgl)|clusters-phi-a|eta-phi|chambers|pads-clusters-a-phi)$/,
  },
  chamber: {
    sizes: [0.005, 0.01, 0.02, 0.04, 0.08],
    unit: "share of its clusters",
    shows: /^$/,
    named: /^(chambers|pads-clusters)/,
  },
  "dead-pads": {
    sizes: [0.03, 0.06, 0.12, 0.25, 0.5],
    unit: "share of the width of OROC1",
    shows: /^$/,
    named: /^(chambers|pads-clusters)/,
  },
  "sector-charge": {
    sizes: [0.03, 0.06, 0.1, 0.15, 0.25],
    unit: "relative, lower",
    shows: /^$/,
    named: /^pads-charge/,
  },
} as const satisfies Record<string, Kind>;

/** What is wrong with a run, and by how much. */
export interface Defect {
  readonly kind: keyof typeof defectKinds;
  readonly size: number;
}

/** All kinds in all sizes. */
export const allDefects: readonly Defect[] = (Object.keys(defectKinds) as Defect["kind"][]).flatMap((kind) =>
  defectKinds[kind].sizes.map((size) => ({ kind, size })),
);
