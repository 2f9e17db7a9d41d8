import { bench, describe, expect } from "vitest";
import { randomNumbers } from "../../../tools/fuzz/random.ts";
import { binCenter, type BinAxis } from "../../hist/axis.ts";
import { fixedAxis, hist1D } from "../../hist/build.ts";
import type { Axis } from "../../hist/hist.ts";
import { fitGaussian } from "../../stats/gaussian-fit.ts";
import type { Measurement } from "../measurement.ts";
import { curveOf } from "./curve.ts";
import { whatDiffers } from "./differs.ts";
import { judgePeriod, type PeriodRun } from "./judge-period.ts";
import { medianHist } from "./median-hist.ts";
import { overlayFigures } from "./overlay.ts";

const random = randomNumbers(1);
const uniform = (): number => (random(2 ** 31) + 0.5) / 2 ** 31;
const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

const mipAxis = fixedAxis(100, 50 / 3, 150);
const axisOf = (object: string): Axis =>
  /MIP/.test(object) ? mipAxis : fixedAxis(/hi/.test(object) ? 360 : 200, 0, 2 * Math.PI);
const noisy = (n: number, of: (i: number) => number, error: number) => ({
  values: Float64Array.from({ length: n }, (_, i) => of(i) + error * normal()),
  errors: new Float64Array(n).fill(error),
});
const bell = (x: BinAxis, bin: number): number => Math.exp(-0.5 * ((binCenter(x, bin) - 50) / 4) ** 2);
const countsIn = (object: string) => {
  const x = axisOf(object);
  const expected = (i: number): number => (x === mipAxis ? 1 + 3000 * bell(x, i + 1) : 1000);
  const { values } = noisy(x.n, (i) => expected(i), 0);
  return hist1D({ x, values: values.map((value) => Math.round(value + Math.sqrt(value) * normal())) });
};

/** What recipes measure of one run, made up: as many bins as real ones. */
function madeUp(): PeriodRun {
  const known = new Map<string, Measurement>();
  const make = (object: string, kind: string): Measurement | undefined => {
    const { n } = axisOf(object);
    const mean = { mean: { value: 50 + 0.01 * normal(), error: 0.01 }, stdDev: 10 };
    if (kind === "contents") return { kind, hist: countsIn(object) };
    if (kind === "gaussian-fit") {
      const fit = fitGaussian(countsIn(object), 40, 60);
      return { kind, fit, quoted: fit, entries: 30_000 };
    }
    if (kind === "axes") return { kind, title: "", x: axisOf(object), y: undefined, yTitle: "" };
    if (kind === "moments") {
      const sums = { entries: 1e5, effectiveEntries: 1e5, integral: 1e5, integralWithFlow: 1e5, peak: undefined };
      return { kind, ...sums, x: mean, y: mean };
    }
    const curve = noisy(n, () => 50, 0.2);
    if (kind === "median-profile")
      return { kind, ...curve, entries: new Float64Array(n).fill(100), medianOfMedians: 50 };
    const estimates = { value: curve.values, error: curve.errors };
    const numbers = { chi2: curve.values, ndf: curve.values, points: curve.values, entries: curve.values };
    const states = Array.from({ length: n }, () => "fitted" as const);
    const fits = { states, constant: estimates, mean: estimates, sigma: estimates, ...numbers };
    return kind === "slice-fits" ? { kind, fits, fitted: n } : undefined;
  };
  return {
    measured: (object, { kind }) => {
      const key = `${object} ${kind}`;
      const measured = known.get(key) ?? make(object, kind);
      if (measured !== undefined) known.set(key, measured);
      return measured;
    },
    current: -30_000,
    chambers: Array.from({ length: 72 }, () => ({ clusters: 1.5e7 * (1 + 2e-4 * normal()), pads: 5280 })),
  };
}

describe("several runs", () => {
  for (const n of [12, 100]) {
    const runs = Array.from({ length: n }, madeUp);
    expect(judgePeriod(runs).off.size).toBe(0);
    const curves = new Map(
      overlayFigures.map((figure) => [figure, runs.map(({ measured }) => curveOf(figure, measured))]),
    );
    bench(`trends, overlays and chambers of ${n}`, () => void judgePeriod(runs), { time: 1500 });
    bench(
      `what differs most of ${n / 2} pairs`,
      () => void whatDiffers(overlayFigures, (figure) => pairsOf(curves.get(figure)!)),
      { time: 1500 },
    );
    const hists = runs.map(() => countsIn("Tracks/hPhiAside"));
    bench(`median histogram of ${n}`, () => void medianHist(hists), { time: 500 });
  }
});

const pairsOf = <C>(curves: readonly C[]) =>
  Array.from({ length: curves.length / 2 }, (_, i) => [curves[2 * i]!, curves[2 * i + 1]!] as const);
