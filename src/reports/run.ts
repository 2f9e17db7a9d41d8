import { nounOf, regions } from "../qc/catalogue.ts";
import type { FigureTemplate, Overlay, PanelTemplate, ReportTemplate, SectionTemplate } from "./template.ts";

const eta = "#it{#eta}";
const phi = "#it{#phi}";
const pT = "#it{p}_{T}";
const dEdx = "d#it{E}/d#it{x}";

/** A figure drawn as stored, but for what is given. What an entry is comes from the catalogue. */
function figure(object: string, draw: FigureTemplate["draw"], given: Partial<FigureTemplate> = {}): FigureTemplate {
  const plain = { title: "", xTitle: undefined, yTitle: undefined, x: undefined, y: undefined };
  return { ...plain, object, draw, noun: nounOf(object) ?? "entries", log: [], overlays: [], checks: [], ...given };
}

const sectors = (side: "A" | "C" | undefined): Overlay => ({ kind: "sectors", side });

const phiDistribution = (spec: string, side: "A" | "C"): PanelTemplate => ({
  id: `phi-${side.toLowerCase()}`,
  spec,
  title: `Tracks vs ${phi}, ${side} side`,
  layout: "wide",
  figures: [
    figure(`Tracks/hPhi${side}side`, "hist", {
      xTitle: `${phi} (rad)`,
      overlays: [sectors(side), { kind: "median-sector" }],
      checks: ["sector-tracks"],
    }),
  ],
});

const geometry: SectionTemplate = {
  id: "geometry",
  group: "Tracks",
  title: "Geometry",
  subtitle: "geometrical distributions",
  panels: [
    phiDistribution("R-07", "A"),
    phiDistribution("R-08", "C"),
    {
      id: "eta",
      spec: "R-09",
      title: "Pseudorapidity",
      layout: "half",
      figures: [figure("Tracks/hEta", "hist", { xTitle: eta, x: [-1.1, 1.1] })],
    },
    {
      id: "eta-phi",
      spec: "R-10",
      title: `${eta} vs ${phi}`,
      layout: "wide",
      figures: [
        figure("Tracks/h2DEtaPhi", "colz", {
          xTitle: `${phi} (rad)`,
          yTitle: eta,
          y: [-1, 1],
          overlays: [sectors(undefined)],
        }),
      ],
    },
  ],
};

/** Clusters of a track as a map, with their median; it is of all clusters, whatever range is shown. */
const clusterMap = (object: string, given: Partial<FigureTemplate>): FigureTemplate =>
  figure(object, "colz", {
    yTitle: "Clusters per track",
    y: [60, 180],
    ...given,
    overlays: [...(given.overlays ?? []), { kind: "median-profile" }],
  });

const clustersVsPhi = (spec: string, side: "A" | "C"): PanelTemplate => ({
  id: `clusters-phi-${side.toLowerCase()}`,
  spec,
  title: `Clusters vs ${phi}, ${side} side`,
  layout: "wide",
  figures: [
    clusterMap(`Tracks/h2DNClustersPhi${side}side`, {
      xTitle: `${phi} (rad)`,
      overlays: [sectors(side)],
      checks: ["sector-clusters"],
    }),
  ],
});

const properties: SectionTemplate = {
  id: "properties",
  group: "Tracks",
  title: "Properties",
  subtitle: "track properties",
  panels: [
    {
      id: "clusters-of-tracks",
      spec: "R-11",
      title: "Clusters of tracks",
      layout: "three",
      figures: [
        figure("Tracks/hNClustersAfterCuts", "hist", { title: "Clusters", xTitle: "clusters", x: [50, 160] }),
        figure("TrackClusters/crossedRows", "hist", { title: "Crossed rows", xTitle: "rows", x: [50, 160] }),
        figure("TrackClusters/sharedClusters", "hist", {
          title: "Shared clusters",
          xTitle: "clusters",
          x: [0, 160],
          log: ["y"],
        }),
      ],
    },
    {
      id: "clusters-eta",
      spec: "R-12",
      title: `Clusters vs ${eta}`,
      layout: "half",
      figures: [clusterMap("Tracks/h2DNClustersEta", { xTitle: eta, x: [-1, 1] })],
    },
    {
      id: "clusters-pt",
      spec: "R-14",
      title: `Clusters vs ${pT}`,
      layout: "half",
      figures: [clusterMap("Tracks/h2DNClustersPt", { xTitle: `${pT} (GeV/#it{c})`, log: ["x"] })],
    },
    clustersVsPhi("R-15", "A"),
    clustersVsPhi("R-16", "C"),
    {
      id: "pt",
      spec: "R-17",
      title: "Transverse momentum",
      layout: "half",
      figures: [figure("Tracks/hPt", "hist", { xTitle: `${pT} (GeV/#it{c})`, log: ["x", "y"] })],
    },
    {
      id: "q-over-pt",
      spec: "R-18",
      title: "Charge over transverse momentum",
      layout: "half",
      figures: [figure("Tracks/hQOverPt", "hist", { xTitle: `#it{q}/${pT} (#it{c}/GeV)` })],
    },
  ],
};

const energyLoss: SectionTemplate = {
  id: "mip",
  group: dEdx,
  title: "MIP, #it{Q}_{tot}",
  subtitle: "of minimum-ionising particles, #it{Q}_{tot}",
  panels: [
    {
      id: "mip-qtot",
      spec: "R-38",
      title: `${dEdx} of MIPs, #it{Q}_{tot}`,
      layout: "five",
      figures: regions.map((region) =>
        figure(`PID/hdEdxTotMIP_${region}`, "hist", {
          title: region,
          xTitle: `${dEdx} (arb. u.)`,
          // Today's report shows 17 to 150; there is little beyond these ends, and the peak gets the room.
          x: [20, 120],
          overlays: [
            { kind: "wanted", axis: "x", check: "mip-mean" },
            { kind: "target", axis: "x", at: 50 },
            { kind: "gaussian-fit", lo: 40, hi: 60 },
          ],
          checks: ["mip-mean"],
        }),
      ),
    },
  ],
};

/** The run report: without. */
export const runReport: ReportTemplate = {
  id: "run",
  title: "Run {run}, {period} {pass}",
  sections: [geometry, properties, energyLoss],
};

export const findPanel = (report: ReportTemplate, id: string): PanelTemplate | undefined =>
  report.sections.flatMap((section) => section.panels).find((panel) => panel.id === id);
