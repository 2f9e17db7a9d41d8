import type { Hist2D } from "../../hist/hist.ts";
import type { MapPair } from "./map-triple.ts";

/** Maps that two sets are compared in, bin by bin. */
export const pairMaps: readonly {
  readonly object: string;
  readonly title: string;
  readonly noun: string;
  readonly sectors: boolean;
}[] = [
  { object: "Tracks/h2DEtaPhi", title: "η vs φ", noun: "tracks", sectors: true },
  { object: "Tracks/h2DNClustersPhiAside", title: "Clusters vs φ, A side", noun: "tracks", sectors: true },
  { object: "Tracks/h2DNClustersPhiCside", title: "Clusters vs φ, C side", noun: "tracks", sectors: true },
  { object: "Tracks/h2DNClustersEta", title: "Clusters vs η", noun: "tracks", sectors: false },
  { object: "Tracks/hDCAr_A_Pos", title: "DCA vs φ, A side, positive tracks", noun: "tracks", sectors: true },
  { object: "Tracks/hDCAr_C_Pos", title: "DCA vs φ, C side, positive tracks", noun: "tracks", sectors: true },
  { object: "PID/hdEdxTotMIPVsSec_TPC", title: "MIP dE/dx vs sector", noun: "tracks", sectors: false },
  { object: "PID/hdEdxTotMIPVsTgl_TPC", title: "MIP dE/dx vs tan λ", noun: "tracks", sectors: false },
];

/** Shapes are compared: runs have other numbers of tracks. */
export const pairOf = ({ object, title, noun, sectors }: (typeof pairMaps)[number], a: Hist2D, b: Hist2D): MapPair => ({
  id: object,
  title,
  a,
  b,
  xTitle: a.x.title,
  yTitle: a.y.title,
  noun,
  normalised: true,
  sectors,
});
