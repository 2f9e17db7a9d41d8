import type { FigureTemplate, PanelTemplate, SectionTemplate } from "../template.ts";
import { eta, figure, phi, phiAxis, pT, pTAxis, sectors } from "./figure.ts";
import { windowFigures } from "./windows.ts";

const phiDistribution = (spec: string, side: "A" | "C"): PanelTemplate => ({
  id: `phi-${side.toLowerCase()}`,
  spec,
  title: `Tracks vs ${phi}, ${side} side`,
  layout: "wide",
  figures: [
    figure(`Tracks/hPhi${side}side`, "hist", {
      xTitle: phiAxis,
      overlays: [sectors(side), { kind: "median-sector" }],
      checks: ["sector-tracks"],
    }),
  ],
});

export const geometry: SectionTemplate = {
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
          xTitle: phiAxis,
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
      xTitle: phiAxis,
      overlays: [sectors(side)],
      checks: ["sector-clusters"],
    }),
  ],
});

export const properties: SectionTemplate = {
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
      figures: [clusterMap("Tracks/h2DNClustersPt", { xTitle: pTAxis, log: ["x"] })],
    },
    {
      id: "clusters-eta-windows",
      spec: "R-13",
      title: `Clusters vs ${eta} in moving windows`,
      layout: "three",
      figures: windowFigures("Tracks/h2DNClustersEta", {
        curve: { kind: "median" },
        xTitle: eta,
        yTitle: "Clusters per track",
        x: [-1.2, 1.2],
        y: [90, 155],
        checks: ["cluster-drift"],
      }),
    },
    clustersVsPhi("R-15", "A"),
    clustersVsPhi("R-16", "C"),
    {
      id: "pt",
      spec: "R-17",
      title: "Transverse momentum",
      layout: "half",
      figures: [figure("Tracks/hPt", "hist", { xTitle: pTAxis, log: ["x", "y"] })],
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
