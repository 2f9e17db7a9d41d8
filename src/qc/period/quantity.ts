import type { Limit } from "../check.ts";

/** What one number of each run is, and how far runs may differ in it. */
export interface TrendQuantity {
  readonly id: string;
  /** Numbers of `reports.md` that it stands for. */
  readonly spec: readonly string[];
  /** "Mean φ, A side". */
  readonly title: string;
  readonly object: string;
  /** "fit": mean of a Gaussian in 40…60. */
  readonly kind: "mean" | "entries" | "fit";
  /** Axis that the mean and the spread are along. */
  readonly axis: "x" | "y";
  readonly unit: string;
  /** Before and after the number in a sentence: "125.1 clusters per track". */
  readonly words: readonly [before: string, after: string];
  readonly decimals: number;
  readonly showsError: boolean;
  /** Its sign says something: +0.35. */
  readonly signed: boolean;
  /** Runs are not told apart by less; `undefined`: nothing is judged, as the number of tracks depends on the run's length. */
  readonly floor: Limit | undefined;
  /** Beyond these a run is bad, whatever the others are. */
  readonly wanted: readonly [low: Limit, high: Limit] | undefined;
}

type Given = Pick<TrendQuantity, "id" | "spec" | "title" | "object" | "unit" | "words" | "decimals"> &
  Partial<TrendQuantity>;

const quantity = (given: Given): TrendQuantity => ({
  kind: "mean",
  axis: "x",
  showsError: false,
  signed: false,
  floor: undefined,
  wanted: undefined,
  ...given,
});

const phi = (side: "A" | "C", spec: readonly string[]): TrendQuantity =>
  quantity({
    id: `phi-${side.toLowerCase()}`,
    spec,
    title: `Mean φ, ${side} side`,
    object: `Tracks/hPhi${side}side`,
    unit: "rad",
    words: ["mean φ ", ` on ${side}`],
    decimals: 3,
    floor: {
      value: 0.005,
      unit: "rad",
      reason: "3 s are then what a sector far from π moves the mean by when it loses a tenth of its tracks",
    },
  });

const dca = (side: "A" | "C", sign: "Pos" | "Neg", spec: string): TrendQuantity =>
  quantity({
    id: `dca-${side.toLowerCase()}-${sign.toLowerCase()}`,
    spec: [spec],
    title: `Mean DCA, ${side} side, ${sign === "Pos" ? "positive" : "negative"} tracks`,
    object: `Tracks/hDCAr_${side}_${sign}`,
    axis: "y",
    unit: "cm",
    words: ["DCA ", ` cm on ${side}, ${sign === "Pos" ? "positive" : "negative"} tracks`],
    decimals: 2,
    signed: true,
    floor: {
      value: 0.02,
      unit: "cm",
      reason: "3 s are then a third of the 0.2 cm at which experts draw their lines",
    },
  });

/** Trends of the period report and of comparisons, in their order. */
export const trendQuantities: readonly TrendQuantity[] = [
  quantity({
    id: "tracks",
    spec: ["C-04"],
    title: "Number of tracks",
    object: "Tracks/h2DEtaPhi",
    kind: "entries",
    unit: "tracks",
    words: ["", " tracks"],
    decimals: 0,
  }),
  phi("A", ["P-06", "C-05"]),
  phi("C", ["P-07", "C-06"]),
  quantity({
    id: "eta",
    spec: ["P-08", "C-07"],
    title: "Mean η",
    object: "Tracks/hEta",
    unit: "",
    words: ["mean η ", ""],
    decimals: 4,
    floor: { value: 0.0025, unit: "", reason: "3 s are then what 3 % fewer tracks on one side move the mean by" },
  }),
  quantity({
    id: "pt",
    spec: ["P-09", "C-08"],
    title: "Mean transverse momentum",
    object: "Tracks/hPt",
    unit: "GeV/c",
    words: ["mean pT ", " GeV/c"],
    decimals: 4,
    floor: { value: 0.0025, unit: "GeV/c", reason: "3 s are then about 2 % of the mean of pp collisions" },
  }),
  quantity({
    id: "sign",
    spec: ["P-10", "C-09"],
    title: "Mean charge sign",
    object: "Tracks/hSign",
    unit: "",
    words: ["mean charge sign ", ""],
    decimals: 4,
    floor: { value: 0.005, unit: "", reason: "3 s are then 1.5 % more tracks of one sign than of the other" },
  }),
  quantity({
    id: "mip",
    spec: ["P-11", "C-10"],
    title: "MIP mean, Qtot",
    object: "PID/hdEdxTotMIP_TPC",
    kind: "fit",
    unit: "arb. u.",
    words: ["MIP mean ", ""],
    decimals: 2,
    showsError: true,
    floor: { value: 0.3, unit: "arb. u.", reason: "6 s are then the 2 by which the mean may differ from 50" },
    wanted: [
      { value: 48, unit: "arb. u.", reason: "the MIP check of today's tool" },
      { value: 52, unit: "arb. u.", reason: "as the lower one" },
    ],
  }),
  quantity({
    id: "clusters",
    spec: ["P-13", "C-11"],
    title: "Clusters per track",
    object: "Tracks/hNClustersAfterCuts",
    unit: "clusters",
    words: ["", " clusters per track"],
    decimals: 1,
    floor: { value: 0.5, unit: "clusters", reason: "6 s are then 3 clusters, 2 % of the 152 rows of pads" },
  }),
  quantity({
    id: "tgl",
    spec: ["P-14", "C-12"],
    title: "Mean tan λ",
    object: "PID/hdEdxVsTgl",
    unit: "",
    words: ["mean tan λ ", ""],
    decimals: 4,
    floor: { value: 0.004, unit: "", reason: "3 s are then what 3 % fewer tracks on one side move the mean by" },
  }),
  quantity({
    id: "snp",
    spec: ["P-15", "C-13"],
    title: "Mean sin φ",
    object: "PID/hdEdxTotMIPVsSnp_TPC",
    unit: "",
    words: ["mean sin φ ", ""],
    decimals: 4,
    floor: {
      value: 0.005,
      unit: "",
      reason: "3 s are then a tenth of what the bending at 0.5 GeV/c makes between the two signs",
    },
  }),
  dca("A", "Pos", "P-16"),
  dca("C", "Pos", "P-17"),
  dca("A", "Neg", "P-18"),
  dca("C", "Neg", "P-19"),
];
