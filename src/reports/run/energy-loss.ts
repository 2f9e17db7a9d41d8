import { regions } from "../../qc/catalogue.ts";
import type { FigureTemplate, PanelTemplate, SectionTemplate, SliceRange } from "../template.ts";
import { dEdx, dEdxAxis, figure } from "./figure.ts";
import { windowFigures } from "./windows.ts";

const group = dEdx;
type Charge = "Tot" | "Max";
const charge = { Tot: "#it{Q}_{tot}", Max: "#it{Q}_{max}" } as const;
const idOf = { Tot: "qtot", Max: "qmax" } as const;
const regionRange = (of: Readonly<Record<(typeof regions)[number], readonly [number, number]>>) => of;

const mip = (spec: string, q: Charge): PanelTemplate => ({
  id: `mip-${idOf[q]}`,
  spec,
  title: `${dEdx} of MIPs, ${charge[q]}`,
  layout: "five",
  figures: regions.map((region) =>
    figure(`PID/hdEdx${q}MIP_${region}`, "hist", {
      title: region,
      xTitle: dEdxAxis,
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
});

const mipWindows: PanelTemplate = {
  id: "mip-windows",
  spec: "R-39",
  title: `${dEdx} of MIPs in moving windows`,
  layout: "three",
  figures: windowFigures("PID/hdEdxTotMIP_TPC", {
    curve: { kind: "contents", lo: 40, hi: 60 },
    xTitle: dEdxAxis,
    yTitle: "Gaussian mean (arb. u.)",
    x: [20, 120],
    checks: ["mip-drift"],
  }),
};

/** The peak of minimum-ionising particles; its neighbours are far away. */
const slices: SliceRange = { lo: 40, hi: 60, crop: false, width: 2 };

interface Against {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly xTitle: string;
  readonly x: Readonly<Record<(typeof regions)[number], readonly [number, number]>> | readonly [number, number];
  readonly checks?: readonly string[];
}

const mipAgainst = (spec: string, q: Charge, against: Against): PanelTemplate => ({
  id: `mip-${against.id}-${idOf[q]}`,
  spec,
  title: `${dEdx} of MIPs vs ${against.words}, ${charge[q]}`,
  layout: "five",
  figures: regions.map((region) =>
    figure(`PID/hdEdx${q}MIPVs${against.name}_${region}`, "colz", {
      title: region,
      xTitle: against.xTitle,
      yTitle: dEdxAxis,
      x: "TPC" in against.x ? against.x[region] : against.x,
      y: [30, 70],
      overlays: [
        { kind: "target", axis: "y", at: 50 },
        { kind: "slice-fits", ...slices, sigma: false },
      ],
      checks: region === "TPC" ? (against.checks ?? []) : [],
    }),
  ),
});

const sector: Against = {
  id: "sector",
  name: "Sec",
  words: "sector",
  xTitle: "sector (A 0 to 17, C 18 to 35)",
  x: [0, 36],
  checks: ["sector-gain"],
};
const clusters: Against = {
  id: "clusters",
  name: "Ncl",
  words: "clusters",
  xTitle: "clusters",
  x: regionRange({ TPC: [60, 152], IROC: [55, 63], OROC1: [14, 34], OROC2: [12, 30], OROC3: [10, 25] }),
};
const tanLambda: Against = {
  id: "tgl",
  name: "Tgl",
  words: "tan #it{#lambda}",
  xTitle: "tan #it{#lambda}",
  x: [-2, 2],
};
const sinPhi: Against = { id: "snp", name: "Snp", words: "sin #it{#phi}", xTitle: "sin #it{#phi}", x: [-0.5, 0.5] };

const against = (specTot: string, specMax: string, what: Against): SectionTemplate => ({
  id: `mip-${what.id}`,
  group,
  title: `vs ${what.words}`,
  subtitle: `of minimum-ionising particles, vs ${what.words}`,
  panels: [mipAgainst(specTot, "Tot", what), mipAgainst(specMax, "Max", what)],
});

const momentum = "#it{p} (GeV/#it{c})";
/** Today's tool joins two bins of momentum. */
const logMap = { log: ["x", "y", "z"], rebinX: 2, xTitle: momentum, yTitle: dEdxAxis } as const;

const vsMomentum = (spec: string, q: Charge): PanelTemplate => ({
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

const hypothesis = (name: "Pos" | "Neg", title: string): FigureTemplate =>
  figure(`PID/hdEdxVspHypo${name}_TPC`, "species", {
    title,
    otherwise: "PID/CdEdxPIDHypothesisVsp",
    xTitle: momentum,
    yTitle: dEdxAxis,
    zTitle: "species",
    log: ["x", "y"],
    overlays: [{ kind: "bethe-bloch" }],
  });

const hypotheses: PanelTemplate = {
  id: "pid-hypothesis",
  spec: "R-45b",
  title: `Species that tracking assumed, in ${dEdx} vs #it{p}`,
  layout: "two",
  figures: [hypothesis("Neg", "Negative"), hypothesis("Pos", "Positive")],
};

const separation: PanelTemplate = {
  id: "separation",
  spec: "R-37",
  title: "Separation of pions and electrons",
  layout: "half",
  figures: [figure("PID/hdEdxTotVsP_TPC", "separation", { xTitle: dEdxAxis, x: [15, 150] })],
};

const mipSection = (q: Charge, panels: readonly PanelTemplate[]): SectionTemplate => ({
  id: q === "Tot" ? "mip" : "mip-max",
  group,
  title: `MIP, ${charge[q]}`,
  subtitle: `of minimum-ionising particles, ${charge[q]}`,
  panels,
});

export const energyLoss: readonly SectionTemplate[] = [
  mipSection("Tot", [mip("R-38", "Tot"), mipWindows]),
  against("R-40", "R-47", sector),
  against("R-41", "R-48", clusters),
  against("R-42", "R-49", tanLambda),
  against("R-43", "R-50", sinPhi),
  {
    id: "dedx-p",
    group,
    title: "vs #it{p}",
    subtitle: "vs momentum",
    panels: [vsMomentum("R-44", "Tot"), byCharge, hypotheses, vsMomentum("R-51", "Max")],
  },
  mipSection("Max", [mip("R-46", "Max")]),
  {
    id: "pid-separation",
    group,
    title: "Separation",
    subtitle: "separation power",
    panels: [separation],
  },
];
