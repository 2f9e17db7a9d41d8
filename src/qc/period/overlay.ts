import type { SpeciesId } from "../bethe-bloch.ts";
import { regions } from "../catalogue.ts";
import type { Side } from "../pads/geometry.ts";
import type { HistRecipe, PadQuantityName, Recipe } from "../recipe.ts";
import type { Rule } from "../quality.ts";

/** Curves of all runs in one frame. */
export interface OverlayFigure {
  readonly id: string;
  /** Number in `reports.md`; the pads and panels of one number by letter. */
  readonly spec: string;
  /** "MIP dE/dx, IROC". */
  readonly title: string;
  readonly object: string;
  readonly curve: OverlayCurve;
  /** What is wanted of it, along x of distributions and y of curves. */
  readonly target?: OverlayTarget;
  /** The same with more columns joined, where runs fill too few: see `filledFigure`. */
  readonly coarser?: OverlayFigure;
}

export interface OverlayTarget {
  readonly axis: "x" | "y";
  readonly at: number;
}

/**
 * What is drawn of the object: a distribution, or of a map the medians of its columns, or the means or widths of Gaussian
 * fits to them; of values per pad their means against φ or r, over the mean of the side; of a map of dE/dx that of one
 * species. `floor`: how far runs may differ in it; of distributions and species relative, of curves in their unit.
 */
export type OverlayCurve =
  | { readonly kind: "counts"; readonly peak: boolean; readonly floor: number }
  /** `rebinX`: so many columns are joined; `fewest`: with fewer entries a column has no value. */
  | (ProfileWords & { readonly kind: "median"; readonly rebinX?: number; readonly fewest?: number })
  | (ProfileWords & { readonly kind: "slice-mean" | "slice-width" })
  | (ProfileWords & {
      readonly kind: "pads";
      readonly quantity: PadQuantityName & ("N_Clusters" | "Q_Tot");
      readonly side: Side;
      readonly along: "phi" | "r";
    })
  | (ProfileWords & { readonly kind: "species"; readonly sign: "Pos" | "Neg"; readonly species: SpeciesId });

interface ProfileWords {
  readonly unit: string;
  readonly decimals: number;
  readonly floor: number;
}

export type ProfileKind = Exclude<OverlayCurve["kind"], "counts">;

/** Fits to the peak of minimum-ionising particles; as in the run report. */
export const mipSlices: HistRecipe = { kind: "slice-fits", rule: "robust", lo: 40, hi: 60, crop: false, width: 2 };

/** Medians of every column, or of so many joined. */
export const mediansRecipe = (rebinX: number | undefined): HistRecipe => ({
  kind: "median-profile",
  rule: "robust",
  ...(rebinX === undefined ? {} : { rebinX }),
});

const ofMap: readonly HistRecipe[] = [{ kind: "axes" }, { kind: "moments" }];

/** Species and their profiles as the report of a run has them. */
export const speciesRecipe = (sign: "Pos" | "Neg", rule: Rule): HistRecipe => ({
  kind: "species-profiles",
  rule,
  hypothesis: { map: `hdEdxVspHypo${sign}_TPC`, canvas: "CdEdxPIDHypothesisVsp" },
  rebinX: 4,
});

/** Runs are judged by the robust rule always; what today's rule draws otherwise is measured too where it is asked for. */
export function recipesOfOverlay({ curve, coarser }: OverlayFigure, rule: Rule = "robust"): readonly Recipe[] {
  return [...recipesOfCurve(curve, rule), ...(coarser === undefined ? [] : recipesOfOverlay(coarser, rule))];
}

function recipesOfCurve(curve: OverlayCurve, rule: Rule): readonly Recipe[] {
  switch (curve.kind) {
    case "counts":
      return curve.peak ? [{ kind: "contents" }, { kind: "gaussian-fit", lo: 40, hi: 60 }] : [{ kind: "contents" }];
    case "median":
      return [...ofMap, mediansRecipe(curve.rebinX)];
    case "slice-mean":
    case "slice-width":
      return [...ofMap, mipSlices];
    case "pads": {
      const { quantity } = curve;
      return rulesFor(rule).map((each) => ({ kind: "pad-projections", quantity, rule: each }));
    }
    case "species":
      return rulesFor(rule).map((each) => speciesRecipe(curve.sign, each));
  }
}

const rulesFor = (rule: Rule): readonly Rule[] => (rule === "parity" ? ["robust", "parity"] : ["robust"]);

/**
 * Peaks: 3 s are then a tenth, a peak moved by a tenth of its width. Other distributions: 3 s are a difference of 7.5 %, or
 * a sector with a third fewer tracks. Medians and means: as for the trend of the same
 * quantity. Median η: 6 s are then the ±0.1 that is drawn. Widths: 6 s are a third of what the peak of all tracks has.
 */
const floors = { peak: 0.035, counts: 0.025, eta: 0.02, clusters: 0.5, dca: 0.02, mip: 0.3, mipWidth: 0.2 } as const;

/** Where the calibration puts minimum-ionising particles. Source: `reports.md` 0.2, T50h and T50v. */
const mipTarget = 50;

const countsFigure = (spec: string, id: string, title: string, object: string, peak = false): OverlayFigure => ({
  id,
  spec,
  title,
  object,
  curve: { kind: "counts", peak, floor: peak ? floors.peak : floors.counts },
  ...(peak ? { target: { axis: "x", at: mipTarget } } : {}),
});

const medians = (
  spec: string,
  id: string,
  title: string,
  name: string,
  of: "eta" | "clusters" | "dca",
): OverlayFigure => ({
  id,
  spec,
  title,
  object: `Tracks/${name}`,
  curve: {
    kind: "median",
    unit: { eta: "", clusters: "clusters", dca: "cm" }[of],
    decimals: { eta: 3, clusters: 1, dca: 2 }[of],
    floor: floors[of],
  },
});

const signs = [
  ["Pos", "positive tracks"],
  ["Neg", "negative tracks"],
] as const;

/** Of each side and sign, in that order. @param tracks which of them: those above a momentum, or all. */
const dcaVsPhi = (first: string, id: string, suffix: string, tracks: string): readonly OverlayFigure[] =>
  (["A", "C"] as const).flatMap((side, i) =>
    signs.map(([sign, words], j) =>
      medians(
        numbered(first, 2 * i + j),
        `${id}-${side.toLowerCase()}-${sign.toLowerCase()}`,
        `DCA vs φ, ${side} side, ${words}${tracks}`,
        `hDCAr_${side}_${sign}${suffix}`,
        "dca",
      ),
    ),
  );

/** "P-43": three after "P-40". */
const numbered = (first: string, after: number): string =>
  first.replace(/\d+/, (number) => String(Number(number) + after));

const dcaVs = (first: number, id: string, words: string, name: string): readonly OverlayFigure[] =>
  signs.map(([sign, tracks], j) =>
    medians(
      `P-${first + j}`,
      `dca-${id}-${sign.toLowerCase()}`,
      `DCA vs ${words}, ${tracks}`,
      `hDCArVs${name}${sign}`,
      "dca",
    ),
  );

/** Distributions of each region. */
const mipOf = (spec: string, id: string, title: string, charge: "Tot" | "Max"): readonly OverlayFigure[] =>
  regions.map((region, i) =>
    countsFigure(
      `${spec}${"abcde"[i]}`,
      `${id}-${region.toLowerCase()}`,
      `${title}, ${region}`,
      `PID/hdEdx${charge}MIP_${region}`,
      true,
    ),
  );

const mipVs = (
  spec: string,
  kind: "slice-mean" | "slice-width",
  [id, title]: readonly [id: string, title: string],
  object: string,
): OverlayFigure => ({
  id,
  spec,
  title,
  object,
  curve: { kind, unit: "arb. u.", decimals: 2, floor: kind === "slice-mean" ? floors.mip : floors.mipWidth },
  ...(kind === "slice-mean" ? { target: { axis: "y", at: mipTarget } } : {}),
});

const meanAndWidthVs = (first: number, id: string, words: string, name: string): readonly OverlayFigure[] => {
  const object = `PID/hdEdxTotMIPVs${name}_TPC`;
  return [
    mipVs(`P-${first}`, "slice-mean", [`mip-${id}-mean`, `MIP mean vs ${words}`], object),
    mipVs(`P-${first + 1}`, "slice-width", [`mip-${id}-width`, `MIP width vs ${words}`], object),
  ];
};

/** Overlays that two sets are compared by too, in the order of the report. */
export const overlayFigures: readonly OverlayFigure[] = [
  countsFigure("P-28", "phi-a", "φ, A side", "Tracks/hPhiAside"),
  countsFigure("P-29", "phi-c", "φ, C side", "Tracks/hPhiCside"),
  countsFigure("P-30", "eta", "η", "Tracks/hEta"),
  medians("P-31", "eta-phi", "Median η vs φ", "h2DEtaPhi", "eta"),
  countsFigure("P-32", "pt", "Transverse momentum", "Tracks/hPt"),
  countsFigure("P-33", "sign", "Charge sign", "Tracks/hSign"),
  countsFigure("P-34", "q-over-pt", "Charge / pT", "Tracks/hQOverPt"),
  countsFigure("P-35a", "clusters", "Clusters per track", "Tracks/hNClustersAfterCuts"),
  countsFigure("P-35b", "crossed-rows", "Crossed rows", "TrackClusters/crossedRows"),
  countsFigure("P-35c", "shared-clusters", "Shared clusters", "TrackClusters/sharedClusters"),
  medians("P-36", "clusters-phi-a", "Clusters vs φ, A side", "h2DNClustersPhiAside", "clusters"),
  medians("P-37", "clusters-phi-c", "Clusters vs φ, C side", "h2DNClustersPhiCside", "clusters"),
  medians("P-38", "clusters-eta", "Clusters vs η", "h2DNClustersEta", "clusters"),
  medians("P-39", "clusters-pt", "Clusters vs pT", "h2DNClustersPt", "clusters"),
  ...dcaVsPhi("P-40", "dca-phi", "", ""),
  ...dcaVs(44, "eta", "η", "Eta"),
  ...dcaVs(46, "pt", "pT", "Pt"),
  ...dcaVs(48, "clusters", "clusters", "NCls"),
  ...mipOf("P-50", "mip", "MIP dE/dx", "Tot"),
  ...meanAndWidthVs(51, "sector", "sector", "Sec"),
  ...meanAndWidthVs(53, "clusters", "clusters", "Ncl"),
  ...meanAndWidthVs(55, "snp", "sin φ", "Snp"),
  ...meanAndWidthVs(57, "tgl", "tan λ", "Tgl"),
];

/**
 * Fewer tell little of how well they are known: resampled, medians of 30 scatter by 1.2 of their errors, which makes one false
 * alarm in 20 comparisons.
 */
const fewestTracks = 60;

/** By as many columns as one of these says, or all, whichever are filled. */
function ofFewTracks(figure: OverlayFigure, [next, ...others]: readonly number[]): OverlayFigure {
  const { curve } = figure;
  if (curve.kind !== "median") return figure;
  const own = { ...figure, curve: { ...curve, fewest: fewestTracks } };
  if (next === undefined) return own;
  return { ...own, coarser: ofFewTracks({ ...figure, curve: { ...curve, rebinX: next } }, others) };
}

/** DCA of tracks with pT above 1 GeV/c, by 1°, 10°, 40° or 90°: of two sets alone. */
export const dcaHighFigures: readonly OverlayFigure[] = dcaVsPhi(
  "C-31",
  "dca-high-phi",
  "_pTmin",
  ", pT > 1 GeV/c",
).map((figure) => ofFewTracks(figure, [10, 40, 90]));

/** dE/dx from the largest charge of clusters: of two sets alone. */
export const mipMaxFigures: readonly OverlayFigure[] = [
  ...mipOf("C-45", "mip-max", "MIP dE/dx, Qmax", "Max"),
  ...(
    [
      ["C-47", "sector", "sector", "Sec"],
      ["C-48", "clusters", "clusters", "Ncl"],
      ["C-49", "tgl", "tan λ", "Tgl"],
      ["C-50", "snp", "sin φ", "Snp"],
    ] as const
  ).map(([spec, id, words, name]) =>
    mipVs(spec, "slice-mean", [`mip-max-${id}-mean`, `MIP mean, Qmax, vs ${words}`], `PID/hdEdxMaxMIPVs${name}_TPC`),
  ),
];

/** Overlays that two sets are compared by, in the order of the page. */
export const comparedFigures: readonly OverlayFigure[] = [...overlayFigures, ...dcaHighFigures, ...mipMaxFigures];
