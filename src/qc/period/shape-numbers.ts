import type { Estimate } from "../../hist/hist.ts";
import { median } from "../../stats/median.ts";
import { moments } from "../../stats/moments.ts";
import type { RunCurve } from "./curve.ts";

/** Where a distribution lies and how wide it is, each with its error; of a curve its mean height, of species nothing. */
export interface ShapeNumbers {
  readonly mean: Estimate;
  readonly width: Estimate | undefined;
}

/** By curve, which never changes: each is compared with many others, and again with every run more. */
const known = new WeakMap<RunCurve, ShapeNumbers | undefined>();

/** Of a peak those of its fit; of other distributions mean and standard deviation, whose error is σ/√(2n). */
export function shapeNumbers(curve: RunCurve): ShapeNumbers | undefined {
  if (!known.has(curve)) known.set(curve, numbersOf(curve));
  return known.get(curve);
}

function numbersOf(curve: RunCurve): ShapeNumbers | undefined {
  if (curve.kind === "profile") return curve.logs === undefined ? heightOf(curve.curve) : undefined;
  if (curve.fit !== undefined) return { mean: curve.fit.mean, width: curve.fit.sigma };
  const { x, effectiveEntries } = moments(curve.hist);
  if (x.mean === undefined || x.stdDev === undefined) return undefined;
  return { mean: x.mean, width: { value: x.stdDev, error: x.stdDev / Math.sqrt(2 * effectiveEntries) } };
}

/** Bins with a value, each as good as its error tells. */
function heightOf({ values, errors }: Extract<RunCurve, { kind: "profile" }>["curve"]): ShapeNumbers | undefined {
  let [w, wy] = [0, 0];
  for (let bin = 0; bin < values.length; bin++) {
    if (Number.isNaN(values[bin]) || !(errors[bin]! > 0)) continue;
    w += errors[bin]! ** -2;
    wy += values[bin]! / errors[bin]! ** 2;
  }
  return w > 0 ? { mean: { value: wy / w, error: 1 / Math.sqrt(w) }, width: undefined } : undefined;
}

/** A number before and after, typical of several runs. */
export interface Change {
  readonly before: number;
  readonly after: number;
  /** Median of after − before over the runs, and its error. */
  readonly by: Estimate;
}

/** Errors of the runs as they are; the median of n has √(π/2)/√n of the typical one. */
export function changeOf(pairs: readonly (readonly [before: Estimate, after: Estimate])[]): Change | undefined {
  const typical = (of: (pair: readonly [Estimate, Estimate]) => number): number | undefined => median(pairs.map(of));
  const [before, after] = [typical(([a]) => a.value), typical(([, b]) => b.value)];
  const by = typical(([a, b]) => b.value - a.value);
  const error = typical(([a, b]) => Math.hypot(a.error, b.error));
  if (before === undefined || after === undefined || by === undefined || error === undefined) return undefined;
  const many = pairs.length > 2 ? Math.sqrt(Math.PI / 2) : 1;
  return { before, after, by: { value: by, error: (many * error) / Math.sqrt(pairs.length) } };
}

/** What one run has instead of what several others have. */
export function changeFrom(others: readonly Estimate[], own: Estimate): Change | undefined {
  const [before, error] = [median(others.map(({ value }) => value)), median(others.map((other) => other.error))];
  if (before === undefined || error === undefined) return undefined;
  const many = others.length > 2 ? Math.sqrt(Math.PI / 2) : 1;
  const by = { value: own.value - before, error: Math.hypot(own.error, (many * error) / Math.sqrt(others.length)) };
  return { before, after: own.value, by };
}

/** From as many of its errors on a change is told; one of a hundred figures without any then tells of one. */
const tellingErrors = 4;

export const isTelling = ({ by }: Change, least: number): boolean =>
  Math.abs(by.value) > tellingErrors * by.error && Math.abs(by.value) > least;
