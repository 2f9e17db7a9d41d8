import type { AxisModel, CurveLayer, Layer, LegendEntry, Tag } from "../../draw/figure-model.ts";
import { makeScale } from "../../draw/scale.ts";
import {
  betheBlochOf,
  expectedDEdx,
  species,
  type BetheBlochParameters,
  type BetheBlochSource,
  type SpeciesId,
} from "../../qc/bethe-bloch.ts";
import type { Measurement } from "../../qc/measurement.ts";
import type { RunInfo } from "../../qc/activity.ts";
import { measured } from "./measured.ts";

/** What tells the parameters of a run. */
export interface OfRun {
  readonly measurements: ReadonlyMap<string, Measurement>;
  /** The run that the figure is of. */
  readonly info?: Pick<RunInfo, "run" | "period"> | undefined;
}

/** The parameters that hold for the run; `undefined` until it is known whether its file has some. */
export function parametersOf({ measurements, info }: OfRun): BetheBlochSource | undefined {
  const found = measured(measurements, "bethe-bloch")?.found;
  return found && betheBlochOf(info?.run, found);
}

export const betheBlochLegend: LegendEntry = { label: "Bethe-Bloch", ink: "reference", sample: "line" };

/** The curve of every species over what is seen of a map, and its symbol on it where there is room for that. */
export function betheBlochLayers(
  of: OfRun,
  seen: { readonly x: AxisModel; readonly y: AxisModel },
  tagged: boolean,
): readonly Layer[] {
  const parameters = parametersOf(of)?.parameters;
  if (parameters === undefined) return [];
  const curves = species.map(({ id }): CurveLayer => ({
    kind: "curve",
    at: curveOf(parameters, id),
    lo: seen.x.lo,
    hi: seen.x.hi,
    ink: "reference",
    cased: true,
    width: 1.4,
  }));
  if (!tagged) return curves;
  const tags = species.map(({ symbol }, i): Tag => ({ label: symbol, places: placesOn(curves[i]!, seen) }));
  return [...curves, { kind: "tags", tags }];
}

/** dE/dx at a momentum; NaN where there is none. */
export const curveOf =
  (parameters: BetheBlochParameters, id: SpeciesId): ((p: number) => number) =>
  (p) => {
    const value = p > 0 ? expectedDEdx(parameters, id, p) : NaN;
    return Number.isFinite(value) && value > 0 ? value : NaN;
  };

/** Points along a curve among which a place for its name is looked for. */
const points = 160;
/** Where along what is seen of a curve its name stands first: near the end at which species are apart. */
const fromEnd = 0.12;

/** Places on what is seen of a curve, the nearest to where its name should be first. */
function placesOn(
  { at, lo, hi }: CurveLayer,
  { x, y }: { readonly x: AxisModel; readonly y: AxisModel },
): Tag["places"] {
  const [across, up] = [makeScale(x.lo, x.hi, x.log, 0, 1), makeScale(y.lo, y.hi, y.log, 0, 1)];
  const seen = Array.from({ length: points }, (_, i) => across.toValue((i + 0.5) / points))
    .filter((p) => p >= lo && p <= hi)
    .map((p) => [p, at(p)] as const)
    .filter(([, value]) => value >= y.lo && value <= y.hi);
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined) return [];
  // Along the curve as it is drawn: a steep one goes through little of x.
  const lengths = [0];
  for (let i = 1; i < seen.length; i++) {
    const [[p0, d0], [p1, d1]] = [seen[i - 1]!, seen[i]!];
    const step = Math.hypot(across.toPixel(p1) - across.toPixel(p0), up.toPixel(d1) - up.toPixel(d0));
    lengths.push(lengths[i - 1]! + step);
  }
  const whole = lengths.at(-1)!;
  const wanted = (first[1] > last[1] ? fromEnd : 1 - fromEnd) * whole;
  return seen
    .map((place, i) => ({ place, off: Math.abs(lengths[i]! - wanted) }))
    .toSorted((a, b) => a.off - b.off)
    .map(({ place }) => place);
}

/** The species whose curve is nearest to a place, and what is expected of it there. */
export function nearestSpecies(
  of: OfRun,
  p: number,
  dEdx: number,
): { readonly symbol: string; readonly expected: number } | undefined {
  const parameters = parametersOf(of)?.parameters;
  if (parameters === undefined) return undefined;
  const off = (expected: number): number => Math.abs(Math.log(expected / dEdx));
  return species
    .map(({ id, symbol }) => ({ symbol, expected: curveOf(parameters, id)(p) }))
    .filter(({ expected }) => !Number.isNaN(off(expected)))
    .toSorted((a, b) => off(a.expected) - off(b.expected))[0];
}
