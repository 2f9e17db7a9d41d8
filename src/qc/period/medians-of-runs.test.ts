import { describe, expect, it } from "vitest";
import { goldenDir } from "../../../tools/testing/golden.ts";
import { GoldenDir } from "../../../tools/verify/golden-dir.ts";
import { Ledger } from "../../../tools/verify/ledger.ts";
import { listedFiles } from "../../../tools/verify/manifest.ts";
import { readProduction } from "../../../tools/verify/production.ts";
import { fixedAxis, hist1D } from "../../hist/build.ts";
import type { RunCurve } from "./curve.ts";
import { medianOfCurves, mediansOfRuns } from "./medians-of-runs.ts";
import { overlayFigures } from "./overlay.ts";
import { periodFigures } from "./period-figures.ts";
import { trendQuantities } from "./quantity.ts";
import { medianName, trendName } from "./tree-names.ts";

const counts = (values: readonly number[], hi = 1): RunCurve => ({
  kind: "counts",
  hist: hist1D({ x: fixedAxis(values.length, 0, hi), values }),
  fit: undefined,
});
const [eta, clusters] = ["eta", "clusters-eta"].map((id) => overlayFigures.find((each) => each.id === id)!);

describe("the median of runs", () => {
  it("is that of their shares, of the runs that have the bins of most, with their divergences to it", () => {
    const runs = [counts([1, 1]), undefined, counts([10, 30]), counts([3, 2, 1]), counts([7, 3])];
    const found = medianOfCurves(eta!, runs)!;
    expect(found.runs).toEqual([0, 2, 4]);
    expect([...found.across.median]).toEqual([0.5, 0.5]);
    expect(found.divergences![0]).toBeCloseTo(0, 12);
    expect(found.divergences![1]).toBeCloseTo(0.25 * Math.log(0.5) + 0.75 * Math.log(1.5), 12);
  });

  it("of curves keeps gaps where no run has a value", () => {
    const curve = (...values: readonly number[]): RunCurve => ({
      kind: "profile",
      x: fixedAxis(2, 0, 1),
      curve: { values: Float64Array.from(values), errors: new Float64Array(2) },
      width: undefined,
    });
    const { across, divergences } = medianOfCurves(clusters!, [curve(130, NaN), curve(134, NaN)])!;
    expect([...across.median]).toEqual([132, NaN]);
    expect(divergences).toBeUndefined();
  });

  it("is of nothing where no run has a curve", () => {
    expect(mediansOfRuns([() => undefined])).toEqual([]);
  });
});

it("no two figures, and no two trends, have one name in the tree", () => {
  for (const names of [periodFigures.map(medianName), trendQuantities.map(trendName)]) {
    const texts = names.map(({ directory, name }) => `${directory}/${name}`);
    expect(new Set(texts).size).toBe(texts.length);
  }
  expect(medianName(eta!)).toEqual({ directory: "TracksQC", name: "hEta" });
  const named = (id: string): string => medianName(periodFigures.find((each) => each.id === id)!).name;
  expect(named("pads-charge-c-r")).toBe("h2DRPhiqTotCside_py");
  expect(named("species-neg-kaon")).toBe("hdEdxTotVsP_Neg_TPC_kaon_qx");
});

it.runIf(goldenDir)(
  "has the contents that ROOT's median histograms have",
  async () => {
    const dir = new GoldenDir(goldenDir!);
    const listed = listedFiles(dir.expected("manifest.json")!);
    const { runs } = await readProduction(new Ledger(), dir, listed, "LHC24zz_apass2");
    const medians = mediansOfRuns(runs.map(({ measured }) => measured));
    const golden = dir.expected("period.json") as unknown as {
      readonly medianHistograms: Readonly<Record<string, { readonly contents?: readonly number[] }>>;
    };
    const { hPhiAside, hEta, hPt, hdEdxTotMIP_TPC } = golden.medianHistograms;
    for (const [name, wanted] of Object.entries({ hPhiAside, hEta, hPt, hdEdxTotMIP_TPC })) {
      const { across } = medians.find(({ figure }) => figure.object.endsWith(`/${name}`))!;
      expect(across.median.length).toBe(wanted!.contents!.length);
      across.median.forEach((value, bin) => expect(value).toBeCloseTo(wanted!.contents![bin]!, 12));
    }
  },
  120_000,
);
