import { findBin } from "../../hist/axis.ts";
import { hist2D, variableAxis } from "../../hist/build.ts";
import type { Axis, Hist2D } from "../../hist/hist.ts";
import { draws } from "../../stats/testing/random.ts";
import { defaultParameters, expectedDEdx, type BetheBlochParameters, type SpeciesId } from "../bethe-bloch.ts";

export const logAxis = (n: number, lo: number, hi: number): Axis =>
  variableAxis(Array.from({ length: n + 1 }, (_, i) => lo * (hi / lo) ** (i / n)));

export interface MapOptions {
  readonly seed: number;
  readonly tracks: number;
  /** Momenta, equally many for each factor (GeV/c). */
  readonly momenta?: readonly [lo: number, hi: number];
  readonly curve?: BetheBlochParameters;
  /** σ of dE/dx in parts of it. */
  readonly resolution?: number;
  readonly shares?: Readonly<Partial<Record<SpeciesId, number>>>;
  /** Share of the tracks with more dE/dx, by an exponentially distributed part of this mean. */
  readonly tail?: { readonly share: number; readonly mean: number };
  /** Instead of 200 bins of 5 to 6000, equally wide on a logarithm. */
  readonly y?: Axis;
}

/** dE/dx against momentum in the binning of the PID task; `labels` as the task fills them, by the last track of a cell. */
export function dEdxMaps(options: MapOptions): { readonly dEdx: Hist2D; readonly labels: Hist2D } {
  const { seed, tracks, momenta = [0.2, 0.6], curve = defaultParameters, resolution = 0.065, tail } = options;
  const shares = Object.entries(options.shares ?? { electron: 0.03, pion: 0.87, kaon: 0.1 }) as [SpeciesId, number][];
  const [x, y] = [logAxis(200, 0.05, 20), options.y ?? logAxis(200, 5, 6000)];
  const [cells, labels] = [new Float64Array(202 * (y.n + 2)), new Float64Array(202 * (y.n + 2))];
  const random = draws(seed);
  const order: readonly SpeciesId[] = ["electron", "muon", "pion", "kaon", "proton", "deuteron", "triton"];
  for (let i = 0; i < tracks; i++) {
    const p = momenta[0] * (momenta[1] / momenta[0]) ** random.uniform();
    let left = random.uniform();
    const [id] = shares.find(([, share]) => (left -= share) < 0) ?? shares[0]!;
    const more = tail !== undefined && random.uniform() < tail.share ? random.exponential(tail.mean) : 0;
    const value = expectedDEdx(curve, id, p) * random.normal(1, resolution) * (1 + more);
    const cell = findBin(x, p) + 202 * findBin(y, value);
    cells[cell]! += 1;
    labels[cell] = order.indexOf(id) + 1;
  }
  return { dEdx: hist2D({ x, y, cells }), labels: hist2D({ x, y, cells: labels }) };
}
