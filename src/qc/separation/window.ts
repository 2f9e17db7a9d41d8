import { binCenter, binLowEdge, binUpEdge, binWidth, findBin } from "../../hist/axis.ts";
import type { Hist1D, Hist2D } from "../../hist/hist.ts";
import { projectionY } from "../../hist/project.ts";
import type { BinRange } from "../../hist/range.ts";
import type { Share, SpectrumBin } from "../../stats/spectrum.ts";
import { expectedDEdx, type BetheBlochParameters, type SpeciesId } from "../bethe-bloch.ts";

/** Momenta between which today's tool compares pions and electrons (GeV/c). */
export const usualMomenta = [0.35, 0.45] as const;

/** The columns of a map that hold them, as today's tool selects them: they reach from 0.340 to 0.459. */
export const usualColumns = ({ x }: Hist2D): BinRange => [findBin(x, usualMomenta[0]), findBin(x, usualMomenta[1])];

/** Columns of a map of dE/dx against momentum, taken together. */
export interface MomentumWindow {
  /** Edges (GeV/c). */
  readonly momentum: readonly [lo: number, hi: number];
  /** Where positions and widths are quoted (GeV/c): the mean of ln p over the tracks. */
  readonly at: number;
  /** Momentum of every column with its share of the tracks. */
  readonly columns: readonly Column[];
  readonly spectrum: Hist1D;
  /** Tracks within `visibleRange`. */
  readonly tracks: number;
}

interface Column {
  readonly p: number;
  readonly share: number;
}

/** dE/dx of pions and electrons between 0.15 and 10 GeV/c, with room for another gain. */
export const visibleRange = [15, 150] as const;

export function momentumWindow(hist: Hist2D, [first, last]: BinRange): MomentumWindow {
  const [low, high] = [
    Math.max(findBin(hist.y, visibleRange[0]), 1),
    Math.min(findBin(hist.y, visibleRange[1]), hist.y.n),
  ];
  const columns: { p: number; share: number }[] = [];
  let tracks = 0;
  for (let bin = first; bin <= last; bin++) {
    let sum = 0;
    for (let y = low; y <= high; y++) sum += hist.values[bin + (hist.x.n + 2) * y]!;
    tracks += sum;
    // Two momenta a column have the spread of its width.
    const [middle, apart] = [
      Math.log(binLowEdge(hist.x, bin) * binUpEdge(hist.x, bin)) / 2,
      Math.log(binUpEdge(hist.x, bin) / binLowEdge(hist.x, bin)) / Math.sqrt(12),
    ];
    for (const side of [-1, 1]) columns.push({ p: Math.exp(middle + side * apart), share: sum / 2 });
  }
  for (const column of columns) column.share = tracks > 0 ? column.share / tracks : 1 / columns.length;
  return {
    momentum: [binLowEdge(hist.x, first), binUpEdge(hist.x, last)],
    at: Math.exp(columns.reduce((sum, { p, share }) => sum + share * Math.log(p), 0)),
    columns,
    spectrum: projectionY(hist, [first, last]),
    tracks,
  };
}

/** Closer than this a sum of Gaussians as wide as dE/dx (6 to 8 %) looks like one of them. */
const closest = 0.015;

interface Place {
  readonly scale: number;
  readonly tracks: number;
}

/** Steps in which a tail is taken: a comb of Gaussians one σ apart is smooth to 1e-8. */
const tailStep = 0.06;

/** How the additional part of dE/dx of tracks in a tail is distributed: its mean, and how it falls off. */
export interface TailShape {
  readonly mean: number;
  readonly falls: keyof typeof falls;
}

/** Densities of mean 1, up to a factor. */
const falls = {
  exponentially: (t: number): number => Math.exp(-t),
  "as a Gaussian": (t: number): number => Math.exp((-t * t) / Math.PI),
};

/**
 * How a species is spread over a window: dE/dx falls with momentum, so its peak is a sum of peaks, one a column, in
 * multiples ρ of what `reference` has at the momentum at which it is quoted; those close to each other are joined.
 * With a tail the share f of the tracks has more, by some part of it.
 * Weights are heights of equal areas: A·σ·√(2π) is the number of tracks.
 */
export function sharesOf(
  { columns, at }: MomentumWindow,
  curve: BetheBlochParameters,
  { species, reference = species, tail }: { species: SpeciesId; reference?: SpeciesId; tail: TailShape | undefined },
): readonly Share[] {
  const unit = expectedDEdx(curve, reference, at);
  const core = joined(
    closest,
    columns.map(({ p, share }) => ({ scale: expectedDEdx(curve, species, p) / unit, tracks: share })),
  );
  const shares = core.map(({ scale, tracks }) => ({ scale, weight: tracks / scale, more: 0 }));
  if (tail === undefined) return shares;
  const longer: Place[] = [];
  for (const { scale, tracks } of core) {
    for (let t = tailStep / 2; t < 4 * tail.mean; t += tailStep) {
      longer.push({ scale: scale * (1 + t), tracks: tracks * falls[tail.falls](t / tail.mean) });
    }
  }
  const sum = longer.reduce((total, { tracks }) => total + tracks, 0);
  return [
    ...shares.map((share) => ({ ...share, more: -share.weight })),
    ...joined(tailStep, longer).map(({ scale, tracks }) => ({ scale, weight: 0, more: tracks / sum / scale })),
  ];
}

function joined(closest: number, places: readonly Place[]): readonly Place[] {
  const out: { scale: number; tracks: number }[] = [];
  for (const { scale, tracks } of places.toSorted((a, b) => a.scale - b.scale)) {
    if (tracks === 0) continue;
    const last = out.at(-1);
    if (last !== undefined && scale / last.scale - 1 < closest) {
      last.scale = (last.scale * last.tracks + scale * tracks) / (last.tracks + tracks);
      last.tracks += tracks;
    } else out.push({ scale, tracks });
  }
  return out;
}

/** Gauss and Legendre's two nodes of −1…1: over a bin of half a standard deviation a peak is integrated to 1e-4. */
const nodes = [-Math.sqrt(1 / 3), Math.sqrt(1 / 3)];

/** Bins over which a model is integrated. */
export const integratedBins = (spectrum: Hist1D, [first, last]: BinRange): readonly SpectrumBin[] =>
  Array.from({ length: last - first + 1 }, (_, i) => {
    const [centre, width] = [binCenter(spectrum.x, first + i), binWidth(spectrum.x, first + i)];
    const content = spectrum.values[first + i]!;
    return {
      nodes: nodes.map((node) => centre + (node * width) / 2),
      weights: [width / 2, width / 2],
      content,
      variance: spectrum.variances?.[first + i] ?? content,
    };
  });
