import { species, type SpeciesId } from "../bethe-bloch.ts";
import { overlayFigures, type OverlayFigure } from "./overlay.ts";

/**
 * Numbers of clusters: as for other distributions, 3 s are 7.5 %, or a sector with a third fewer. Charges: 3 s are 3 %, or a
 * sector whose gain is 13 % lower. dE/dx of species: 3 s are 3 %, half of its resolution; of those that are few three times
 * as much, because there one track decides whom a cell is taken for, and with it where a band is cut.
 */
const floors = { clusters: 0.025, charge: 0.01, species: 0.01, rare: 0.03 } as const;

const rare: ReadonlySet<SpeciesId> = new Set(["muon", "deuteron", "triton"]);

const quantities = [
  { id: "clusters", quantity: "N_Clusters", title: "Clusters per pad" },
  { id: "charge", quantity: "Q_Tot", title: "Total charge per pad" },
] as const;

const axes = [
  ["phi", "φ"],
  ["r", "R"],
] as const;

/** P-20 to P-27. */
export const padFigures: readonly OverlayFigure[] = quantities.flatMap(({ id, quantity, title }, i) =>
  (["A", "C"] as const).flatMap((side, j) =>
    axes.map(([along, words], k): OverlayFigure => ({
      id: `pads-${id}-${side.toLowerCase()}-${along}`,
      spec: `P-${20 + 4 * i + 2 * j + k}`,
      title: `${title} vs ${words}, ${side} side`,
      object: "Clusters/ClusterData",
      curve: { kind: "pads", quantity, side, along, unit: "", decimals: 2, floor: floors[id] },
    })),
  ),
);

/** What has a figure for each species, of which one is seen at a time. */
export interface SpeciesFigures {
  readonly id: string;
  readonly title: string;
  /** In the order of `species`. */
  readonly figures: readonly OverlayFigure[];
}

/** P-59 and P-60, by letter one a species. */
export const speciesFigures: readonly SpeciesFigures[] = (
  [
    ["Pos", "positive tracks", "P-59"],
    ["Neg", "negative tracks", "P-60"],
  ] as const
).map(([sign, words, spec]) => {
  const id = `species-${sign.toLowerCase()}`;
  return {
    id,
    title: `dE/dx vs p, ${words}`,
    figures: species.map((each, i): OverlayFigure => ({
      id: `${id}-${each.id}`,
      spec: `${spec}${"abcdefg"[i]}`,
      title: `dE/dx vs p, ${each.plural.toLowerCase()}, ${words}`,
      object: `PID/hdEdxTotVsP_${sign}_TPC`,
      curve: {
        kind: "species",
        sign,
        species: each.id,
        unit: "arb. u.",
        decimals: 1,
        floor: floors[rare.has(each.id) ? "rare" : "species"],
      },
    })),
  };
});

/** All overlays by which the runs of a period are judged, in the order of its report. */
export const periodFigures: readonly OverlayFigure[] = [
  ...padFigures,
  ...overlayFigures,
  ...speciesFigures.flatMap(({ figures }) => figures),
];
