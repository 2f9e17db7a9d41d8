import type { RunInfo } from "../../qc/activity.ts";
import type { Judging } from "../../qc/check-settings.ts";
import type { JudgedPeriod } from "../../qc/period/judge-period.ts";
import type { MedianOfRuns } from "../../qc/period/medians-of-runs.ts";
import { parityThresholds } from "../../qc/period/parity-check.ts";
import { robustLimits, type JudgedNumber } from "../../qc/period/robust-trend.ts";
import { asTree, medianName, trendName } from "../../qc/period/tree-names.ts";
import { unjudgedWords } from "../../qc/period/trend-words.ts";
import { recipesRelease } from "../../qc/recipe.ts";
import type { RunStanding } from "./standing.ts";

/** One run of the set. */
export interface OverviewRun {
  readonly label: string;
  readonly file: string;
  /** Of its content; `undefined` where it is not read. */
  readonly identity: string | undefined;
  readonly info: RunInfo;
  readonly standing: RunStanding | undefined;
  /** Why it is not read. */
  readonly failure: string | undefined;
}

export interface OverviewOf {
  /** "LHC24zz apass2" */
  readonly title: string;
  /** Of the program. */
  readonly version: string;
  readonly judging: Judging;
  /** Runs that were judged together, in their order; what is judged goes by their index. */
  readonly runs: readonly OverviewRun[];
  readonly judged: Pick<JudgedPeriod, "trends" | "changes"> & {
    readonly overlays: readonly Pick<JudgedPeriod["overlays"][number], "figure" | "judged" | "distances">[];
  };
  /** Of these runs, by their index. */
  readonly medians: readonly MedianOfRuns[];
  /** Runs of which nothing is in it. */
  readonly notRead: readonly OverviewRun[];
  /** No run was still to be read or judged. */
  readonly complete: boolean;
}

/** Of files that programs read: raised where what they find would be called otherwise. */
const format = 1;

const headOf = ({ title, version, runs }: Pick<OverviewOf, "title" | "version" | "runs">) => ({
  title,
  madeBy: { program: "TPC QC Viewer", version, recipes: recipesRelease },
  format,
  runs: runs.map(tellRun),
});

const tellRun = ({ label, file, identity, info, standing, failure }: OverviewRun) => ({
  label,
  run: info.run,
  slice: info.slice,
  period: info.period,
  pass: info.pass,
  kind: info.kind,
  file,
  identity,
  quality: failure === undefined ? (standing?.quality ?? "null") : "not-read",
  reasons: failure === undefined ? (standing?.reasons.map(({ words }) => words) ?? []) : [failure],
});

/** Judged numbers of one trend or figure: one entry a run. */
const verdictsOf = (judged: readonly JudgedNumber[]) => ({
  quality: judged.map(({ quality }) => quality),
  deviation: judged.map(({ deviation }) => deviation),
  unjudged: judged.map(({ unjudged }) => unjudged && unjudgedWords(unjudged, undefined)),
});

/**
 * The period in numbers: of every run and check value, error and verdict, with what it was judged by. Called as in
 * `periodOverview.root` of today's tool: trends, divergences to the median, the matrix of all of them. Numbers that do not
 * exist are null. Source: `algorithms.md` A9.4.
 */
export function periodOverview(of: OverviewOf): unknown {
  const { judged, runs, medians, judging, notRead, complete } = of;
  const { rule, settings } = judging;
  const trends = judged.trends.map((trend) => {
    const { quantity, points, bands } = trend;
    const value = {
      title: quantity.title,
      is: quantity.kind,
      axis: quantity.axis,
      unit: quantity.unit,
      values: points.map((point) => point?.value),
      errors: points.map((point) => (rule === "parity" ? point?.parityError : point?.error)),
      entries: points.map((point) => point?.entries),
      ...verdictsOf(trend.judged),
      ...(rule === "parity" ? {} : { bands, wanted: quantity.wanted?.map((limit) => limit.value) }),
    };
    return [trendName(quantity), value] as const;
  });
  const divergences = judged.overlays.flatMap(({ figure, judged: verdicts, distances }) => {
    const median = medians.find((each) => each.figure.id === figure.id);
    if (median === undefined) return [];
    const { directory, name } = medianName(figure);
    const value = {
      title: figure.title,
      klToMedian: median.divergences && runs.map((_, run) => median.divergences![median.runs.indexOf(run)]),
      jensenShannon: distances.map((distance) => distance?.jensenShannon?.distance),
      jensenShannonOfChance: distances.map((distance) => distance?.jensenShannon?.expected),
      differences: distances.map((distance) => distance?.difference.value.value),
      errors: distances.map((distance) => distance?.difference.value.error),
      where: distances.map((distance) => distance?.where),
      ...verdictsOf(verdicts),
    };
    return [[{ directory, name: `${name}_trend` }, value] as const];
  });
  const rows = [
    ...trends.map(([{ name }, { quality }]) => [name, quality] as const),
    ...divergences.map(([{ name }, { quality }]) => [name.replace(/_trend$/, "_klDiv"), quality] as const),
  ];
  return {
    ...headOf(of),
    complete,
    judgedBy: {
      rule,
      thresholds: rule === "parity" ? { good: parityThresholds[0], medium: parityThresholds[1] } : limitsTold(),
      changed: settings.limits,
      own: settings.own,
    },
    notRead: notRead.map(tellRun),
    changes: judged.changes.map(({ at }) => ({ beforeRun: runs[at]?.label })),
    trendings: asTree(trends),
    kl_div_trendings: asTree(divergences),
    qualityMatrix: {
      runs: runs.map(({ label }) => label),
      checks: rows.map(([name]) => name),
      qualities: rows.map(([, qualities]) => qualities),
    },
  };
}

const limitsTold = (): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(robustLimits).map(([name, { value }]) => [name, value]));

/** What the runs have in common: median, and between which 68 % of them lie, of each bin. Source: `algorithms.md` A9.3. */
export function medianHistograms(
  of: Pick<OverviewOf, "title" | "version" | "runs" | "medians" | "notRead" | "complete">,
): unknown {
  const medianHists = of.medians.map(({ figure, x, across, runs }) => {
    const { curve } = figure;
    const value = {
      title: `Median ${figure.title}`,
      object: figure.object,
      of: curve.kind === "counts" ? "contents, normalised to their sum in bins 1 to n" : curve.kind,
      unit: curve.kind === "counts" ? "" : curve.unit,
      runs: runs.map((run) => of.runs[run]!.label),
      x: {
        title: x.title,
        n: x.n,
        ...(x.edges === undefined ? { lo: x.lo, hi: x.hi } : { edges: Array.from(x.edges) }),
      },
      median: Array.from(across.median),
      low16: Array.from(across.low),
      high84: Array.from(across.high),
    };
    return [medianName(figure), value] as const;
  });
  return { ...headOf(of), complete: of.complete, notRead: of.notRead.map(tellRun), medianHists: asTree(medianHists) };
}

/** What is said of median maps before them: of which runs, and which of these could not be read. */
export const medianMapsHead = (
  of: Pick<OverviewOf, "title" | "version" | "runs"> & { readonly notRead: readonly OverviewRun[] },
): Readonly<Record<string, unknown>> => ({ ...headOf(of), notRead: of.notRead.map(tellRun) });

/** Numbers that do not exist become null, also NaN. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each === undefined ? null : each));
