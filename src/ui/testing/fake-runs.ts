import { chamberMatrix, type ChamberMatrix } from "../../qc/period/chambers.ts";
import { hist1D, hist2D } from "../../hist/build.ts";
import type { Hist1D, Hist2D } from "../../hist/hist.ts";
import type { RunCurve } from "../../qc/period/curve.ts";
import { overlayDistances } from "../../qc/period/overlay-distances.ts";
import { overlayFigures } from "../../qc/period/overlay.ts";
import type { ComparedOverlay } from "../../qc/period/why-unlike.ts";
import type { PeriodTrend } from "../../qc/period/judge-period.ts";
import { trendQuantities } from "../../qc/period/quantity.ts";
import { robustTrend } from "../../qc/period/robust-trend.ts";
import type { TrendPoint } from "../../qc/period/trend-point.ts";
import type { FigureRun } from "../sets/figure-run.ts";

const numbers = [101, 102, 103, 104, 105, 107, 108, 110, 112, 115, 117, 118, 119, 121] as const;
const absent: Readonly<Record<number, readonly [word: string, reason: string]>> = {
  117: ["no TPC", "TPC not in the run"],
  121: ["cut", "not read: the file is cut at 60 % of its length"],
};

/** A period made up: two runs have nothing to show, one has few entries, one is off. */
export const fakeRuns: readonly FigureRun[] = numbers.map((number, place) => {
  const [word, reason] = absent[number] ?? [undefined, undefined];
  return { place, label: String(559_000 + number), word, reason };
});

export const mipQuantity = trendQuantities.find(({ id }) => id === "mip")!;

const values: Readonly<Record<number, number>> = { 107: 46.66, 115: 50.4 };

export const fakePoints = (shift = 0): readonly (TrendPoint | undefined)[] =>
  numbers.map((number, i) => {
    if (absent[number] !== undefined) return undefined;
    const few = number === 115;
    const error = few ? 0.9 : 0.02;
    return {
      value: (values[number] ?? 50.18 + 0.05 * Math.sin(3 * i)) + shift,
      parityError: error / 2,
      error,
      stdDev: 12,
      entries: few ? 2561 : 400_000,
      sigma: 3.4,
      sound: true,
    };
  });

export function fakeTrend(shift = 0): PeriodTrend {
  const points = fakePoints(shift);
  const { runs, bands } = robustTrend(points, { floor: 0.3, sides: "both", wanted: [48, 52] });
  return { quantity: mipQuantity, points, judged: runs, bands };
}

/** A dead pair of chambers in one run, one that lost a card in the next, and what chance makes of a million clusters each. */
export function fakeChambers(): ChamberMatrix {
  const lost: Readonly<Record<number, Readonly<Record<number, number>>>> = {
    104: { 5: 0, 41: 0 },
    105: { 10: 0.97, 58: 0, 67: 0.975 },
  };
  return chamberMatrix(
    numbers.map((number, run) => ({
      chambers:
        absent[number] === undefined
          ? Array.from({ length: 72 }, (_, chamber) => ({
              clusters: 1e6 * (lost[number]?.[chamber] ?? 1 + 0.001 * Math.sin(7 * run + 3 * chamber)),
              pads: chamber < 36 ? 5280 : 9280,
            }))
          : undefined,
      skip: number === 115 ? "too few entries" : undefined,
    })),
  );
}

/** Clusters per track, of 360 bins so that drawing has something to do; `shift`: by how many clusters it is lower. */
export function fakeHist1D(run: number, shift: number): Hist1D {
  const x = { n: 360, lo: 80, hi: 160, edges: undefined, labels: undefined, title: "clusters per track" };
  const values = Float64Array.from({ length: x.n }, (_, i) => {
    const at = 80 + (i + 0.5) * (80 / x.n) + shift;
    const shape = at > 152 ? 0 : Math.exp(-0.5 * ((at - 138) / 6) ** 2) + 0.1 * Math.exp(-0.5 * ((at - 115) / 12) ** 2);
    return Math.round(1e4 * shape * (1 + 0.01 * Math.sin(run + i)));
  });
  return hist1D({ x, values, entries: values.reduce((sum, value) => sum + value, 0) });
}

const clusters = overlayFigures.find(({ id }) => id === "clusters")!;

/** Of as many runs as asked for; the one at place 12 has lost clusters. */
export function fakeOverlay(runs = fakeRuns): ComparedOverlay {
  const curves = runs.map(({ place, word }): RunCurve | undefined =>
    word === undefined ? { kind: "counts", hist: fakeHist1D(place, place === 12 ? 9 : 0), fit: undefined } : undefined,
  );
  return { figure: clusters, curves, ...overlayDistances(clusters, curves) };
}

export const manyRuns = (count: number): readonly FigureRun[] =>
  Array.from({ length: count }, (_, place) => ({
    place,
    label: String(559_000 + place),
    word: undefined,
    reason: undefined,
  }));

/** Tracks over φ and η, fewer in one sector by a share; the outermost row is empty. */
export function fakeMap(perBin: number, lost: number): Hist2D {
  const x = { n: 360, lo: 0, hi: 2 * Math.PI, edges: undefined, labels: undefined, title: "#phi (rad)" };
  const y = { n: 20, lo: -1, hi: 1, edges: undefined, labels: undefined, title: "#eta" };
  const cells = new Float64Array((x.n + 2) * (y.n + 2));
  for (let row = 1; row < y.n; row++)
    for (let column = 1; column <= x.n; column++) {
      const share = Math.floor((column - 1) / 20) === 5 ? 1 - lost : 1;
      cells[column + (x.n + 2) * row] = Math.round(perBin * share * (1 + 0.1 * Math.sin(column + 2 * row)));
    }
  return hist2D({ x, y, cells, entries: cells.reduce((sum, value) => sum + value, 0) });
}
