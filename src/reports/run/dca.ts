import type { FigureTemplate, PanelTemplate, SectionTemplate, SliceRange } from "../template.ts";
import { eta, figure, phi, phiAxis, pT, pTAxis, sectors, zeroAnd } from "./figure.ts";

/** The core of the distribution is narrow and has tails: today's tool fits all of it, the robust rule ±1.5 σ. */
const fit: SliceRange = { lo: -5, hi: 5, crop: true, width: 1.5 };
const dcaAxis = "DCA (cm)";
const charges = [
  { id: "pos", name: "Pos", words: "positive tracks" },
  { id: "neg", name: "Neg", words: "negative tracks" },
] as const;

/** Tracks of all momenta, or those above the cut that the task was configured with, which the file does not tell. */
interface Selection {
  readonly suffix: "" | "_pTmin";
  readonly id: string;
  readonly words: string;
  readonly spec: number;
}

const all: Selection = { suffix: "", id: "dca", words: "", spec: 19 };
const high: Selection = { suffix: "_pTmin", id: "dca-high", words: `, ${pT} min`, spec: 29 };

const dcaMap = (object: string, given: Partial<FigureTemplate>): FigureTemplate =>
  figure(object, "colz", {
    yTitle: dcaAxis,
    y: [-5, 5],
    log: ["z"],
    checks: ["dca-mean"],
    ...given,
    overlays: [...(given.overlays ?? []), ...zeroAnd(0.2), { kind: "slice-fits", ...fit, sigma: true }],
  });

const vsPhi = ({ suffix, id, words, spec }: Selection): readonly PanelTemplate[] =>
  (["A", "C"] as const).flatMap((side, i) =>
    charges.map((charge, j) => ({
      id: `${id}-phi-${side.toLowerCase()}-${charge.id}`,
      spec: `R-${spec + 2 * i + j}`,
      title: `DCA vs ${phi}, ${side} side, ${charge.words}${words}`,
      layout: "wide",
      figures: [
        dcaMap(`Tracks/hDCAr_${side}_${charge.name}${suffix}`, {
          xTitle: phiAxis,
          overlays: [sectors(side)],
          // Above the cut there are too few tracks in a sector of most runs.
          checks: suffix === "" ? ["dca-mean", "dca-sectors", "dca-modulation"] : ["dca-mean"],
        }),
      ],
    })),
  );

const vs = (
  { suffix, id, words }: Selection,
  first: number,
  axis: { readonly id: string; readonly name: string; readonly words: string } & Partial<FigureTemplate>,
): readonly PanelTemplate[] => {
  const { id: axisId, name, words: axisWords, ...given } = axis;
  return charges.map((charge, j) => ({
    id: `${id}-${axisId}-${charge.id}`,
    spec: `R-${first + j}`,
    title: `DCA vs ${axisWords}, ${charge.words}${words}`,
    layout: "half",
    figures: [dcaMap(`Tracks/hDCArVs${name}${charge.name}${suffix}`, given)],
  }));
};

const vsEta = (of: Selection, first: number) =>
  vs(of, first, { id: "eta", name: "Eta", words: eta, xTitle: eta, x: [-1, 1] });
const vsClusters = (of: Selection, first: number) =>
  vs(of, first, { id: "clusters", name: "NCls", words: "clusters", xTitle: "clusters per track", x: [60, 160] });
const vsPt = (of: Selection, first: number) =>
  vs(of, first, { id: "pt", name: "Pt", words: pT, xTitle: pTAxis, x: [0.1, 20], log: ["x", "z"] });

/** Today's tool writes these windows and draws none of them. */
const inWindows = ({ suffix, id, words }: Selection): PanelTemplate => ({
  id: `${id}-windows`,
  spec: "R-36+",
  title: `DCA vs ${eta} in moving windows${words}`,
  layout: "two",
  figures: (["slice-mean", "slice-sigma"] as const).flatMap((kind) =>
    charges.map((charge) =>
      figure(`Tracks/hDCArVsEta${charge.name}${suffix}@all`, "overlay", {
        title: `${kind === "slice-mean" ? "Mean" : "#it{#sigma}"}, ${charge.words}`,
        curve: { kind, ...fit },
        xTitle: eta,
        yTitle: kind === "slice-mean" ? "Mean DCA (cm)" : "#it{#sigma} of DCA (cm)",
        x: [-1, 1],
      }),
    ),
  ),
});

const group = "Tracks";

export const dca: SectionTemplate = {
  id: "dca",
  group,
  title: "DCA",
  subtitle: "distance of closest approach in #it{r#phi}",
  panels: [...vsPhi(all), ...vsEta(all, 23), ...vsClusters(all, 25), ...vsPt(all, 27), inWindows(all)],
};

export const dcaHigh: SectionTemplate = {
  id: "dca-high",
  group,
  title: `DCA high ${pT}`,
  subtitle: `distance of closest approach in #it{r#phi}, ${pT} above the task's cut`,
  panels: [...vsPhi(high), ...vsEta(high, 33), ...vsClusters(high, 35), inWindows(high)],
};
