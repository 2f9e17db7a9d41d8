/** Figures that try a painter: the corners of ranges, bins and overlays, made without any file. */
import type { Axis, Hist1D, Hist2D, Profile1D } from "../../hist/hist.ts";
import type { FigureModel, Layer } from "../figure-model.ts";
import {
  binAxisModel,
  colorAxisModel,
  colorsOf,
  countAxisModel,
  pointsOf,
  stepsOf,
  valueAxisModel,
} from "../layers-of.ts";

export interface TestFigure {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly model: FigureModel;
}

const axis = (n: number, lo: number, hi: number, title: string, edges?: Float64Array): Axis => ({
  n,
  lo,
  hi,
  edges,
  labels: undefined,
  title,
});

const common = {
  name: "",
  title: "",
  className: "",
  entries: 0,
  option: "",
  displayMinimum: undefined,
  displayMaximum: undefined,
};

const hist = (x: Axis, content: (centre: number, bin: number) => number): Hist1D => {
  const values = new Float64Array(x.n + 2);
  for (let bin = 1; bin <= x.n; bin++) {
    const edge = (index: number): number => x.edges?.[index] ?? x.lo + (index * (x.hi - x.lo)) / x.n;
    values[bin] = content((edge(bin - 1) + edge(bin)) / 2, bin);
  }
  return { ...common, kind: "1d", yTitle: "", x, values, variances: undefined, sums: [0, 0, 0, 0] };
};

const map = (x: Axis, y: Axis, content: (x: number, y: number) => number): Hist2D => {
  const values = new Float32Array((x.n + 2) * (y.n + 2));
  for (let biny = 1; biny <= y.n; biny++)
    for (let binx = 1; binx <= x.n; binx++)
      values[binx + (x.n + 2) * biny] = content(
        x.lo + ((binx - 0.5) * (x.hi - x.lo)) / x.n,
        y.lo + ((biny - 0.5) * (y.hi - y.lo)) / y.n,
      );
  return { ...common, kind: "2d", x, y, values, variances: undefined, sums: [0, 0, 0, 0, 0, 0, 0] };
};

const gauss = (x: number, mean: number, sigma: number): number => Math.exp(-0.5 * ((x - mean) / sigma) ** 2);

/** Repeatable noise in 0…1. */
const noise = (seed: number): number => {
  const wave = Math.sin(seed * 12.9898) * 43_758.5453;
  return wave - Math.floor(wave);
};

function oneD(h: Hist1D, log: { x?: boolean; y?: boolean } = {}, over: readonly Layer[] = []): FigureModel {
  const x = binAxisModel(h.x, { log: log.x ?? false });
  const steps = stepsOf(h, { filled: log.y !== true });
  const y = countAxisModel([steps], x, { log: log.y ?? false, title: "Entries" });
  return { x, y, layers: [steps, ...over] };
}

function twoD(h: Hist2D, log = false, over: Partial<FigureModel> = {}): FigureModel {
  const [x, y] = [binAxisModel(h.x), binAxisModel(h.y)];
  const { layers = [], ...rest } = over;
  const z = colorAxisModel(h, x, y, { log, title: "entries" });
  return { x, y, z, layers: [colorsOf(h), ...layers], ...rest };
}

const powers = [-9, -6, -3, -2, 0, 3, 4, 6, 9];
const ranges = powers.map((power): TestFigure => ({
  name: `range 1e${power}`,
  width: 300,
  height: 150,
  model: {
    x: { lo: -(10 ** power), hi: 2.3 * 10 ** power, log: false, title: "#it{x} (cm)" },
    y: { lo: 0, hi: 1.15 * 10 ** power, log: false, title: "Tracks" },
    layers: [],
  },
}));

const phiMap = (): FigureModel => {
  const h = map(axis(180, 0, 2 * Math.PI, "#phi (rad)"), axis(60, 60, 180, "Clusters per track"), (phi, clusters) => {
    const sector = Math.floor(phi / (Math.PI / 9));
    return Math.round((sector === 5 ? 2 : 40) * gauss(clusters, sector === 5 ? 95 : 139, 6) * noise(phi * clusters));
  });
  const xs = Float64Array.from({ length: 180 }, (_, index) => ((index + 0.5) * 2 * Math.PI) / 180);
  const ys = xs.map((phi) => (Math.floor(phi / (Math.PI / 9)) === 5 ? 95 : 139));
  return twoD(h, false, {
    sectorRow: {
      marked: [
        { sector: 5, quality: "bad" },
        { sector: 11, quality: "medium" },
      ],
    },
    legend: [{ label: "median", ink: "reference", sample: "line" }],
    layers: [{ kind: "sectors" }, { kind: "line", x: xs, y: ys, ink: "reference", cased: true }],
  });
};

const profile = (): FigureModel => {
  const x = axis(40, -2, 2, "tan#lambda");
  const weights = Float64Array.from({ length: 42 }, (_, bin) => (bin % 7 === 3 ? 0 : 20 + 10 * noise(bin)));
  const means = weights.map((_, bin) => 50 + 2 * Math.sin(bin / 6));
  const layer = pointsOf({
    ...common,
    kind: "profile",
    yTitle: "",
    x,
    weights,
    weights2: undefined,
    sumsY: weights.map((weight, bin) => weight * means[bin]!),
    sumsY2: weights.map((weight, bin) => weight * (means[bin]! ** 2 + 9)),
    errorOption: "",
    sums: [0, 0, 0, 0, 0, 0],
  } satisfies Profile1D);
  return { x: binAxisModel(x), y: valueAxisModel([layer], x, "d#it{E}/d#it{x} (arb. u.)"), layers: [layer] };
};

const overlays = (): FigureModel => {
  const a = hist(axis(75, 20, 120, "d#it{E}/d#it{x} (arb. u.)"), (x) => 3500 * gauss(x, 50, 3.3));
  const b = hist(a.x, (x) => 3000 * gauss(x, 51, 3.8));
  const base = oneD(a);
  const xs = Float64Array.of(70, 80, 90, 100);
  return {
    ...base,
    legend: [
      { label: "apass2", ink: "A", sample: "line" },
      { label: "apass1", ink: "B", sample: "dashed" },
      { label: "mean", ink: "reference", sample: "square" },
    ],
    layers: [
      { kind: "band", axis: "x", lo: 46, hi: 54, quality: "medium" },
      { kind: "band", axis: "x", lo: 48, hi: 52, quality: "good", label: "48 to 52" },
      { kind: "rule", axis: "y", at: 2000, ink: "reference", dash: "dashed", cased: false, label: "median" },
      stepsOf(a, { filled: false, width: 1.4 }),
      stepsOf(b, { ink: "B", filled: false, width: 1.4 }),
      { kind: "rule", axis: "x", at: 50, ink: "good", dash: "dotted", cased: false },
      { kind: "curve", at: (x) => 3500 * gauss(x, 50, 3.3), lo: 40, hi: 60, ink: "reference", cased: false },
      {
        kind: "points",
        x: xs,
        y: Float64Array.of(800, 1500, NaN, 3900),
        yErrors: Float64Array.of(200, 300, 100, 900),
        xErrors: Float64Array.of(4, 4, 4, 4),
        ink: "reference",
        marker: "trend",
        cased: true,
      },
    ],
  };
};

/** All figures; made when asked for, the large ones take a moment. */
export function testFigures(): readonly TestFigure[] {
  const wide = axis(1_000_000, 0, 1000, "time (s)");
  const decades = Float64Array.from({ length: 51 }, (_, index) => 10 ** (-1 + (3 * index) / 50));
  const size = { width: 380, height: 190 };
  return [
    ...ranges,
    {
      ...size,
      name: "1e-9 to 1e9, both logarithmic",
      model: {
        x: { lo: 1e-9, hi: 1e9, log: true, title: "#it{x} (cm)" },
        y: { lo: 1e-9, hi: 1e9, log: true, title: "Tracks" },
        layers: [],
      },
    },
    {
      ...size,
      name: "logarithmic with bins at and below 0",
      model: oneD(
        hist(axis(40, -10, 10, "#it{x} (cm)"), (x, bin) =>
          bin % 5 === 0 ? 0 : bin % 7 === 0 ? -40 : 900 * gauss(x, 0, 3),
        ),
        { y: true },
      ),
    },
    {
      ...size,
      name: "logarithmic without positive bins",
      model: oneD(
        hist(axis(10, -5, 5, "#it{x}"), () => -1),
        { y: true },
      ),
    },
    { ...size, name: "empty 1-D", model: oneD(hist(axis(10, 0, 1, "#it{x}"), () => 0)) },
    { ...size, name: "empty 2-D", model: twoD(map(axis(4, 0, 1, "#it{x}"), axis(4, 0, 1, "#it{y}"), () => 0)) },
    {
      ...size,
      name: "no entries, in words",
      model: {
        ...oneD(hist(axis(10, 0, 1, ""), () => 0)),
        message: { text: "No entries. The TPC was not in this run: all histograms are empty.", tone: "quiet" },
      },
    },
    { ...size, name: "one bin", model: oneD(hist(axis(1, 0, 1, "charge sign"), () => 42)) },
    {
      ...size,
      name: "one filled bin of a map",
      model: twoD(
        map(axis(9, 0, 9, "row"), axis(9, 0, 9, "pad"), (x, y) => (x === 4.5 && y === 4.5 ? 7 : 0)),
        true,
      ),
    },
    {
      ...size,
      name: "1 000 000 bins",
      model: oneD(hist(wide, (x, bin) => (bin === 400_000 ? 300 : 100 + 50 * Math.sin(x / 60) + 20 * noise(bin)))),
    },
    {
      ...size,
      name: "1000 × 1000 bins",
      model: twoD(
        map(axis(1000, -5, 5, "#it{x} (cm)"), axis(1000, -5, 5, "#it{y} (cm)"), (x, y) =>
          Math.floor(30 * gauss(x, 0, 2) * gauss(y, 0, 1) + 1.1 * noise(x * 1000 + y)),
        ),
        true,
      ),
    },
    {
      ...size,
      name: "bins of unequal width, log-log",
      model: oneD(
        hist(axis(50, 0.1, 100, "#it{p}_{T} (GeV/#it{c})", decades), (pt) => Math.floor(2e4 * pt ** -2.5)),
        { x: true, y: true },
      ),
    },
    { ...size, name: "profile", model: profile() },
    { ...size, name: "all overlays", model: overlays() },
    { width: 780, height: 216, name: "sectors over a map", model: phiMap() },
    { width: 390, height: 190, name: "sectors, narrow", model: phiMap() },
  ];
}
