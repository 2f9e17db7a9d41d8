import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D } from "../hist/build.ts";
import type { Hist2D } from "../hist/hist.ts";
import { asReleased, type Judging } from "../qc/check-settings.ts";
import type { OwnCheck } from "../qc/own-check.ts";
import type { Measurement, QuantileProfile, Separation, SliceFits, SpeciesProfiles } from "../qc/measurement.ts";
import { recipeKey } from "../qc/recipe.ts";
import { judgeReport } from "./judge.ts";
import { bareFigure } from "./bare-figure.ts";
import { recipesOf } from "./requests.ts";
import { runReport } from "./run.ts";
import type { ReportTemplate } from "./template.ts";
import type { Measured } from "./verdicts.ts";

/** Few panels whose checks are of histograms alone. */
const panelIds = ["phi-a", "phi-c", "eta", "clusters-phi-a", "clusters-phi-c", "mip-qtot"];
const report: ReportTemplate = {
  ...runReport,
  sections: runReport.sections.map((section) => ({
    ...section,
    panels: section.panels.filter(({ id }) => panelIds.includes(id)),
  })),
};

const figures = new Map(
  report.sections
    .flatMap((section) => section.panels.flatMap((panel) => panel.figures))
    .map((figure) => [figure.object, figure]),
);

const fit = (mean: number): Measurement => {
  const one = { value: mean, error: 0.1 };
  const range = [40, 60] as const;
  const gaussian = { constant: one, mean: one, sigma: one, chi2: 1, ndf: 1, points: 4, range, valid: true };
  return { kind: "gaussian-fit", fit: gaussian, quoted: gaussian, entries: 5000 };
};
const axis = { mean: undefined, stdDev: 10 };
const flat: Readonly<Partial<Record<Measurement["kind"], Measurement>>> = {
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
  axes: { kind: "axes", title: "", x: fixedAxis(1, 0, 1), y: undefined, yTitle: "" },
  contents: { kind: "contents", hist: hist1D({ x: [0, 1], values: [1] }) },
  "median-profile": {
    kind: "median-profile",
    values: new Float64Array(),
    errors: new Float64Array(),
    entries: new Float64Array(),
    medianOfMedians: 1,
  },
  "gaussian-fit": fit(50),
  peak: { kind: "peak", fit: undefined },
  "slice-fits": { kind: "slice-fits", fits: {} as SliceFits, fitted: 0 },
  "quantile-band": { kind: "quantile-band", low: {} as QuantileProfile, high: {} as QuantileProfile },
  "bethe-bloch": { kind: "bethe-bloch", found: { kind: "none" } },
  separation: { kind: "separation", separation: {} as Separation, stored: undefined },
  "species-profiles": { kind: "species-profiles", species: {} as SpeciesProfiles },
  "map-ratio": { kind: "map-ratio", ratio: {} as Hist2D, bins: 0, median: undefined, spread: undefined },
  expression: { kind: "expression", value: true, error: undefined, unit: undefined, found: [], why: "" },
  "sector-gains": { kind: "sector-gains", means: Array<undefined>(36).fill(undefined), median: undefined },
  windows: { kind: "windows", windows: [] },
  "sector-sums": { kind: "sector-sums", sums: Array<number>(18).fill(5000), median: 5000 },
  "sector-medians": {
    kind: "sector-medians",
    medians: Array<number>(18).fill(139),
    entries: Array<number>(18).fill(5000),
    median: 139,
  },
};

const robust: Judging = { rule: "robust", settings: asReleased };

/** A run in which all is well, but for what is given by object; measured for own checks too. */
const run =
  (others: Readonly<Record<string, Measured | Measurement>> = {}, own: readonly OwnCheck[] = []) =>
  (object: string): Measured => {
    const other = others[object];
    if (other !== undefined && !("entries" in other) && (other.kind === "waiting" || other.kind === "failed"))
      return other;
    const recipes = recipesOf(figures.get(object) ?? bareFigure(object), "robust", own);
    const measured = recipes.map((recipe) => {
      const special = other?.kind === recipe.kind ? other : flat[recipe.kind]!;
      return [recipeKey(recipe), special] as const;
    });
    return { kind: "ready", measurements: new Map(measured) };
  };

const region = (name: string): string => `PID/hdEdxTotMIP_${name}`;

const damaged = { kind: "corrupt", path: "x", source: "f", detail: "checksum" } as const;
const missing = { kind: "object-missing", path: "x", source: "f" } as const;

describe("judgeReport", () => {
  it("counts verdicts and has nothing that stands out of a good run", () => {
    const verdicts = judgeReport(report, run(), robust);
    expect(verdicts).toMatchObject({ counts: { good: 9, medium: 0, bad: 0, null: 0 }, standsOut: [], complete: true });
    expect(verdicts.panels.find((panel) => panel.panel === "eta")?.quality).toBeUndefined();
    expect(judgeReport(report, run(), { ...robust, rule: "parity" }).counts.good).toBe(5);
  });

  it("names the figures that are wrong, or all of them", () => {
    const { panels, standsOut } = judgeReport(
      report,
      run({ [region("IROC")]: fit(46.7), [region("OROC2")]: fit(47) }),
      robust,
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
    expect(judgeReport(report, run(Object.fromEntries(all)), robust).standsOut[0]?.text).toBe(
      "mean 46.7, wanted 48 to 52, in all regions",
    );
  });

  it("puts bad rows first, then one row of what was not read and one of what was not judged", () => {
    const { standsOut, counts } = judgeReport(
      report,
      run({
        "Tracks/hPhiAside": { kind: "sector-sums", sums: [], median: 100 },
        "Tracks/h2DNClustersPhiAside": { kind: "failed", error: damaged },
        [region("TPC")]: fit(44),
      }),
      robust,
    );
    expect(standsOut.map(({ quality, place }) => [quality, place])).toEqual([
      ["bad", "d#it{E}/d#it{x} of MIPs, #it{Q}_{tot}"],
      ["not-read", "Not read"],
      ["null", "Not judged"],
    ]);
    expect(counts).toEqual({ good: 6, medium: 0, bad: 1, null: 1 });
  });

  it("judges what there is while the rest is read", () => {
    const verdicts = judgeReport(report, run({ [region("TPC")]: { kind: "waiting" } }), robust);
    expect(verdicts.complete).toBe(false);
    expect(verdicts.counts.good).toBe(8);
  });

  it("does not judge what the file lacks, and says so", () => {
    const { panels, standsOut } = judgeReport(
      report,
      run({ "Tracks/hPhiCside": { kind: "failed", error: missing } }),
      robust,
    );
    expect(panels.find((panel) => panel.panel === "phi-c")).toMatchObject({
      quality: "null",
      why: "not in the file",
      absent: true,
    });
    expect(standsOut).toMatchObject([{ quality: "null", place: "Not judged", panels: [{ id: "phi-c" }] }]);
  });

  it("counts panels that are not judged for the same cause, and names the reason of a single one", () => {
    const few: Measurement = { kind: "sector-sums", sums: Array<number>(18).fill(100), median: 100 };
    const { standsOut } = judgeReport(
      report,
      run({
        "Tracks/hPhiAside": few,
        "Tracks/hPhiCside": few,
        "Tracks/h2DNClustersPhiAside": { kind: "failed", error: missing },
      }),
      robust,
    );
    expect(standsOut).toHaveLength(1);
    expect(standsOut[0]!.text).toBe("too few entries: 2 panels; Clusters vs #it{#phi}, A side: not in the file");
    expect(standsOut[0]!.panels.map(({ id }) => id)).toEqual(["phi-a", "phi-c", "clusters-phi-a"]);
  });
});

const told = (value: boolean | undefined, why = ""): Measurement => {
  const found = [{ name: "mean", value: 0.35, error: 0.002 }];
  return { kind: "expression", value, error: undefined, unit: undefined, found, why };
};
const own = (object: string, good: string, more: Partial<OwnCheck> = {}): OwnCheck => ({
  object,
  panel: undefined,
  title: "",
  good,
  medium: undefined,
  ...more,
});

describe("changed limits", () => {
  const loose: Judging = {
    rule: "robust",
    settings: { limits: [{ check: "mip-mean", limit: "low", value: 46 }], own: [] },
  };

  it("are what is judged with, and said where they were used", () => {
    const fits = run({ [region("IROC")]: fit(46.7) });
    const bad = judgeReport(report, fits, robust).panels.find((panel) => panel.panel === "mip-qtot")!;
    expect(bad).toMatchObject({ quality: "bad", why: "IROC: mean 46.7, wanted 48 to 52" });
    expect(bad.figures[1]).toMatchObject([{ check: "mip-mean", limits: { low: 48, high: 52 }, changed: "" }]);
    const good = judgeReport(report, fits, loose).panels.find((panel) => panel.panel === "mip-qtot")!;
    expect(good).toMatchObject({ quality: "good", why: "mean 50.0, wanted 46 to 52, changed from 48 to 52" });
    expect(good.figures[1]).toMatchObject([{ limits: { low: 46, high: 52 }, changed: "changed from 48 to 52" }]);
    const worse = judgeReport(report, run({ [region("IROC")]: fit(45) }), loose);
    expect(worse.standsOut[0]?.text).toBe("IROC: mean 45.0, wanted 46 to 52, changed from 48 to 52");
  });

  it("of one check leave the others as they are", () => {
    const { panels } = judgeReport(report, run(), loose);
    expect(panels.filter(({ why }) => why !== "").map(({ panel }) => panel)).toEqual(["mip-qtot"]);
  });
});

describe("own checks", () => {
  const judge = (checks: readonly OwnCheck[], others: Readonly<Record<string, Measured | Measurement>> = {}) =>
    judgeReport(report, run(others, checks), { rule: "robust", settings: { limits: [], own: checks } });

  it("are judged with the figure of their object, counted and listed", () => {
    const shift = own("Tracks/hEta", "mean < 0.1", { title: "Shift" });
    const { panels, counts, standsOut } = judge([shift], { "Tracks/hEta": told(false) });
    expect(counts).toEqual({ good: 9, medium: 0, bad: 1, null: 0 });
    const why = "Shift: mean is 0.3500, wanted below 0.1";
    const panel = panels.find(({ panel }) => panel === "eta")!;
    expect(panel).toMatchObject({ quality: "bad", why, figures: [[{ quality: "bad", limits: {}, changed: "" }]] });
    expect(standsOut).toEqual([
      { quality: "bad", place: "Pseudorapidity", text: why, panels: [{ id: "eta", title: "Geometry" }] },
    ]);
    expect(judge([shift]).counts.good).toBe(10);
    expect(judge([shift], { "Tracks/hEta": told(undefined, "there are no entries") }).standsOut).toMatchObject([
      { quality: "null", text: "Pseudorapidity: Shift: there are no entries" },
    ]);
    expect(judge([shift], { "Tracks/hEta": { kind: "failed", error: missing } }).counts.null).toBe(1);
  });

  it("are listed beside what else is wrong in their panel, under both rules", () => {
    const gain = own(region("IROC"), "mean > 1", { medium: "mean > 0", title: "Gain" });
    const state = (object: string): Measured => {
      const ready = run({}, [gain])(object);
      if (object !== region("IROC") || ready.kind !== "ready") return ready;
      const changed = [...ready.measurements].map(([key, value]): readonly [string, Measurement] => [
        key,
        value.kind === "expression" ? told(key.includes("> 0")) : value.kind === "gaussian-fit" ? fit(46) : value,
      ]);
      return { kind: "ready", measurements: new Map(changed) };
    };
    for (const rule of ["robust", "parity"] as const) {
      const { standsOut } = judgeReport(report, state, { rule, settings: { limits: [], own: [gain] } });
      expect(standsOut.map(({ text }) => text)).toEqual([
        "IROC: mean 46.0, wanted 48 to 52; IROC: Gain: mean is 0.3500, wanted above 1",
      ]);
    }
  });

  it("of the same object belong to the panel they name, and to the first where it has not their object", () => {
    const of = (panel: string | undefined) => {
      const { panels } = judge([own("Tracks/hEta", "mean < 0.1", { panel })], { "Tracks/hEta": told(false) });
      return panels.filter(({ quality }) => quality === "bad").map(({ panel }) => panel);
    };
    for (const panel of [undefined, "eta", "phi-a", "none"]) expect(of(panel)).toEqual(["eta"]);
  });

  it("of an object that the report does not draw are judged all the same, and linked by it", () => {
    const sign = own("Tracks/hSign", "abs(mean) < 0.1");
    const { counts, standsOut, complete } = judge([sign], { "Tracks/hSign": told(false) });
    expect([counts.bad, complete]).toEqual([1, true]);
    expect(standsOut).toEqual([
      {
        quality: "bad",
        place: "hSign",
        text: "mean is 0.3500, wanted abs(mean) < 0.1",
        panels: [{ id: "Tracks/hSign", title: "Own checks" }],
      },
    ]);
    expect(judge([sign], { "Tracks/hSign": { kind: "waiting" } }).complete).toBe(false);
  });
});
