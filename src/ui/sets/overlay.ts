import { centreOf } from "../../draw/bins.ts";
import type { LegendEntry } from "../../draw/figure-model.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { binAxisModel } from "../../draw/layers-of.ts";
import { extentOf, ratioRange } from "../../draw/ranges.ts";
import type { CurveOfRun, CurvesBelow, CurvesModel, RaisedCurves } from "../../draw/runs/curves-model.ts";
import { shortLabels } from "../../draw/runs/slots.ts";
import type { Axis, Hist1D } from "../../hist/hist.ts";
import { pullsTo, ratiosTo, sharesOf, type Reference } from "../../qc/period/reference.ts";
import { unjudgedWords } from "../../qc/period/trend-words.ts";
import { chamberBorders } from "../../qc/pads/geometry.ts";
import type { RunCurve } from "../../qc/period/curve.ts";
import type { OverlayCurve, OverlayTarget } from "../../qc/period/overlay.ts";
import { mostDivergent, type MostDivergent } from "../../qc/period/parity-divergence.ts";
import type { ComparedOverlay } from "../../qc/period/why-unlike.ts";
import { isOff, type Rule } from "../../qc/quality.ts";
import { fewestInRatio } from "../../qc/ratio.ts";
import type { FigureView } from "../../route/route.ts";
import type { Mark } from "../base/marks.ts";
import { shownRuns, type FigureRun, type RunsShown } from "./figure-run.ts";
import type { RunColours } from "./run-colours.ts";

/** Values with errors, one entry a bin; NaN where there is none. */
type Curve = Extract<RunCurve, { kind: "profile" }>["curve"];

/** What runs are compared with below. */
export interface OverlayReference {
  /** "median of 11 runs", "apass1" */
  readonly name: string;
  readonly of: Reference;
  readonly compare: "ratio" | "pull";
  /** By run, where each has its own; `undefined`: there is none. It is drawn as a run, then. */
  readonly each?: readonly (Reference | undefined)[];
  /** Index of the run that it is, which has nothing below; `undefined`: it is none of them, and drawn over them. */
  readonly run?: number | undefined;
  /** What is compared with it; "run" where not given. */
  readonly who?: string;
}

/** Curves of runs in one frame. */
export interface Overlay {
  readonly id: string;
  readonly title: string;
  /** Titles of axes, TLatex. */
  readonly xTitle: string;
  readonly yTitle: string;
  readonly kind: CurvesModel["kind"];
  readonly borders: NonNullable<CurvesModel["borders"]>;
  /** What is wanted, as a line. */
  readonly target: OverlayTarget | undefined;
  readonly x: Axis;
  /** One a run; `undefined`: there is none, or one of other bins. */
  readonly curves: readonly (Curve | undefined)[];
  readonly marks: readonly Mark[];
  /** Where a run is off, or why it is not judged; "" where good. */
  readonly why: readonly string[];
  /** Runs that are off, furthest from the others first. */
  readonly off: readonly number[];
  /** How far such a run is from the others: "Jensen–Shannon 0.0123, 0.0004 by chance", "χ²/ndf 5001/360"; else "". */
  readonly measures: readonly string[];
  /** Runs with too few entries, which say little. */
  readonly faint: ReadonlySet<number>;
  /** The run that today's tool names, by its rule alone. */
  readonly divergent: MostDivergent | undefined;
  /** Why a run has no curve: "has no values per pad"; "" where it has one, or where that is told elsewhere. */
  readonly absent: readonly string[];
}

export interface OverlayOptions {
  /** By which the curves are drawn; judged they are by the robust one. */
  readonly rule?: Rule;
  /** One a run. */
  readonly absent?: readonly string[];
}

/** Made once: figures are drawn anew with every run that is read. */
const shares = new WeakMap<Hist1D, Curve>();

function sharesFor(hist: Hist1D): Curve {
  const known = shares.get(hist) ?? sharesOf(hist);
  shares.set(hist, known);
  return known;
}

/** An overlay of a period as it was judged; `undefined` where no run has a curve. */
export function overlayOf(
  { figure, curves, distances, judged, otherBins }: ComparedOverlay,
  { rule = "robust", absent = curves.map(() => "") }: OverlayOptions = {},
): Overlay | undefined {
  const there = curves.find((curve, run) => curve !== undefined && !otherBins.includes(run));
  if (there === undefined) return undefined;
  const { curve: of } = figure;
  const x = axisOf(there);
  const deviationOf = (run: number): number => judged[run]!.deviation ?? 0;
  const off = [...judged.keys()].filter((run) => isOff(judged[run]!.quality));
  const ofSameBins = curves.map((curve, run) => (otherBins.includes(run) ? undefined : curve));
  return {
    id: figure.id,
    title: figure.title,
    xTitle: of.kind === "pads" ? padAxes[of.along] : of.kind === "species" ? momentum : titleOf(x),
    yTitle: yTitle(of, rule),
    kind: there.kind === "counts" ? "steps" : "line",
    borders: isPhi(x) ? "sectors" : of.kind === "pads" ? chamberBorders : [],
    target: figure.target,
    x,
    curves: ofSameBins.map((curve) => (curve?.kind === "counts" ? sharesFor(curve.hist) : curve?.curve)),
    off: off.toSorted((a, b) => deviationOf(b) - deviationOf(a)),
    measures: judged.map(({ quality }, run) => (isOff(quality) ? measureWords(distances[run]) : "")),
    faint: new Set([...judged.keys()].filter((run) => judged[run]!.unjudged?.kind === "few-entries")),
    divergent: rule === "parity" ? mostDivergent(ofSameBins) : undefined,
    marks: judged.map(({ quality }) => quality),
    why: judged.map(({ quality, unjudged }, run) =>
      otherBins.includes(run)
        ? "other bins than most runs"
        : unjudged !== undefined
          ? unjudgedWords(unjudged, undefined)
          : isOff(quality)
            ? (distances[run]?.where ?? "")
            : "",
    ),
    absent,
  };
}

function measureWords(distance: ComparedOverlay["distances"][number]): string {
  if (distance === undefined) return "";
  const { jensenShannon, chi2, ndf } = distance;
  if (jensenShannon === undefined) return `χ²/ndf ${Math.round(chi2)}/${ndf}`;
  const { distance: value, expected } = jensenShannon;
  return `Jensen–Shannon ${value.toPrecision(2)}, ${expected.toPrecision(2)} by chance`;
}

const words = { median: "Median", "slice-mean": "Gaussian mean", "slice-width": "Gaussian width" } as const;
const padAxes = { phi: "#phi (rad)", r: "#it{R} (cm)" } as const;
const momentum = "#it{p} (GeV/#it{c})";
const dEdx = "d#it{E}/d#it{x} (arb. u.)";
const padWords = { N_Clusters: "Clusters per pad", Q_Tot: "Total charge" } as const;

function yTitle(of: OverlayCurve, rule: Rule): string {
  if (of.kind === "counts") return "Tracks per bin, normalised";
  if (of.kind === "species") return `${rule === "parity" ? "Mean" : "Median"} ${dEdx}`;
  if (of.kind === "pads") return rule === "parity" ? "Share of the side" : `${padWords[of.quantity]} / mean`;
  return `${words[of.kind]}${of.unit === "" ? "" : ` (${of.unit})`}`;
}

/** φ is stored without its unit. */
const titleOf = (x: Axis): string => (isPhi(x) && plainTitle(x.title) === "φ" ? padAxes.phi : x.title);

const isPhi = ({ lo, hi }: Axis): boolean => lo === 0 && Math.abs(hi - 2 * Math.PI) < 1e-3;

const axisOf = (curve: RunCurve): Axis => (curve.kind === "counts" ? curve.hist.x : curve.x);

/** How many curves have a name in the legend each. */
const namedCurves = 6;

/** What is drawn, with the runs that the curves are of. */
export interface DrawnOverlay {
  /** Made when it is first asked for: most figures are out of sight. */
  readonly model: CurvesModel;
  /** Indices of the runs, in the order of the curves. */
  readonly runs: readonly number[];
}

/** Curves of the runs that are not hidden. All that does not change while somebody points at them. */
export function drawnOverlay(
  overlay: Overlay,
  runs: readonly FigureRun[],
  colours: RunColours,
  hidden: RunsShown["hidden"],
  reference: OverlayReference | undefined,
  view: FigureView,
): DrawnOverlay {
  const visible = shownRuns(runs, { hidden, raised: undefined }).filter((run) => overlay.curves[run] !== undefined);
  let model: CurvesModel | undefined;
  return {
    runs: visible,
    get model() {
      return (model ??= curvesModel(overlay, visible, runs, colours, reference, view));
    },
  };
}

function curvesModel(
  overlay: Overlay,
  visible: readonly number[],
  runs: readonly FigureRun[],
  colours: RunColours,
  reference: OverlayReference | undefined,
  view: FigureView,
): CurvesModel {
  const isLog = (axis: "x" | "y"): boolean => view.log?.includes(axis) ?? false;
  const labels = runs.map(({ label }) => label);
  const few = visible.length <= namedCurves;
  const areNamed = few && colours.legend === undefined;
  const curves = visible.map((run): CurveOfRun => ({
    cells: withFlow(overlay.curves[run]!.values),
    ink: colours.inks[run]!,
    ...(colours.inks[run] === "B" ? { dash: "dashed" } : {}),
    tag: !areNamed && overlay.marks[run] === "bad" ? labels[run]! : undefined,
    faint: overlay.faint.has(run),
  }));
  return {
    bins: overlay.x,
    x: binAxisModel(overlay.x, { range: view.x, log: isLog("x"), title: overlay.xTitle }),
    yTitle: overlay.yTitle,
    yLog: isLog("y"),
    yRange: view.y,
    kind: overlay.kind,
    borders: overlay.borders,
    ...(overlay.target === undefined ? {} : { target: overlay.target }),
    curves,
    reference: isDrawnOver(reference) ? reference.of.values : undefined,
    spread: isDrawnOver(reference) && reference.of.runs > 1 ? reference.of.spread : undefined,
    below: reference && belowOf(overlay, visible, reference, view),
    bar: few ? undefined : colours.ends,
    legend: colours.legend ?? (areNamed ? legendOf(visible, labels, colours) : []),
  };
}

/** It is none of the runs. */
export const isDrawnOver = (reference: OverlayReference | undefined): reference is OverlayReference =>
  reference !== undefined && reference.run === undefined && reference.each === undefined;

/** Cells with flow bins, which have nothing. */
function withFlow(values: ArrayLike<number>): Float64Array {
  const cells = new Float64Array(values.length + 2).fill(NaN);
  cells.set(values, 1);
  return cells;
}

/** Numbers of runs by their last digits; other names whole. */
function legendOf(visible: readonly number[], labels: readonly string[], { inks }: RunColours): readonly LegendEntry[] {
  const short = shortLabels(labels, "").labels;
  return visible.map((run) => ({
    label: /^\d+$/.test(labels[run]!) ? short[run]! : labels[run]!,
    ink: inks[run]!,
    sample: inks[run] === "B" ? "dashed" : "line",
  }));
}

/** Ends of the axis of pulls, as it has labels there and at 0: one of 3 is in sight always, one beyond 10 never. */
const pullEnds = [5, 10] as const;

function belowOf(
  { curves, x, kind, faint }: Overlay,
  visible: readonly number[],
  { name, of: common, each, compare, run: self, who = "run" }: OverlayReference,
  view: FigureView,
): CurvesBelow {
  const seen = (values: ArrayLike<number>): readonly number[] =>
    Array.from(values).filter((_, i) => {
      const centre = centreOf(x, i + 1);
      return view.x === undefined || (centre >= view.x[0] && centre <= view.x[1]);
    });
  const none = new Float64Array(x.n).fill(NaN);
  const ranged = <T>(all: readonly T[]): readonly T[] => {
    const clear = all.filter((_, i) => !faint.has(visible[i]!));
    return clear.length === 0 ? all : clear;
  };
  const referenceOfRun = (run: number): Reference | undefined =>
    run === self ? undefined : each === undefined ? common : each[run];
  if (compare === "pull") {
    const all = visible.map((run) => {
      const of = referenceOfRun(run);
      return of === undefined ? none : pullsTo(curves[run]!, of);
    });
    const { min = 0, max = 0 } = extentOf(ranged(all).flatMap(seen));
    const half = pullEnds.find((end) => end >= Math.max(-min, max)) ?? pullEnds[1];
    return {
      title: `(${who} \u2212 ${name}) / error`,
      middle: 0,
      range: { lo: -half, hi: half },
      curves: all.map((values) => ({ values, errors: undefined })),
    };
  }
  const all = visible.map((run) => {
    const of = referenceOfRun(run);
    if (of === undefined) return { values: none, errors: undefined };
    const own = curves[run]!;
    const reference: Curve = { values: of.values, errors: of.spread };
    const { values, errors } = ratiosTo(own, of);
    const tells = (bin: number): boolean =>
      kind !== "steps" || (isFilled(own, bin) && (of.runs > 1 || isFilled(reference, bin)));
    return { values: Float64Array.from(values, (value, bin) => (tells(bin) ? value : NaN)), errors };
  });
  return {
    title: `${who} / ${name}`,
    middle: 1,
    range: ratioRange(extentOf(ranged(all).flatMap(({ values }) => seen(values)))),
    curves: all,
  };
}

/** By (Σw)²/Σw² of the bin. */
const isFilled = ({ values, errors }: Curve, bin: number): boolean =>
  values[bin]! ** 2 >= fewestInRatio * errors[bin]! ** 2;

/** The run that is pointed at anywhere, else the one that is kept raised. */
export function raisedIn(
  { runs }: DrawnOverlay,
  all: readonly FigureRun[],
  { raised, pointed }: RunsShown,
): RaisedCurves {
  const curves = [...runs.keys()].filter((curve) => all[runs[curve]!]!.place === (pointed ?? raised));
  return { curves, greyed: pointed !== undefined && curves.length > 0 };
}
