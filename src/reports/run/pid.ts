import { regions } from "../../qc/catalogue.ts";
import type { FigureTemplate, PanelTemplate, SectionTemplate } from "../template.ts";
import { charge, dEdx, dEdxAxis, figure, idOf, type Charge } from "./figure.ts";

const momentum = "#it{p} (GeV/#it{c})";
/** The task takes dE/dx from 10 to 2000; pions at their lowest have 50. */
const dEdxRange = [20, 2000] as const;
/** Today's tool joins two bins of momentum. */
const logMap = { log: ["x", "y", "z"], rebinX: 2, xTitle: momentum, yTitle: dEdxAxis, y: dEdxRange } as const;

const maps = (spec: string, q: Charge): PanelTemplate => ({
  id: `dedx-p-${idOf[q]}`,
  spec,
  title: `${dEdx} vs #it{p}, ${charge[q]}`,
  layout: "five",
  figures: regions.map((region) =>
    figure(`PID/hdEdx${q}VsP_${region}`, "colz", { ...logMap, title: region, overlays: [{ kind: "bethe-bloch" }] }),
  ),
});

const byCharge: PanelTemplate = {
  id: "dedx-p-charges",
  spec: "R-45a",
  title: `${dEdx} vs #it{p}, positive and negative tracks`,
  layout: "three",
  figures: [
    figure("PID/hdEdxTotVsP_Pos_TPC", "colz", { ...logMap, title: "Positive" }),
    figure("PID/hdEdxTotVsP_Neg_TPC", "colz", { ...logMap, title: "Negative" }),
    figure("PID/hdEdxTotVsP_Pos_TPC", "ratio", {
      ...logMap,
      title: "Positive / negative",
      by: "hdEdxTotVsP_Neg_TPC",
      zTitle: "ratio",
    }),
  ],
};

type Sign = "Pos" | "Neg";
const signs = [
  ["Pos", "Positive"],
  ["Neg", "Negative"],
] as const;
/** Canvas of older files with all of these maps. */
const older = "CdEdxPIDHypothesisVsp";

const hypotheses = (spec: string, sign: Sign, words: string): PanelTemplate => ({
  id: `pid-hypothesis-${sign.toLowerCase()}`,
  spec,
  title: `Species that tracking assumed, ${words} tracks`,
  layout: "five",
  figures: regions.map((region) =>
    figure(`PID/hdEdxVspHypo${sign}_${region}`, "species", {
      title: region,
      otherwise: `PID/${older}`,
      xTitle: momentum,
      yTitle: dEdxAxis,
      zTitle: "species",
      log: ["x", "y"],
      y: dEdxRange,
      overlays: [{ kind: "bethe-bloch" }],
    }),
  ),
});

/** As in today's comparisons of runs, joined four by four. */
const ofSpecies = (draw: "species-profiles" | "species-ratio"): readonly FigureTemplate[] =>
  signs.map(([sign, words]) =>
    figure(`PID/hdEdxTotVsP_${sign}_TPC`, draw, {
      hypothesis: { map: `hdEdxVspHypo${sign}_TPC`, canvas: older },
      rebinX: 4,
      xTitle: momentum,
      ...(draw === "species-profiles"
        ? {
            title: words,
            yTitle: dEdxAxis,
            log: ["x", "y"],
            y: dEdxRange,
            overlays: [{ kind: "bethe-bloch" }],
          }
        : { title: `${words}, over Bethe-Bloch`, yTitle: `${dEdx} / expected`, log: ["x"], y: [0.8, 1.2] }),
    }),
  );

const profiles: PanelTemplate = {
  id: "pid-species",
  spec: "R-45b+",
  title: `${dEdx} of each species vs #it{p}`,
  layout: "two",
  figures: [...ofSpecies("species-profiles"), ...ofSpecies("species-ratio")],
};

const powers: PanelTemplate = {
  id: "separation",
  spec: "R-37",
  title: "Separation of pions and electrons",
  layout: "two",
  figures: [
    figure("PID/hdEdxTotVsP_TPC", "separation", {
      title: "At 0.35 to 0.45 GeV/#it{c}",
      xTitle: dEdxAxis,
      yTitle: "Tracks per bin",
      x: [15, 150],
      checks: ["separation"],
    }),
    figure("PID/hdEdxTotVsP_TPC", "separation-momentum", {
      title: "At other momenta",
      xTitle: momentum,
      yTitle: "Separation power #it{S}",
    }),
  ],
};

export const vsMomentum: SectionTemplate = {
  id: "dedx-p",
  group: dEdx,
  title: "vs #it{p}",
  subtitle: "vs momentum",
  panels: [
    maps("R-44", "Tot"),
    byCharge,
    hypotheses("R-45b", "Pos", "positive"),
    hypotheses("R-45b+", "Neg", "negative"),
    profiles,
    maps("R-51", "Max"),
  ],
};

export const separation: SectionTemplate = {
  id: "pid-separation",
  group: dEdx,
  title: "Separation",
  subtitle: "separation power",
  panels: [powers],
};
