import { describe, expect, it } from "vitest";
import type { Hist2D } from "../hist/hist.ts";
import type { Measurement, SliceFits } from "../qc/measurement.ts";
import { recipeKey } from "../qc/recipe.ts";
import { judgeReport } from "./judge.ts";
import { recipesOf } from "./requests.ts";
import { runReport } from "./run.ts";
import type { FigureTemplate } from "./template.ts";
import type { Measured } from "./verdicts.ts";

const figures = new Map(
  runReport.sections
    .flatMap((section) => section.panels.flatMap((panel) => panel.figures))
    .map((figure) => [figure.object, figure]),
);

const fit = (mean: number): Measurement => {
  const one = { value: mean, error: 0.1 };
  const range = [40, 60] as const;
  const gaussian = { constant: one, mean: one, sigma: one, chi2: 1, ndf: 1, points: 4, range, valid: true };
  return { kind: "gaussian-fit", fit: gaussian, entries: 5000 };
};
const axis = { mean: undefined, stdDev: 10 };
const flat: Readonly<Record<Measurement["kind"], Measurement>> = {
  moments: {
    kind: "moments",
    entries: 1,
    effectiveEntries: 1,
    integral: 1,
    integralWithFlow: 1,
    x: axis,
    y: axis,
    peak: undefined,
  },
  "median-profile": {
    kind: "median-profile",
    values: new Float64Array(),
    errors: new Float64Array(),
    entries: new Float64Array(),
    medianOfMedians: 1,
  },
  "gaussian-fit": fit(50),
  "slice-fits": { kind: "slice-fits", fits: {} as SliceFits, fitted: 0 },
  "map-ratio": { kind: "map-ratio", ratio: {} as Hist2D },
  expression: { kind: "expression", value: true, error: undefined, unit: undefined, found: [], why: "" },
  windows: { kind: "windows", each: [] },
  "sector-sums": { kind: "sector-sums", sums: Array<number>(18).fill(5000), median: 5000 },
  "sector-medians": {
    kind: "sector-medians",
    medians: Array<number>(18).fill(139),
    entries: Array<number>(18).fill(5000),
    median: 139,
  },
};

/** A run in which all is well, but for what is given by object. */
const run =
  (others: Readonly<Record<string, Measured | Measurement>> = {}) =>
  (object: string): Measured => {
    const other = others[object];
    if (other !== undefined && !("entries" in other) && (other.kind === "waiting" || other.kind === "failed"))
      return other;
    const recipes = recipesOf(figures.get(object) as FigureTemplate, "robust");
    const measured = recipes.map((recipe) => {
      const special = other?.kind === recipe.kind ? other : flat[recipe.kind];
      return [recipeKey(recipe), special] as const;
    });
    return { kind: "ready", measurements: new Map(measured) };
  };

const region = (name: string): string => `PID/hdEdxTotMIP_${name}`;

const damaged = { kind: "corrupt", path: "x", source: "f", detail: "checksum" } as const;
const missing = { kind: "object-missing", path: "x", source: "f" } as const;

describe("judgeReport", () => {
  it("counts verdicts and has nothing that stands out of a good run", () => {
    const verdicts = judgeReport(runReport, run(), "robust");
    expect(verdicts).toMatchObject({ counts: { good: 9, medium: 0, bad: 0, null: 0 }, standsOut: [], complete: true });
    expect(verdicts.panels.find((panel) => panel.panel === "eta")?.quality).toBeUndefined();
    expect(judgeReport(runReport, run(), "parity").counts.good).toBe(5);
  });

  it("names the figures that are wrong, or all of them", () => {
    const { panels, standsOut } = judgeReport(
      runReport,
      run({ [region("IROC")]: fit(46.7), [region("OROC2")]: fit(47) }),
      "robust",
    );
    const why = "IROC: mean 46.7, wanted 48 to 52; also OROC2";
    expect(panels.find((panel) => panel.panel === "mip-qtot")).toMatchObject({ quality: "bad", why });
    expect(standsOut).toEqual([
      {
        quality: "bad",
        place: "d#it{E}/d#it{x} of MIPs, #it{Q}_{tot}",
        text: why,
        panels: [{ id: "mip-qtot", title: "MIP, #it{Q}_{tot}" }],
      },
    ]);
    const all = ["TPC", "IROC", "OROC1", "OROC2", "OROC3"].map((name) => [region(name), fit(46.66)] as const);
    expect(judgeReport(runReport, run(Object.fromEntries(all)), "robust").standsOut[0]?.text).toBe(
      "mean 46.7, wanted 48 to 52, in all regions",
    );
  });

  it("puts bad rows first, then one row of what was not read and one of what was not judged", () => {
    const { standsOut, counts } = judgeReport(
      runReport,
      run({
        "Tracks/hPhiAside": { kind: "sector-sums", sums: [], median: 100 },
        "Tracks/h2DNClustersPhiAside": { kind: "failed", error: damaged },
        [region("TPC")]: fit(40),
      }),
      "robust",
    );
    expect(standsOut.map(({ quality, place }) => [quality, place])).toEqual([
      ["bad", "d#it{E}/d#it{x} of MIPs, #it{Q}_{tot}"],
      ["not-read", "Not read"],
      ["null", "Not judged"],
    ]);
    expect(counts).toEqual({ good: 6, medium: 0, bad: 1, null: 2 });
  });

  it("judges what there is while the rest is read", () => {
    const verdicts = judgeReport(runReport, run({ [region("TPC")]: { kind: "waiting" } }), "robust");
    expect(verdicts.complete).toBe(false);
    expect(verdicts.counts.good).toBe(8);
  });

  it("does not judge what the file lacks, and says so", () => {
    const { panels, standsOut } = judgeReport(
      runReport,
      run({ "Tracks/hPhiCside": { kind: "failed", error: missing } }),
      "robust",
    );
    expect(panels.find((panel) => panel.panel === "phi-c")).toMatchObject({ quality: "null", why: "not in the file" });
    expect(standsOut).toMatchObject([{ quality: "null", place: "Not judged", panels: [{ id: "phi-c" }] }]);
  });
});
