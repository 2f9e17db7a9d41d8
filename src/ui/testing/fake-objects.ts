import type { Axis, Hist, Hist1D, Hist2D } from "../../hist/hist.ts";
import { sumsOfBins1D, sumsOfBins2D } from "../../hist/sums.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { recipeKey } from "../../qc/recipe.ts";

/** Numbers in the shape of run 559104, the same at every call: sector 5 of the A side is dead. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const axis = (n: number, lo: number, hi: number, title: string): Axis => ({
  n,
  lo,
  hi,
  edges: undefined,
  labels: undefined,
  title,
});
const common = (
  name: string,
  className: string,
  entries: number,
): Omit<Hist1D, "kind" | "x" | "yTitle" | "values" | "variances" | "sums"> => ({
  name,
  title: name,
  className,
  entries,
  option: "",
  displayMinimum: undefined,
  displayMaximum: undefined,
});

function hist1(name: string, x: Axis, shape: (centre: number) => number, seed = 1): Hist1D {
  const next = random(seed);
  const values = new Float32Array(x.n + 2);
  let entries = 0;
  for (let i = 1; i <= x.n; i++) {
    const mean = shape(x.lo + ((i - 0.5) * (x.hi - x.lo)) / x.n);
    values[i] = Math.max(0, Math.round(mean + (next() + next() + next() - 1.5) * 2 * Math.sqrt(mean)));
    entries += values[i]!;
  }
  return {
    ...common(name, "TH1F", entries),
    kind: "1d",
    yTitle: "",
    x,
    values,
    variances: undefined,
    sums: sumsOfBins1D({ x, values, variances: undefined }, [1, x.n]),
  };
}

function hist2(name: string, x: Axis, y: Axis, shape: (x: number, y: number) => number, seed = 1): Hist2D {
  const next = random(seed);
  const values = new Float32Array((x.n + 2) * (y.n + 2));
  let entries = 0;
  for (let j = 1; j <= y.n; j++)
    for (let i = 1; i <= x.n; i++) {
      const mean = shape(x.lo + ((i - 0.5) * (x.hi - x.lo)) / x.n, y.lo + ((j - 0.5) * (y.hi - y.lo)) / y.n);
      const value = Math.max(0, Math.round(mean + (next() + next() + next() - 1.5) * 2 * Math.sqrt(mean)));
      values[i + (x.n + 2) * j] = value;
      entries += value;
    }
  return {
    ...common(name, "TH2F", entries),
    kind: "2d",
    x,
    y,
    values,
    variances: undefined,
    sums: sumsOfBins2D({ x, y, values, variances: undefined }, [1, x.n], [1, y.n]),
  };
}

const turn = 2 * Math.PI;
const sectorOf = (phi: number): number => Math.floor((phi / turn) * 18);
const dip = (phi: number): number => 1 - 0.3 * Math.abs(Math.sin(9 * phi + Math.PI / 2)) ** 12;
const dead = (name: string, phi: number): number => (name.includes("Aside") && sectorOf(phi) === 5 ? 0.075 : 1);

/** One object of a task, by name; `undefined` for a name that no fake run has. */
export function fakeHist(name: string): Hist | undefined {
  const phi = axis(360, 0, turn, "#phi");
  if (name.startsWith("hPhi")) return hist1(name, phi, (at) => 560 * dip(at) * dead(name, at), name.length);
  if (name === "hEta")
    return hist1(name, axis(400, -2, 2, "#eta"), (at) => (Math.abs(at) < 1 ? 1800 - 300 * at * at : 0));
  if (name === "h2DEtaPhi")
    return hist2(
      name,
      phi,
      axis(200, -1, 1, "#eta"),
      (at, eta) => 5 * dip(at) * (eta > 0 && sectorOf(at) === 5 ? 0.075 : 1),
    );
  if (name.startsWith("h2DNClustersPhi"))
    return hist2(name, phi, axis(160, 0, 160, "nClusters"), (at, n) => {
      const centre = dead(name, at) < 1 ? 93 : 140 - 25 * (1 - dip(at)) * 3;
      return 36 * dead(name, at) * Math.exp(-0.5 * ((n - centre) / 7) ** 2) * (n > 152 ? 0 : 1);
    });
  if (name === "h2DNClustersEta")
    return hist2(name, axis(200, -1, 1, "#eta"), axis(160, 0, 160, "nClusters"), (_, n) =>
      n > 152 ? 0 : 30 * Math.exp(-0.5 * ((n - 138) / 8) ** 2),
    );
  if (name === "h2DNClustersPt")
    return hist2(name, axis(100, 0.05, 20, "p_{T}"), axis(160, 0, 160, "nClusters"), (pt, n) =>
      n > 152 ? 0 : (60 / (1 + pt)) * Math.exp(-0.5 * ((n - 138) / 8) ** 2),
    );
  if (name === "hPt") return hist1(name, axis(200, 0.05, 20, "p_{T}"), (at) => 13000 * Math.exp(-at / 1.2));
  if (name === "hQOverPt")
    return hist1(
      name,
      axis(200, -20, 20, "q/p_{T}"),
      (at) => 3500 * Math.exp(-Math.abs(at) / 8) * (1 - Math.exp(-at * at)),
    );
  if (/Clusters|Rows/.test(name))
    return hist1(name, axis(160, 0, 160, name), (at) =>
      at < 153 ? 5000 * Math.exp(-0.5 * ((at - 135) / 12) ** 2) : 0,
    );
  if (name.startsWith("hdEdx")) {
    const wide = name.includes("TPC") ? 1 : 2;
    return hist1(
      name,
      axis(100, 20, 120, "dEdx (a.u.)"),
      (at) =>
        (3600 / wide) * Math.exp(-0.5 * ((at - 46.7) / (3.1 * wide)) ** 2) +
        250 * Math.exp(-0.5 * ((at - 76) / 9) ** 2),
      wide,
    );
  }
  return undefined;
}

/** What the workers would have measured, near enough for a page. */
export function fakeMeasurements(hist: Hist): ReadonlyMap<string, Measurement> {
  const made = new Map<string, Measurement>();
  const put = (key: string, value: Measurement): void => void made.set(key, value);
  const total = hist.entries;
  put(recipeKey({ kind: "moments" }), {
    kind: "moments",
    entries: total,
    effectiveEntries: total,
    integral: total,
    integralWithFlow: total,
    x: { mean: { value: 3.21, error: 0.004 }, stdDev: 1.8 },
    y: hist.kind === "2d" ? { mean: { value: 133.869, error: 0.025 }, stdDev: 8 } : undefined,
    peak: undefined,
  });
  if (hist.kind === "1d" && hist.name.startsWith("hPhi")) {
    const sums = Array.from({ length: 18 }, (_, sector) =>
      Array.from(hist.values.slice(1 + 20 * sector, 21 + 20 * sector)).reduce((a, b) => a + b, 0),
    );
    put(recipeKey({ kind: "sector-sums" }), { kind: "sector-sums", sums, median: sums.toSorted((a, b) => a - b)[9]! });
  }
  if (hist.kind === "1d" && hist.name.startsWith("hdEdx")) {
    const wide = hist.name.includes("TPC") ? 1 : 2;
    const fit = {
      constant: { value: 3600 / wide, error: 20 },
      mean: { value: 46.662, error: 0.022 },
      sigma: { value: 3.104 * wide, error: 0.019 },
      chi2: 149.6,
      ndf: 13,
      points: 16,
      range: [40, 60],
      valid: true,
    } as const;
    put(recipeKey({ kind: "gaussian-fit", lo: 40, hi: 60 }), {
      kind: "gaussian-fit",
      entries: total,
      fit,
      quoted: fit,
    });
    put(recipeKey({ kind: "peak", width: 2 }), { kind: "peak", fit });
  }
  if (hist.kind === "2d" && hist.name.startsWith("h2DNClusters"))
    put(recipeKey({ kind: "median-profile", rule: "robust" }), medians(hist));
  return made;
}

function medians(hist: Hist2D): Measurement {
  const values = new Float64Array(hist.x.n).fill(NaN);
  for (let i = 1; i <= hist.x.n; i++) {
    const column = Array.from({ length: hist.y.n }, (_, j) => hist.values[i + (hist.x.n + 2) * (j + 1)]!);
    const half = column.reduce((a, b) => a + b, 0) / 2;
    let sum = 0;
    const at = column.findIndex((value) => (sum += value) > half);
    if (at >= 0) values[i - 1] = hist.y.lo + ((at + 0.5) * (hist.y.hi - hist.y.lo)) / hist.y.n;
  }
  return {
    kind: "median-profile",
    values,
    errors: new Float64Array(hist.x.n),
    entries: new Float64Array(hist.x.n),
    medianOfMedians: 138.6,
  };
}
