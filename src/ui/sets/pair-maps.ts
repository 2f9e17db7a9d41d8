import type { Hist2D } from "../../hist/hist.ts";
import type { MapPair } from "./map-triple.ts";

export interface PairMap {
  /** What links call it. */
  readonly id: string;
  readonly object: string;
  readonly title: string;
  readonly noun: string;
  readonly sectors: boolean;
}

const mapOf = (id: string, object: string, title: string, sectors: boolean): PairMap => ({
  id,
  object,
  title,
  noun: "tracks",
  sectors,
});

/** Maps that two sets are compared in, bin by bin. */
export const pairMaps: readonly PairMap[] = [
  mapOf("eta-phi", "Tracks/h2DEtaPhi", "η vs φ", true),
  mapOf("clusters-phi-a", "Tracks/h2DNClustersPhiAside", "Clusters vs φ, A side", true),
  mapOf("clusters-phi-c", "Tracks/h2DNClustersPhiCside", "Clusters vs φ, C side", true),
  mapOf("clusters-eta", "Tracks/h2DNClustersEta", "Clusters vs η", false),
  mapOf("dca-a-pos", "Tracks/hDCAr_A_Pos", "DCA vs φ, A side, positive tracks", true),
  mapOf("dca-c-pos", "Tracks/hDCAr_C_Pos", "DCA vs φ, C side, positive tracks", true),
  mapOf("mip-sector", "PID/hdEdxTotMIPVsSec_TPC", "MIP dE/dx vs sector", false),
  mapOf("mip-tgl", "PID/hdEdxTotMIPVsTgl_TPC", "MIP dE/dx vs tan λ", false),
];

/** Shapes are compared: runs have other numbers of tracks. */
export const pairOf = (
  { id, title, noun, sectors }: PairMap,
  names: MapPair["names"],
  a: Hist2D,
  b: Hist2D,
): MapPair => ({
  id,
  title,
  names,
  a,
  b,
  xTitle: a.x.title,
  yTitle: a.y.title,
  noun,
  normalised: true,
  sectors,
});
