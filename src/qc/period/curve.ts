import type { Axis, Hist1D } from "../../hist/hist.ts";
import { joinedAxis } from "../../hist/rebin.ts";
import { median } from "../../stats/median.ts";
import type { Curve } from "../../stats/profile-difference.ts";
import { smoothErrors } from "../../stats/smooth-errors.ts";
import type { GaussianFit } from "../measurement.ts";
import type { Rule } from "../quality.ts";
import { mediansRecipe, mipSlices, speciesRecipe, type OverlayCurve, type OverlayFigure } from "./overlay.ts";
import type { MeasuredRun } from "./trend-point.ts";

/** What one run has in a figure. */
export type RunCurve =
  | { readonly kind: "counts"; readonly hist: Hist1D; readonly fit: GaussianFit | undefined }
  | {
      readonly kind: "profile";
      readonly x: Axis;
      readonly curve: Curve;
      /** Standard deviation of the profiled quantity over the whole map; of widths of a peak the usual one. */
      readonly width: number | undefined;
      /** Runs are told apart by ratios: the logarithm of the curve, with its errors. */
      readonly logs?: Curve;
    };

/** Curves that were made, by run: what a run has measured never changes, and a period is judged and drawn with every run more. */
const made = new WeakMap<MeasuredRun, Map<OverlayFigure, Map<Rule, RunCurve | undefined>>>();

/**
 * The same object each time; `undefined` where the object is missing, empty, or of another kind.
 *
 * @param rule "parity": as today's tool draws it, where that is another curve.
 */
export function curveOf(figure: OverlayFigure, run: MeasuredRun, rule: Rule = "robust"): RunCurve | undefined {
  const ofRun = made.get(run) ?? new Map<OverlayFigure, Map<Rule, RunCurve | undefined>>();
  made.set(run, ofRun);
  const byRule = ofRun.get(figure) ?? new Map<Rule, RunCurve | undefined>();
  ofRun.set(figure, byRule);
  if (!byRule.has(rule)) byRule.set(rule, makeCurve(figure, run, rule));
  return byRule.get(rule);
}

/**
 * The figure with as few columns joined as three quarters of the runs fill, half of the columns each; the coarsest where none
 * is filled. Runs that are shown and compared together have the same.
 */
export function filledFigure(figure: OverlayFigure, runs: readonly MeasuredRun[]): OverlayFigure {
  if (figure.coarser === undefined) return figure;
  const there = runs.filter((run) => run(figure.object, { kind: "axes" }) !== undefined);
  const filled = there.filter((run) => isFilled(curveOf(figure, run)));
  return 4 * filled.length >= 3 * there.length ? figure : filledFigure(figure.coarser, runs);
}

const isFilled = (curve: RunCurve | undefined): boolean =>
  curve?.kind === "profile" &&
  2 * Array.from(curve.curve.values).filter((value) => !Number.isNaN(value)).length >= curve.x.n;

function makeCurve({ object, curve }: OverlayFigure, run: MeasuredRun, rule: Rule): RunCurve | undefined {
  if (curve.kind === "pads") return projectionOf(object, curve, run, rule);
  if (curve.kind === "species") return speciesOf(object, curve, run, rule);
  if (curve.kind === "counts") {
    const contents = run(object, { kind: "contents" });
    if (contents?.kind !== "contents" || !(contents.hist.entries > 0)) return undefined;
    const measured = curve.peak ? run(object, { kind: "gaussian-fit", lo: 40, hi: 60 }) : undefined;
    const fit = measured?.kind === "gaussian-fit" && measured.fit?.valid === true ? measured.fit : undefined;
    return { kind: "counts", hist: contents.hist, fit };
  }
  const profile = curve.kind === "median" ? mediansOf(object, curve, run) : slicesOf(object, curve.kind, run);
  if (profile === undefined || !profile.values.some((value) => !Number.isNaN(value))) return undefined;
  const [axes, moments] = [run(object, { kind: "axes" }), run(object, { kind: "moments" })];
  if (axes?.kind !== "axes") return undefined;
  const ofMap = moments?.kind === "moments" ? moments.y?.stdDev : undefined;
  return {
    kind: "profile",
    x: curve.kind === "median" && curve.rebinX !== undefined ? joinedAxis(axes.x, curve.rebinX) : axes.x,
    curve: profile,
    width: curve.kind === "slice-width" ? median([...profile.values].filter((of) => !Number.isNaN(of))) : ofMap,
  };
}

interface Profile extends Curve {
  readonly values: Float64Array;
}

/** By chance a column of 20 entries tells of a half more than its neighbours do. */
const unlikeNeighbours = 3;

function mediansOf(object: string, { rebinX, fewest = 0 }: Of<"median">, run: MeasuredRun): Profile | undefined {
  const medians = run(object, mediansRecipe(rebinX));
  if (medians?.kind !== "median-profile") return undefined;
  const { errors, entries } = medians;
  const values = medians.values.map((value, i) => (entries[i]! < fewest ? NaN : value));
  return { values, errors: smoothErrors(errors, entries, unlikeNeighbours) };
}

type Of<K extends OverlayCurve["kind"]> = Extract<OverlayCurve, { kind: K }>;

/** A file that has maps only, and no values per pad, has a curve by today's rule alone. */
function projectionOf(
  object: string,
  { quantity, side, along }: Of<"pads">,
  run: MeasuredRun,
  rule: Rule,
): RunCurve | undefined {
  const measured = run(object, { kind: "pad-projections", quantity, rule });
  if (measured?.kind !== "pad-projections" || measured.rule !== rule) return undefined;
  const { [along]: projection, width } = measured.sides[side];
  const { x, values, errors } = projection;
  return values.every(Number.isNaN) ? undefined : { kind: "profile", x, curve: { values, errors }, width };
}

/** Where more of a bin's tracks lie among those of other species, its number is of several. */
const mostlyMixed = 0.5;

/** Without bins that are mostly mixed, which today's rule has too. Where labels were added up there are none. */
function speciesOf(
  object: string,
  { sign, species }: Of<"species">,
  run: MeasuredRun,
  rule: Rule,
): RunCurve | undefined {
  const measured = run(object, speciesRecipe(sign, rule));
  if (measured?.kind !== "species-profiles") return undefined;
  const profile = measured.species.profiles.find((each) => each.species === species);
  if (profile === undefined) return undefined;
  const { mixed, entries } = profile;
  const clear = (numbers: Float64Array): Float64Array =>
    numbers.map((number, i) => (entries[i]! > 0 && mixed[i]! <= (rule === "parity" ? 1 : mostlyMixed) ? number : NaN));
  const values = clear(profile.values);
  if (values.every(Number.isNaN)) return undefined;
  const errors = clear(profile.errors);
  const relative = smoothErrors(
    errors.map((error, i) => error / values[i]!),
    entries,
  );
  return {
    kind: "profile",
    x: measured.species.x,
    curve: { values, errors: rule === "parity" ? errors : relative.map((error, i) => error * values[i]!) },
    width: undefined,
    logs: { values: values.map(Math.log), errors: relative },
  };
}

/** Why a run has no curve: "has no values per pad"; "" where the object is missing or empty. */
export function whyNoCurve({ object, curve }: OverlayFigure, run: MeasuredRun): string {
  if (curve.kind === "pads") return "has no values per pad";
  if (curve.kind !== "species") {
    const moments = curve.kind === "counts" ? undefined : run(object, { kind: "moments" });
    return moments?.kind === "moments" && moments.entries > 0 ? "has too few entries" : "";
  }
  const measured = run(object, speciesRecipe(curve.sign, "robust"));
  if (measured?.kind !== "species-profiles") return "has no map of species";
  return measured.species.merged
    ? "has labels of species that were added up when files were merged"
    : "has too few tracks of it";
}

/** Gaps where a fit failed. */
function slicesOf(object: string, kind: "slice-mean" | "slice-width", run: MeasuredRun): Profile | undefined {
  const measured = run(object, mipSlices);
  if (measured?.kind !== "slice-fits") return undefined;
  const { states, mean, sigma } = measured.fits;
  const { value, error } = kind === "slice-mean" ? mean : sigma;
  const drawn = (numbers: Float64Array): Float64Array =>
    numbers.map((number, i) => (states[i] === "fitted" ? number : NaN));
  return { values: drawn(value), errors: drawn(error) };
}
