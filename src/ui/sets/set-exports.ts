import { explain } from "../../base/explain.ts";
import { ok, type QcError, type Result } from "../../base/result.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { extractedNames } from "../../qc/layout.ts";
import { curveOf } from "../../qc/period/curve.ts";
import { medianOfCurves, type MedianOfRuns } from "../../qc/period/medians-of-runs.ts";
import { periodFigures } from "../../qc/period/period-figures.ts";
import {
  jsonOf,
  medianHistograms,
  medianMapsHead,
  periodOverview,
  type OverviewOf,
  type OverviewRun,
} from "../../reports/period/overview.ts";
import type { RunStanding } from "../../reports/period/standing.ts";
import type { TaskName } from "../../qc/run-file.ts";
import type { SetRoute } from "../../route/route.ts";
import type { ReadyRun } from "../../state/sets/ready-run.ts";
import type { SetSession, SetsJudged, TellProgress } from "../../state/sets/set-session.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { sourceName } from "../../state/sources.ts";
import { fileName } from "./file-names.ts";
import { setTitle } from "./set-words.ts";

/** What is saved of a set. */
export interface Exported {
  readonly route: SetRoute;
  /** All of the set. */
  readonly runs: readonly SetRun[];
  readonly known: SetsJudged;
  /** Of the program. */
  readonly version: string;
}

/** How long one piece of work may keep the page from answering. */
const pieceMs = 30;

/** Medians of runs, one figure after the other: of some hundred runs they take seconds, and the page answers in between. */
async function mediansOf(runs: readonly ReadyRun[]): Promise<readonly MedianOfRuns[]> {
  const medians: MedianOfRuns[] = [];
  let began = performance.now();
  for (const figure of periodFigures) {
    const curves = runs.map(({ phase }) => curveOf(figure, phase.run.measured));
    const median = medianOfCurves(figure, curves);
    if (median !== undefined) medians.push(median);
    if (performance.now() - began < pieceMs) continue;
    await new Promise((done) => setTimeout(done));
    began = performance.now();
  }
  return medians;
}

/** Of the runs that are read and not hidden. */
export async function mediansJson({ route, runs, known, version }: Exported): Promise<string> {
  const isShown = ({ place }: SetRun): boolean => !route.arrangement.hidden.includes(place);
  const shown = known.runs.filter(isShown);
  const medians = await mediansOf(shown);
  const told = shown.map((run) => overviewRun(run, known));
  const left = leftOut({ runs: runs.filter(isShown), known });
  return jsonOf(medianHistograms({ title: setTitle(route.a, runs), version, runs: told, medians, ...left }));
}

/** Of all runs, also of those that could not be read. */
export async function overviewJson({ route, runs, known, version }: Exported): Promise<string> {
  return jsonOf(
    periodOverview({
      title: setTitle(route.a, runs),
      version,
      judging: known.judging,
      runs: known.runs.map((run) => overviewRun(run, known)),
      judged: known.judged,
      medians: await mediansOf(known.runs),
      ...leftOut({ runs, known }),
    }),
  );
}

/** Runs that are in nothing that is saved, and whether that will stay so. */
function leftOut({ runs, known }: Pick<Exported, "runs" | "known">): Pick<OverviewOf, "notRead" | "complete"> {
  const judged = new Set(known.runs.map(({ place }) => place));
  const left = runs.filter(({ place }) => !judged.has(place));
  return {
    notRead: left.map((run) => overviewRun(run, known)),
    complete: left.every(({ phase }) => phase.kind === "failed"),
  };
}

/** What a file that is saved now is without, or judged by instead; `undefined` where it is as it will stay. */
export function unfinishedWords({ route, runs, known }: Omit<Exported, "version">): string | undefined {
  const { notRead, complete } = leftOut({ runs, known });
  const { rule } = known.judging;
  if (rule !== route.rule)
    return `Saved as judged by the ${rule} rule: by the ${route.rule} rule runs are not judged yet.`;
  return complete
    ? undefined
    : `Saved without ${notRead.length} of ${runs.length} runs, which are not read and judged yet.`;
}

/** Tasks that write maps. */
const mapTasks = ["Tracks", "PID"] as const satisfies readonly TaskName[];

/** Median maps of the runs that are read and not hidden, read for it; told are collections that were read, of all. */
export async function medianMapsJson(
  { route, runs, known, version }: Exported,
  session: Pick<SetSession, "medianMaps">,
  tell: TellProgress,
  signal: AbortSignal,
): Promise<Result<Blob>> {
  const shown = known.runs.filter(({ place }) => !route.arrangement.hidden.includes(place));
  const places = shown.map(({ place }) => place);
  const told = new Map<TaskName, readonly [done: number, total: number]>();
  const note = (task: TaskName, done: number, total: number): void => {
    told.set(task, [done, total]);
    const all = mapTasks.map((each) => told.get(each) ?? [0, shown.length]);
    tell(
      all.reduce((sum, [part]) => sum + part, 0),
      all.reduce((sum, [, whole]) => sum + whole, 0),
    );
  };
  const failed = new Map<number, QcError>();
  const pieces: BlobPart[] = [];
  const made = await Promise.all(
    mapTasks.map((task) => session.medianMaps(task, places, (done, total) => note(task, done, total), signal)),
  );
  for (const [i, got] of made.entries()) {
    if (!got.ok) return got;
    for (const [run, error] of got.value.failed) failed.set(run, error);
    const objects = got.value.written.flatMap(([name, json], at) => [
      `${at === 0 ? "" : ","}\n${JSON.stringify(name)}:`,
      json,
    ]);
    pieces.push(`${i === 0 ? "" : ","}\n"${extractedNames[mapTasks[i]!]}":{`, ...objects, "}");
  }
  const overview = shown.map((run) => overviewRun(run, known));
  const head = medianMapsHead({
    title: setTitle(route.a, runs),
    version,
    runs: overview.filter((_, i) => !failed.has(i)),
    notRead: [...failed].map(([i, error]) => ({ ...overview[i]!, failure: explain(error) })),
  });
  return ok(new Blob([jsonOf(head).slice(0, -1), ',"medianHists":{', ...pieces, "}}"], { type: "application/json" }));
}

const overviewRun = ({ label, source, info, phase, place }: SetRun, { standings }: SetsJudged): OverviewRun => ({
  label,
  file: sourceName(source),
  identity: phase.kind === "ready" ? phase.run.numbers.file.identity : undefined,
  info,
  standing: plainStanding(standings.get(place)),
  failure: failureOf(phase, standings.has(place)),
});

/** Its words without the markup of titles: files are for programs. */
const plainStanding = (standing: RunStanding | undefined): RunStanding | undefined =>
  standing && {
    ...standing,
    reasons: standing.reasons.map((reason) => ({ ...reason, words: plainTitle(reason.words) })),
  };

function failureOf(phase: SetRun["phase"], judged: boolean): string | undefined {
  if (phase.kind === "failed") return explain(phase.error);
  if (phase.kind !== "ready") return "not read yet";
  return judged ? undefined : "not judged yet";
}

/** As today's tool calls it: "LHC24zz_apass2_periodOverview.json". */
export const exportName = (
  { route, runs }: Pick<Exported, "route" | "runs">,
  what: "medianHists" | "medianMaps" | "periodOverview",
): string => `${fileName(setTitle(route.a, runs), what)}.json`;
