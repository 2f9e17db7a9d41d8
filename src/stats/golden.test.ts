import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Hist, Hist1D, Hist2D } from "../hist/hist.ts";
import { profileBins, profileX } from "../hist/profile.ts";
import { projectionX, projectionY } from "../hist/project.ts";
import { insideBins, rangeOf } from "../hist/range.ts";
import { rebin, rebinX } from "../hist/rebin.ts";
import { goldenDir } from "../../tools/testing/golden.ts";
import { displayedMaximum, displayedMinimum, extremes, integral, integralWithFlow } from "./contents.ts";
import { fitGaussian } from "./gaussian-fit.ts";
import { moments } from "./moments.ts";
import { rootQuantileProfile } from "./quantile-profile.ts";
import { rootGaussianFit } from "./root-gaussian-fit.ts";
import { expected, readTask, runFile } from "./testing/golden-run.ts";
import { worstDeviation } from "./testing/worst.ts";

type Numbers = readonly (number | null)[];
type Columns = Readonly<Record<string, { contents: Numbers; errors: Numbers; entries?: Numbers }>>;
interface Distribution {
  readonly contents: Numbers;
  readonly underflow: number;
  readonly overflow: number;
  readonly entries: number;
  readonly mean: number;
  readonly stdDev: number;
}
interface Projections {
  readonly profileX: { contents: Numbers; errors: Numbers; binEntries: Numbers; entries: number };
  readonly profileXFlow: { contents: Numbers; errors: Numbers };
  readonly projectionX: Distribution;
  readonly projectionXNoFlow: Distribution;
  readonly projectionY: Distribution;
  readonly projectionYNoFlow: Distribution;
}
type Rebinned = Partial<Distribution> & {
  readonly x: { n: number; lo: number; hi: number };
  readonly cellsSha256?: string;
  readonly meanX?: number;
  readonly meanY?: number;
};
type RunProfiles = Readonly<Record<string, Columns>> & {
  readonly projections: Readonly<Record<string, Projections>>;
  readonly rebin: Readonly<Record<string, Rebinned>>;
};
interface FullObject {
  readonly stats: Numbers;
  readonly meanX: number;
  readonly stdDevX: number;
  readonly meanY: number;
  readonly stdDevY: number;
  readonly effectiveEntries: number;
  readonly integral: number;
  readonly integralFlow: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly contentMinimum: number;
  readonly contentMaximum: number;
}
interface Fit {
  readonly parameters?: Numbers;
  readonly errors?: Numbers;
  readonly chi2?: number;
  readonly ndf?: number;
  readonly points: number;
}

/** What ROOT says; nothing is read where there is no golden folder. */
const there = goldenDir !== undefined;
const profiles = there ? (expected("profiles.json") as Record<string, RunProfiles>) : {};
const fits = there ? (expected("fits.json") as { mip: Record<string, Record<string, Record<string, Fit>>> }).mip : {};

const cells2D = (hist: Hist2D): string =>
  createHash("sha256")
    .update(new Uint8Array(Float64Array.from(hist.values).buffer))
    .digest("hex");
const inside = (hist: Hist1D): ArrayLike<number> => hist.values.subarray(1, hist.x.n + 1);
// ROOT has 0 in bins without entries.
const zeroed = (values: Float64Array): Float64Array => values.map((value) => (Number.isNaN(value) ? 0 : value));
const worstOf = (worst: readonly number[]): number => Math.max(...worst);

describe.skipIf(!there)("against ROOT 6.40", () => {
  describe.each(Object.keys(profiles))("%s", (key) => {
    const [production, run] = [key.slice(0, key.lastIndexOf("_")), key.slice(key.lastIndexOf("_") + 1)];
    const wanted = profiles[key]!;
    const hists = new Map<string, Hist>();
    const find = (name: string): Hist => hists.get(name)!;
    const map = (name: string): Hist2D => find(name) as Hist2D;
    beforeAll(async () => {
      for (const task of ["Tracks", "PID"]) {
        for (const [name, hist] of await readTask(runFile(production, run), task)) hists.set(name, hist);
      }
    });

    it("has the quantile profiles of TH2::QuantilesX in every column", () => {
      const groups = [
        ["median", 0.5, undefined],
        ["medianY60to180", 0.5, [60, 180]],
        ["medianY-3to3", 0.5, [-3, 3]],
        ["quantile0.16", 0.16, undefined],
        ["quantile0.84", 0.84, undefined],
      ] as const;
      const worst: number[] = [];
      for (const [group, q, range] of groups) {
        for (const [name, want] of Object.entries(wanted[group]!)) {
          const hist = map(name);
          const got = rootQuantileProfile(hist, q, range && rangeOf(hist.y, range[0], range[1]));
          worst.push(worstDeviation(got.values, want.contents), worstDeviation(got.errors, want.errors));
          if (want.entries !== undefined) worst.push(worstDeviation(got.entries, want.entries));
        }
      }
      expect(worst.length).toBe(3 * (23 + 2 + 1) + 2 * (2 + 2));
      expect(worstOf(worst)).toBeLessThan(1e-9);
    });

    it("has the projections and profiles of TH2", () => {
      const worst: number[] = [];
      for (const [name, want] of Object.entries(wanted.projections)) {
        const hist = map(name);
        const compare = (got: Hist1D, to: Distribution): void => {
          const { mean, stdDev } = moments(got).x;
          const flow = [got.values[0], got.values[got.x.n + 1]];
          worst.push(worstDeviation(inside(got), to.contents), worstDeviation(flow, [to.underflow, to.overflow]));
          worst.push(worstDeviation([got.entries, mean?.value, stdDev], [to.entries, to.mean, to.stdDev]));
        };
        compare(projectionX(hist), want.projectionX);
        compare(projectionX(hist, insideBins(hist.y)), want.projectionXNoFlow);
        compare(projectionY(hist), want.projectionY);
        compare(projectionY(hist, insideBins(hist.x)), want.projectionYNoFlow);
        const profile = profileX(hist);
        const bins = profileBins(profile);
        worst.push(worstDeviation(zeroed(bins.values), want.profileX.contents));
        worst.push(worstDeviation(zeroed(bins.errors), want.profileX.errors));
        worst.push(worstDeviation(profile.weights.subarray(1, hist.x.n + 1), want.profileX.binEntries));
        worst.push(worstDeviation([profile.entries], [want.profileX.entries]));
        // ProfileX("", 0, -1) takes underflow, but no overflow.
        const withFlow = profileBins(profileX(hist, [0, hist.y.n]));
        worst.push(worstDeviation(zeroed(withFlow.values), want.profileXFlow.contents));
        worst.push(worstDeviation(zeroed(withFlow.errors), want.profileXFlow.errors));
      }
      expect(worst.length).toBe(2 * 18);
      expect(worstOf(worst)).toBeLessThan(1e-12);
    });

    it("rebins as TH1::Rebin and TH2::RebinX", () => {
      const dEdx = map("hdEdxTotVsP_TPC");
      for (const group of [2, 4]) {
        const want = wanted.rebin[`hdEdxTotVsP_TPC/RebinX(${group})`]!;
        const got = rebinX(dEdx, group);
        expect(got.x).toMatchObject({ n: want.x.n, lo: want.x.lo, hi: want.x.hi });
        expect(cells2D(got)).toBe(want.cellsSha256);
        const { x, y } = moments(got);
        expect(worstDeviation([x.mean?.value, y?.mean?.value], [want.meanX!, want.meanY!])).toBeLessThan(1e-12);
      }
      const pt = find("hPt") as Hist1D;
      for (const [name, group] of [
        ["Rebin(2)", 2],
        ["Rebin(3)", 3],
        ["Rebin(every 5th edge)", 5],
      ] as const) {
        const want = wanted.rebin[`hPt/${name}`]!;
        const got = rebin(pt, group);
        expect(got.x).toMatchObject({ n: want.x.n, lo: want.x.lo, hi: want.x.hi });
        expect(worstDeviation(inside(got), want.contents!)).toBe(0);
        expect([got.values[0], got.values[got.x.n + 1]]).toEqual([want.underflow, want.overflow]);
        const { mean, stdDev } = moments(got).x;
        expect(worstDeviation([mean?.value, stdDev], [want.mean!, want.stdDev!])).toBeLessThan(1e-12);
      }
    });

    it("has the moments, integrals and extremes of every histogram", () => {
      const { tasks } = expected(`objects/${key}.json`) as { tasks: Record<string, Record<string, FullObject>> };
      const worst: number[] = [];
      for (const [name, want] of [...Object.entries(tasks["Tracks"]!), ...Object.entries(tasks["PID"]!)]) {
        const hist = find(name) as Hist1D | Hist2D;
        const { effectiveEntries, x, y } = moments(hist);
        worst.push(worstDeviation([x.mean?.value ?? 0, x.stdDev ?? 0], [want.meanX, want.stdDevX]));
        if (hist.kind === "2d")
          worst.push(worstDeviation([y!.mean?.value ?? 0, y!.stdDev ?? 0], [want.meanY, want.stdDevY]));
        const sums = [effectiveEntries, integral(hist), integralWithFlow(hist)];
        worst.push(worstDeviation(sums, [want.effectiveEntries, want.integral, want.integralFlow]));
        const { min, max } = extremes(hist)!;
        const ends = [displayedMinimum(hist), displayedMaximum(hist), min.value, max.value];
        worst.push(worstDeviation(ends, [want.minimum, want.maximum, want.contentMinimum, want.contentMaximum]));
      }
      expect(worst.length).toBeGreaterThan(400);
      expect(worstOf(worst)).toBeLessThan(1e-12);
    });
  });

  const runs = Object.entries(fits).flatMap(([production, of]) => Object.keys(of).map((run) => ({ production, run })));
  it.each(runs)("fits the MIP peaks of $production, run $run, as TH1::Fit", async ({ production, run }) => {
    const hists = await readTask(runFile(production, run), "PID");
    const tolerance = run === "559115" ? 0.01 : 1e-3;
    for (const [name, want] of Object.entries(fits[production]![run]!)) {
      const got = fitGaussian(hists.get(name) as Hist1D, 40, 60);
      if (want.points === 0) {
        expect(got).toBeUndefined();
        continue;
      }
      expect(got).toMatchObject({ points: want.points, ndf: want.ndf, valid: true });
      const quoted = rootGaussianFit(hists.get(name) as Hist1D, got!);
      (["constant", "mean", "sigma"] as const).forEach((parameter, i) => {
        const [wantedValue, wantedError] = [want.parameters![i]!, want.errors![i]!];
        expect(Math.abs(got![parameter].value - wantedValue) / wantedError).toBeLessThan(0.02);
        expect(Math.abs(quoted[parameter].value - wantedValue) / wantedError).toBeLessThan(1e-4);
        expect(Math.abs(quoted[parameter].error / wantedError - 1)).toBeLessThan(tolerance);
      });
    }
  });
});
