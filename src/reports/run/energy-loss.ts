import { regions } from "../../qc/catalogue.ts";
import type { PanelTemplate, SectionTemplate, SliceRange } from "../template.ts";
import { charge, dEdx, dEdxAxis, figure, idOf, type Charge } from "./figure.ts";
import { separation, vsMomentum } from "./pid.ts";
import { windowFigures } from "./windows.ts";

const group = dEdx;
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
      ...(against === sector ? { xSectors: true } : {}),
      yTitle: dEdxAxis,
      x: "TPC" in against.x ? against.x[region] : against.x,
      y: [30, 70],
      overlays: [
        { kind: "target", axis: "y", at: 50 },
        { kind: "slice-fits", ...slices, sigma: false },
      ],
      checks: against.checks ?? [],
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
  vsMomentum,
  mipSection("Max", [mip("R-46", "Max")]),
  separation,
];
