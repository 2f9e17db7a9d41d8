import { describe, expect, it } from "vitest";
import type { Verdict } from "../../qc/check.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureVerdict } from "../../reports/verdicts.ts";
import { plainView } from "../../route/route.ts";
import { fakeHist, fakeMeasurements } from "../testing/fake-objects.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { figureModel, type FigureInput } from "./figure-model.ts";

const input = (name: string, figure: Partial<FigureTemplate>, change: Partial<FigureInput> = {}): FigureInput => {
  const hist = fakeHist(name)!;
  return {
    figure: { ...bareFigure(`Tracks/${name}`), noun: "tracks", ...figure },
    hist,
    measurements: fakeMeasurements(hist),
    verdicts: [],
    view: plainView,
    ...change,
  };
};
const kinds = (given: FigureInput): readonly string[] => figureModel(given).layers.map((layer) => layer.kind);

const verdict = (quality: Verdict["quality"], sectors: readonly number[]): Verdict => ({
  quality,
  why: "",
  place: "",
  sectors,
});

describe("figureModel", () => {
  it("draws a histogram from 0 with room above, titled by what is counted", () => {
    const { x, y, z, layers } = figureModel(input("hPhiAside", { xTitle: "#varphi (rad)" }));
    expect(layers.map((layer) => layer.kind)).toEqual(["steps"]);
    expect(x).toMatchObject({ lo: 0, hi: 2 * Math.PI, title: "#varphi (rad)", log: false });
    expect(y).toMatchObject({ lo: 0, title: "Tracks" });
    expect(z).toBeUndefined();
  });

  it("draws a map with its colour axis in counts", () => {
    const { y, z, layers } = figureModel(input("h2DEtaPhi", { yTitle: "#eta" }));
    expect(layers.map((layer) => layer.kind)).toEqual(["colors"]);
    expect(y.title).toBe("#eta");
    expect(z).toMatchObject({ lo: 0, title: "tracks" });
  });

  it("shows the range of the report, and that of the person before it", () => {
    const report = { x: [-1.1, 1.1] } as const;
    expect(figureModel(input("hEta", report)).x).toMatchObject({ lo: -1.1, hi: 1.1 });
    const view = { ...plainView, x: [0, 0.5] as const };
    expect(figureModel(input("hEta", report, { view })).x).toMatchObject({ lo: 0, hi: 0.5 });
  });

  it("takes logarithms from the report unless the person chose", () => {
    expect(figureModel(input("hPt", { log: ["x", "y"] })).x.log).toBe(true);
    const view = { ...plainView, log: ["y"] as const };
    const { x, y } = figureModel(input("hPt", { log: ["x", "y"] }, { view }));
    expect([x.log, y.log]).toEqual([false, true]);
  });

  it("draws the wanted range by the limits that were judged with, before that by the released ones", () => {
    const overlays = [{ kind: "wanted", axis: "x", check: "mip-mean" }] as const;
    const band = (verdicts: FigureInput["verdicts"]) =>
      figureModel(input("hdEdxTotMIP_TPC", { overlays }, { verdicts })).layers.find(({ kind }) => kind === "band");
    expect(band([])).toMatchObject({ lo: 48, hi: 52, label: "48 to 52" });
    const judged: FigureVerdict = {
      ...verdict("good", []),
      check: "mip-mean",
      limits: { low: 45, high: 52 },
      changed: "",
    };
    expect(band([{ ...judged, check: "other" }, judged])).toMatchObject({ lo: 45, hi: 52, label: "45 to 52" });
  });

  it("marks bad and medium sectors, the worse of two verdicts", () => {
    const verdicts = [verdict("medium", [5, 6]), verdict("bad", [5]), verdict("good", [1])];
    const model = figureModel(input("hPhiAside", { overlays: [{ kind: "sectors", side: "A" }] }, { verdicts }));
    expect(model.layers.map((layer) => layer.kind)).toEqual(["steps", "sectors"]);
    expect(model.sectorRow?.marked).toEqual([
      { sector: 5, quality: "bad" },
      { sector: 6, quality: "medium" },
    ]);
  });

  it("draws the median sector at the content of one of its bins", () => {
    const given = input("hPhiCside", { overlays: [{ kind: "median-sector" }] });
    const sums = [...given.measurements.values()].find((each) => each.kind === "sector-sums")!;
    expect(figureModel(given).layers[1]).toMatchObject({ kind: "rule", at: sums.median / 20, dash: "dashed" });
  });

  it("lays the median profile over a map, at the centres of its columns, and names it", () => {
    const given = input("h2DNClustersPhiAside", { overlays: [{ kind: "median-profile" }] });
    const { layers, legend } = figureModel(given);
    expect(layers[1]).toMatchObject({ kind: "line", ink: "reference", cased: true });
    expect(layers[1]?.kind === "line" && layers[1].x[0]).toBeCloseTo(Math.PI / 360, 12);
    expect(legend).toEqual([{ label: "median", ink: "reference", sample: "line" }]);
  });

  it("draws a fit over its range only, and none that did not converge", () => {
    const overlay = { kind: "gaussian-fit", lo: 40, hi: 60 } as const;
    const given = input("hdEdxTotMIP_TPC", { overlays: [overlay] });
    const curve = figureModel(given).layers[1];
    expect(curve).toMatchObject({ kind: "curve", lo: 40, hi: 60 });
    expect(curve?.kind === "curve" && curve.at(46.662)).toBeCloseTo(3600, 9);
    const failed = new Map(
      [...given.measurements].map(([key, value]) => [
        key,
        value.kind === "gaussian-fit" && value.fit ? { ...value, fit: { ...value.fit, valid: false } } : value,
      ]),
    );
    expect(kinds({ ...given, measurements: failed })).toEqual(["steps"]);
  });

  it("leaves out what was not measured", () => {
    const overlays = [{ kind: "median-sector" }, { kind: "gaussian-fit", lo: 40, hi: 60 }] as const;
    expect(kinds(input("hPhiAside", { overlays }, { measurements: new Map() }))).toEqual(["steps"]);
  });

  it("draws targets of a map in reference colour, never in that of a quality", () => {
    const overlays = [{ kind: "target", axis: "y", at: 0 }] as const;
    expect(figureModel(input("h2DEtaPhi", { overlays })).layers[1]).toMatchObject({ ink: "reference", cased: true });
    const onHist = [{ kind: "target", axis: "x", at: 50 }] as const;
    expect(figureModel(input("hdEdxTotMIP_TPC", { overlays: onHist })).layers[1]).toMatchObject({ ink: "good" });
  });
});
