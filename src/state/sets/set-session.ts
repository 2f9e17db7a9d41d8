import { attempt, fail, ok, type QcError, type Result } from "../../base/result.ts";
import type { Hist2D } from "../../hist/hist.ts";
import type { JudgedRuns } from "../../jobs/compare-api.ts";
import type { MeasuredGroup, MedianMapsRequest, MedianMapsWritten, TellProgress } from "../../jobs/extract-api.ts";
import { asReleased, type Judging } from "../../qc/check-settings.ts";
import type { TaskName } from "../../qc/run-file.ts";
import type { KnownParameters } from "../../qc/known-parameters.ts";
import type { FigureDifference } from "../../qc/period/differs.ts";
import { matchRuns, type MatchedRuns } from "../../qc/period/match-runs.ts";
import { planOfSet } from "../../reports/period/period.ts";
import type { PlannedGroup } from "../../reports/plan.ts";
import type { RunStanding } from "../../reports/period/standing.ts";
import type { SetLink, SetRoute } from "../../route/route.ts";
import { Observable, type Readable } from "../observable.ts";
import type { Ports } from "../ports.ts";
import { sourceName } from "../sources.ts";
import { Comparer } from "./comparer.ts";
import type { LocalFile } from "../local-files.ts";
import { inOrder } from "./order.ts";
import { Pause } from "./pause.ts";
import { SetMemory } from "./set-memory.ts";
import { withIdentities } from "./set-routes.ts";
import { SetObjects, type FileOfRun } from "./set-objects.ts";
import { SetParameters } from "./set-parameters.ts";
import { isReady, referencePoints, type ReadyRun, type References } from "./ready-run.ts";
import { ReadingSet, type SetHost } from "./run-set.ts";
import { byParity, heldRun, RunsTogether } from "./runs-together.ts";
import type { ReadRun, RunSet, SetRun } from "./set-state.ts";
import { sameJudging, Standings } from "./standings.ts";

// Pages of sets take these from here, whose code they follow: shared by them alone, all of it would be cut otherwise, with more
// before the first plot.
export { isWanting, openOf, referencePoints, referenceRuns, type ReadyRun, type References } from "./ready-run.ts";
export { HeldSets } from "./held-sets.ts";
export type { MeasuredGroup, TellProgress } from "../../jobs/extract-api.ts";

/** What is known of the runs together, as far as they are read. */
export interface SetsJudged {
  /** Runs that were judged together, in their order: indices in `judged` are of these. */
  readonly runs: readonly ReadyRun[];
  readonly judged: JudgedRuns;
  /** By what: not yet what was chosen last, while runs are judged by that. */
  readonly judging: Judging;
  /** By place in the set. */
  readonly standings: ReadonlyMap<number, RunStanding>;
}

export interface SetsCompared {
  readonly matched: PairedRuns;
  /** Of the matched runs, in their order; what differs most first. */
  readonly differences: readonly FigureDifference[];
}

/** Runs of two sets, matched; `matched` are read in both. */
export interface PairedRuns extends Pick<MatchedRuns<SetRun>, "onlyA" | "onlyB" | "unknown"> {
  readonly matched: MatchedRuns<ReadyRun>["matched"];
  /** Read in both sets, in their order, also those that are hidden: these are not among the matched ones. */
  readonly read: MatchedRuns<ReadyRun>["matched"];
  /** In both sets, and not read in both of them. */
  readonly unread: MatchedRuns<SetRun>["matched"];
}

/** One or two sets of runs, open. Lives until the view is about others. */
export interface SetSession {
  readonly a: RunSet;
  readonly b: RunSet | undefined;
  /** Runs of the first set beside each other; `undefined` before the first is read. */
  readonly judged: Readable<SetsJudged | undefined>;
  /** The first set against the second, matched; `undefined` where there is none, or nothing matched yet. */
  readonly compared: Readable<SetsCompared | undefined>;
  /** A map of a matched run in both sets, by its place in the first, read when it is asked for. */
  maps(place: number, object: string, signal: AbortSignal): Promise<Result<readonly [a: Hist2D, b: Hist2D]>>;
  /**
   * Medians of every map of a task over runs of the first set, by their places; told are runs that were read. They are made
   * once for the same runs.
   */
  medianMaps(
    task: TaskName,
    places: readonly number[],
    tell: TellProgress,
    signal: AbortSignal,
  ): Promise<Result<MedianMapsWritten>>;
  /** Objects of a run of the first set with what is measured of them, read when they are asked for and then held. */
  look(place: number, group: PlannedGroup): Promise<Result<MeasuredGroup>>;
  /** Interaction rate, duration and field of the runs of the first set that are known, by place; of a comparison of either file. */
  readonly parameters: Readable<ReadonlyMap<number, KnownParameters>>;
  /** Those that files of the second set of a comparison tell, by place in it. */
  readonly parametersOfB: Readable<ReadonlyMap<number, KnownParameters>>;
  /** Why runs could not be compared. */
  readonly trouble: Readable<QcError | undefined>;
}

export class OpenSets implements SetSession {
  readonly a: ReadingSet;
  readonly b: ReadingSet | undefined;
  readonly judged = new Observable<SetsJudged | undefined>(undefined);
  readonly compared = new Observable<SetsCompared | undefined>(undefined);
  readonly trouble = new Observable<QcError | undefined>(undefined);
  readonly parameters = new Observable<ReadonlyMap<number, KnownParameters>>(new Map());
  readonly #parametersOf: readonly [a: SetParameters, b: SetParameters];
  readonly #comparer: Comparer;
  readonly #together: RunsTogether;
  readonly #memory: SetMemory;
  readonly #stop = new AbortController();
  readonly #objects: SetObjects;
  readonly #standings: Standings;
  /** Runs whose parameters were asked for. */
  readonly #asked = new WeakSet<ReadRun>();
  readonly #pause = new Pause();
  #route: SetRoute;
  /** Currents of the magnet that changes were looked for with, and numbers of the reference that took part. */
  #judgedWith = "";
  #isComparing = false;
  #isOutdated = false;
  /** A person looks otherwise at the runs: then it does not rest. */
  #isWaitedFor = false;

  constructor(ports: Ports, host: SetHost, route: SetRoute, files: readonly LocalFile[]) {
    this.#route = route;
    this.#comparer = new Comparer(ports.engine.compare);
    this.#together = new RunsTogether(this.#comparer);
    this.#memory = new SetMemory(ports);
    this.#objects = new SetObjects(ports.engine, this.#stop.signal);
    this.#standings = new Standings(ports.store, () => host.keptChanged());
    this.#parametersOf = [new SetParameters(host.parameters), new SetParameters(host.parameters)];
    const groups = planOf(route);
    const letIn = (allowed: string, remember: boolean): void => {
      for (const set of this.#sets) set.letIn(allowed, remember);
    };
    this.a = new ReadingSet(ports, host, route.a, groups, files, letIn);
    this.b = route.b && new ReadingSet(ports, host, route.b, groups, files, letIn);
    for (const set of this.#sets) {
      set.state.subscribe(() => {
        void this.#compare();
        if (this.#isReading) return;
        this.#pause.end();
        this.#identify(host);
      });
    }
    this.#sets.forEach((set, i) => {
      if (i === 1 && route.page !== "compare") return;
      const parameters = this.#parametersOf[i]!;
      set.state.subscribe(({ runs }) => this.#readParameters(set, runs, parameters));
      parameters.state.subscribe(() => this.#tellParameters());
    });
    this.parameters.subscribe(() => void this.#compare());
  }

  get parametersOfB(): Readable<ReadonlyMap<number, KnownParameters>> {
    return this.#parametersOf[1].state;
  }

  /** Tables of parameters may have come or gone. */
  tablesChanged(): void {
    for (const parameters of this.#parametersOf) parameters.lookUp();
  }

  async maps(place: number, object: string, signal: AbortSignal): Promise<Result<readonly [a: Hist2D, b: Hist2D]>> {
    const matched = this.compared.value?.matched.matched.find(({ a }) => a.place === place);
    if (matched === undefined || this.b === undefined)
      return fail({ kind: "object-missing", path: object, source: `run ${place}` });
    const [a, b] = await Promise.all([
      this.#objects.map(fileOf(this.a, matched.a), object, signal),
      this.#objects.map(fileOf(this.b, matched.b), object, signal),
    ]);
    return !a.ok ? a : !b.ok ? b : ok([a.value, b.value]);
  }

  medianMaps(
    task: TaskName,
    places: readonly number[],
    tell: TellProgress,
    signal: AbortSignal,
  ): Promise<Result<MedianMapsWritten>> {
    const runs = this.a.state.value.runs.filter(isReady).filter(({ place }) => places.includes(place));
    const request: MedianMapsRequest = {
      task,
      labels: runs.map(({ label }) => label),
      runs: runs.map((run) => fileOf(this.a, run)),
    };
    return this.#objects.medianMaps(request, tell, signal);
  }

  look(place: number, group: PlannedGroup): Promise<Result<MeasuredGroup>> {
    const run = this.a.state.value.runs.filter(isReady).find((each) => each.place === place);
    if (run === undefined) return Promise.resolve(fail({ kind: "not-kept", source: `run ${place}` }));
    return this.#objects.look(place, fileOf(this.a, run), group);
  }

  get route(): SetRoute {
    return this.#route;
  }

  #identify(host: SetHost): void {
    const { a, b } = this.#route;
    const isLocal = (set: SetLink | undefined): boolean =>
      set?.members.some(({ source, identity }) => source.kind === "file" && identity === undefined) === true;
    if (!isLocal(a) && !isLocal(b)) return;
    host.identified(
      withIdentities(a, this.a.state.value.runs),
      b && this.b && withIdentities(b, this.b.state.value.runs),
    );
  }

  start(): void {
    for (const set of this.#sets) set.start();
  }

  /** The same sets, looked at otherwise. */
  show(route: SetRoute): void {
    const before = this.#route;
    this.#route = route;
    const planned = planOf(route);
    if (JSON.stringify(planned) !== JSON.stringify(planOf(before))) for (const set of this.#sets) set.measure(planned);
    void this.#compare();
    this.#isWaitedFor = true;
    this.#pause.end();
  }

  close(): void {
    this.#stop.abort();
    this.#pause.end();
    for (const set of this.#sets) set.close();
    this.#comparer.release();
  }

  #readParameters(set: ReadingSet, runs: readonly SetRun[], parameters: SetParameters): void {
    for (const run of runs.filter(isReady)) {
      if (this.#asked.has(run.phase.run)) continue;
      this.#asked.add(run.phase.run);
      const { file } = run.phase.run.numbers;
      const from = { file, source: set.sourceOf(run), sourceName: sourceName(run.source), run: run.info.run };
      parameters.read(run.place, from, this.#stop.signal);
    }
  }

  /** Of two sets the conditions of a run are those that its file in the first one says, or else that in the second. */
  #tellParameters(): void {
    const [ofA, ofB] = this.#parametersOf.map(({ state }) => state.value);
    const all = new Map(ofA);
    if (ofB!.size > 0 && this.b !== undefined) {
      for (const { run, a, b } of matchRuns(this.a.state.value.runs, this.b.state.value.runs).matched) {
        const known = ofB!.get(b.place);
        if (run !== undefined && known !== undefined && !all.has(a.place)) all.set(a.place, known);
      }
    }
    this.parameters.set(all);
  }

  /** What is known of a run of either set by its number. */
  knownOf(run: number): KnownParameters | undefined {
    const known = this.#sets.flatMap((set, i) =>
      set.state.value.runs
        .filter(({ info }) => info.run === run)
        .map(({ place }) => this.#parametersOf[i]!.state.value.get(place)),
    );
    return known.find((each) => each !== undefined);
  }

  readonly #rateOf = ({ place }: SetRun): number | undefined => this.parameters.value.get(place)?.rate.average;

  get #sets(): readonly ReadingSet[] {
    return this.b === undefined ? [this.a] : [this.a, this.b];
  }

  get #isReading(): boolean {
    return this.#sets.some(({ state }) => state.value.pace === "reading");
  }

  /**
   * Compares what is read. While that is done more may be read: then once more. As long as runs are read it rests in between:
   * what comparing and showing takes grows with the number of runs, and must not grow with every run that is read.
   */
  async #compare(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isComparing) return;
    this.#isComparing = true;
    while (this.#isOutdated && !this.#stop.signal.aborted) {
      this.#isOutdated = false;
      this.#isWaitedFor = false;
      const began = performance.now();
      const tried = await attempt(() => (this.#route.page === "period" ? this.#judge() : this.#differ()));
      if (!this.#stop.signal.aborted) this.trouble.set(tried.ok ? tried.value : tried.error);
      if (!this.#isReading || this.#isWaitedFor) continue;
      await this.#pause.of(0); // what follows from it for the page is done then
      if (this.#isReading) await this.#pause.of(resting * (performance.now() - began));
    }
    this.#isComparing = false;
    if (!this.#stop.signal.aborted) this.#memory.note(this.#route, this.#sets, this.judged.value?.standings.values());
  }

  /** Tells why it could not. */
  async #judge(): Promise<QcError | undefined> {
    const { arrangement } = this.#route;
    // What changes during a period does so in time, in whatever order its runs are shown.
    const order = arrangement.order === "rate" ? "run" : arrangement.order;
    const runs = inOrder(this.a.state.value.runs, order, this.#rateOf).filter(isReady);
    const judging: Judging = { rule: this.#route.rule, settings: this.#route.settings ?? asReleased };
    const currents = runs.map(({ place }) => this.parameters.value.get(place)?.current);
    const references = this.#references(judging);
    const judgedWith = JSON.stringify([currents, references]);
    if (runs.length === 0 || this.#isKnown(runs, judging, judgedWith)) return undefined;
    const asked = this.#raisedIn(runs, judging);
    const got = await this.#together.judge(runs, currents, asked, this.#stop.signal);
    if (!got.ok) return got.error;
    // What came is unpacked in one task, told of each run in another, and shown in a third: together they would be long.
    await this.#pause.of(0);
    const judged = judging.rule === "parity" ? byParity(got.value, references) : got.value;
    const standings = await this.#standings.of(runs, judged, judging, this.#pause);
    await this.#pause.of(0);
    if (this.#stop.signal.aborted) return undefined;
    this.#judgedWith = judgedWith;
    this.judged.set({ runs, judged, judging, standings });
    return undefined;
  }

  /** Numbers of the other set that take part: by the rule of today's tool those of the reference do. */
  #references({ rule }: Judging): References | undefined {
    const isUsed = rule === "parity" && this.#route.arrangement.reference === "set";
    return isUsed ? referencePoints(this.b?.state.value, rule) : undefined;
  }

  /** Nothing that is judged has changed. */
  #isKnown(runs: readonly ReadyRun[], judging: Judging, judgedWith: string): boolean {
    const known = this.judged.value;
    return (
      known !== undefined &&
      sameJudging(known.judging, judging) &&
      this.#judgedWith === judgedWith &&
      known.runs.length === runs.length &&
      known.runs.every((run, i) => run.phase.run === runs[i]!.phase.run) &&
      this.#raisedIn(runs, judging).every((index) => known.judged.unlike.has(index))
    );
  }

  /** Of the run that is highlighted is told why it is unlike the others; the rule of today's tool does not tell. */
  #raisedIn(runs: readonly ReadyRun[], { rule }: Judging): readonly number[] {
    const { raised } = this.#route.arrangement;
    return rule === "parity" ? [] : runs.flatMap(({ place }, i) => (place === raised ? [i] : []));
  }

  /** Tells why it could not. */
  async #differ(): Promise<QcError | undefined> {
    const { order, hidden } = this.#route.arrangement;
    const ofA = inOrder(this.a.state.value.runs, order, this.#rateOf);
    const matched = pairedRuns(matchRuns(ofA, this.b?.state.value.runs ?? []), hidden);
    const known = this.compared.value?.matched.matched;
    const isKnown = known?.every(
      ({ a, b }, i) =>
        a.phase.run === matched.matched[i]?.a.phase.run && b.phase.run === matched.matched[i]?.b.phase.run,
    );
    if (known?.length === matched.matched.length && isKnown === true) {
      this.compared.update((compared) => compared && { ...compared, matched });
      return undefined;
    }
    const pairs = matched.matched.map(({ a, b }) => [heldRun("a", a), heldRun("b", b)] as const);
    const areSame = matched.matched.every(({ run }) => run !== undefined);
    const got = await this.#comparer.differ(pairs, areSame, this.#stop.signal);
    if (!got.ok) return got.error;
    if (!this.#stop.signal.aborted) this.compared.set({ matched, differences: got.value });
    return undefined;
  }
}

const planOf = ({ page, settings }: SetRoute): readonly PlannedGroup[] =>
  planOfSet(settings?.own ?? [], page === "compare");

/** So many times what comparing took: it makes garbage too, which grows with the number of runs. */
const resting = 12;

const fileOf = (set: ReadingSet, run: ReadyRun): FileOfRun => ({
  file: run.phase.run.numbers.file,
  source: set.sourceOf(run),
  sourceName: sourceName(run.source),
});

/** @param hidden places in the first set. */
function pairedRuns({ matched, onlyA, onlyB, unknown }: MatchedRuns<SetRun>, hidden: readonly number[]): PairedRuns {
  const isRead = (pair: PairedRuns["unread"][number]): pair is PairedRuns["matched"][number] =>
    isReady(pair.a) && isReady(pair.b);
  const read = matched.filter(isRead);
  return {
    matched: read.filter(({ a }) => !hidden.includes(a.place)),
    read,
    unread: matched.filter((pair) => !isRead(pair)),
    onlyA,
    onlyB,
    // Before it is read a file may have its number still to tell.
    unknown: unknown.filter(isReady),
  };
}
