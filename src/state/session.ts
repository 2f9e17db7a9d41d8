import { defect, fail, type QcError, type Result } from "../base/result.ts";
import type { MeasuredGroup } from "../jobs/extract-api.ts";
import { guessFromName, type RunInfo } from "../qc/activity.ts";
import { asReleased, sameSettings, type Judging } from "../qc/check-settings.ts";
import { parseObject } from "../qc/object-path.ts";
import type { RunFile } from "../qc/run-file.ts";
import { judgeReport, noVerdicts } from "../reports/judge.ts";
import type { PlannedGroup } from "../reports/plan.ts";
import { runReport } from "../reports/run.ts";
import type { ReportVerdicts } from "../reports/verdicts.ts";
import type { FileLink, MergedLink, RunPlace, RunRoute, SourceLink } from "../route/route.ts";
import type { KeptRun } from "../store/kept.ts";
import type { RunSession } from "./app.ts";
import { Figures } from "./figures.ts";
import { GroupReader, type ReadFrom } from "./group-reader.ts";
import {
  changedFileNotice,
  doubtNotice,
  otherFileNotice,
  otherRunNotice,
  placeNotice,
  releaseNotice,
  storageNotice,
  uncheckedNotice,
  unreachedNotice,
} from "./notices.ts";
import { held } from "./held.ts";
import type { LocalFile } from "./local-files.ts";
import { ObjectTree } from "./object-tree.ts";
import { Observable, type Readable } from "./observable.ts";
import { isOfTpc, planObject, planOf } from "./plan.ts";
import type { Ports } from "./ports.ts";
import { watchProgress } from "./progress.ts";
import { summaryOf } from "./remember.ts";
import { RunFinder } from "./run-finder.ts";
import { RunMemory } from "./run-memory.ts";
import { RunFacts } from "./run-facts.ts";
import { SessionParameters, type ParameterSources, type ParametersState } from "./session-parameters.ts";
import type { FigureState, Notice, Phase, Question, SessionState } from "./session-state.ts";
import { SourceAccess, type Allowed } from "./source-access.ts";
import { fileNameOf, filesOf, originWords, sourceName, urlSource } from "./sources.ts";

export type { RunRoute } from "../route/route.ts";

/** What a session asks of the program around it. */
export interface SessionHost extends Allowed {
  readonly parameters: ParameterSources;
  allowForever(host: string): void;
  /** The view is about this file, its content, and this run where it is known, from now on; the session goes on. */
  follow(source: SourceLink, identity: string, run: number | undefined): void;
  keptChanged(): void;
}

/** One run, open: finds it (kept or at its source), reads what the view needs, judges it. */
export class Session implements RunSession {
  readonly state: Observable<SessionState>;
  readonly verdicts = new Observable<ReportVerdicts>(noVerdicts);
  readonly objects = new Observable<readonly string[]>([]);
  readonly tree: ObjectTree;
  readonly #ports: Ports;
  readonly #host: SessionHost;
  readonly #figures: Figures;
  readonly #reader: GroupReader;
  readonly #facts = new RunFacts();
  readonly #access: SourceAccess;
  readonly #memory: RunMemory;
  readonly #finder: RunFinder;
  readonly #parameters: SessionParameters;
  #route: RunRoute;
  #file: RunFile | undefined;
  #keeping: Promise<unknown> | undefined;
  /** Name of the file that the link is about, where another was given. */
  #asked: string | undefined;
  /** The file said of which run it is. */
  #runSaid = false;
  #stop = new AbortController();

  constructor(ports: Ports, host: SessionHost, route: RunRoute) {
    this.#ports = ports;
    this.#host = host;
    this.#route = route;
    this.#access = new SourceAccess(ports.base, host);
    this.#memory = new RunMemory(
      ports,
      (notice) => this.#notice(notice),
      () => host.keptChanged(),
    );
    this.#finder = new RunFinder(ports, this.#memory, this.#access);
    this.#parameters = new SessionParameters(host.parameters, (error) => this.#notice(storageNotice(error)));
    this.tree = new ObjectTree(ports, () => this.#from());
    this.#figures = new Figures(route.rule);
    this.#reader = new GroupReader(ports.engine, (group, got) => this.#take(group, got));
    const name = fileNameOf(route.source);
    this.state = new Observable<SessionState>({
      phase: { kind: "opening" },
      name,
      from: originWords(route.source),
      file: undefined,
      info: { ...guessFromName(sourceName(route.source)), run: route.run ?? guessFromName(name).run },
      readAt: undefined,
      notices: [],
      keeping: false,
      tpcMissing: false,
    });
  }

  get place(): RunPlace {
    return this.#route;
  }

  get parameters(): Readable<ParametersState> {
    return this.#parameters.state;
  }

  /** The person's tables have changed. */
  tablesChanged(): void {
    void this.#guarded(() => this.#parameters.lookUp());
  }

  figure(object: string, otherwise?: string): Readable<FigureState> {
    return otherwise === undefined ? this.#figures.of(object) : this.#figures.either(object, otherwise);
  }

  /** Starts, or starts again; over when everything that the view needs is read and kept, or was given up. */
  start(files: readonly LocalFile[] = []): Promise<void> {
    this.#access.attach(files);
    return this.#begin((signal) => this.#open(signal));
  }

  /** The view changed within the same run: another page, panel, rule or threshold. Reads what it needs and is not there. */
  show(route: RunRoute): void {
    const before = this.#judging;
    this.#route = route;
    const { rule, settings } = this.#judging;
    const anew = rule !== before.rule || !sameSettings(settings, before.settings);
    if (rule !== before.rule) this.#figures.show(rule);
    const plan = planOf(route, rule);
    this.#figures.keepOnly(plan);
    this.#reader.keepOnly(plan, rule);
    if (anew) this.#judge();
    if (this.#file !== undefined) void this.#guarded(() => this.#read(this.#stop.signal, anew));
  }

  question(): Question | undefined {
    const access = this.#access.to(this.#route.source);
    return access.ok ? undefined : access.phase;
  }

  async json(object: string, signal: AbortSignal): Promise<Result<string>> {
    const [at, from] = [parseObject(object), this.#from()];
    const { name } = this.state.value;
    if (at === undefined || from === undefined) return fail({ kind: "object-missing", path: object, source: name });
    if (from.source === undefined) return fail({ kind: "not-kept", source: name });
    return this.#ports.engine.json({ ...from, at }, signal);
  }

  look(object: string): void {
    const from = this.#from();
    const groups = planObject(object);
    if (from === undefined || this.#reader.hasAsked(groups, this.#route.rule)) return;
    void this.#guarded(async () => {
      await this.#reader.read(groups, 0, { ...from, rule: this.#route.rule }, this.#stop.signal);
      await this.#remember();
    });
  }

  allowHost(remember: boolean): void {
    const question = this.question();
    if (question?.kind !== "ask-host") return;
    this.#access.allowHost(question.host);
    if (remember) this.#host.allowForever(question.host);
    this.retry();
  }

  attach(files: readonly File[]): void {
    const [file] = files;
    const { source } = this.#route;
    if (file === undefined) return;
    this.#figures.reset("failed");
    if (source.kind === "merged") return this.#attachParts(source, files);
    // Another file than the one that is asked for is called by its own name, here and in links.
    if (source.kind === "file" && source.name !== file.name) {
      this.#asked = source.name;
      this.#route = { ...this.#route, source: { kind: "file", name: file.name }, run: undefined };
      this.#set({ name: file.name, info: guessFromName(file.name) });
    }
    void this.start([{ path: file.name, file }]);
  }

  /** A file that is called otherwise than any part stands for the one that is asked for. */
  #attachParts(source: MergedLink, files: readonly File[]): void {
    const names = new Set(source.parts.map(fileNameOf).map(baseName));
    const asked = this.question();
    const other =
      files.length === 1 && !names.has(files[0]!.name) && asked?.kind === "need-file" ? asked.name : undefined;
    if (other !== undefined) {
      const parts = source.parts.map((part): FileLink =>
        part.kind === "file" && part.name === other ? { kind: "file", name: files[0]!.name } : part,
      );
      this.#asked = fileNameOf(source);
      this.#route = { ...this.#route, source: { kind: "merged", parts }, run: undefined };
      this.#set({ name: fileNameOf(this.#route.source), from: originWords(this.#route.source) });
    }
    void this.start(files.map((file) => ({ path: file.name, file })));
  }

  retry(): void {
    for (const source of filesOf(this.#route.source)) {
      if (source.kind === "url")
        this.#host.parameters.besides.forget(urlSource(source.url, this.#ports.base.directory).url);
    }
    this.#figures.reset("failed");
    void this.start();
  }

  cancel(): void {
    this.#stop.abort();
  }

  /** Ends everything that runs for it. */
  close(): void {
    this.#stop.abort();
    this.tree.forget();
  }

  /** Ends what runs and begins anew: what was asked for before is asked for again. */
  #begin(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#reader.forget();
    this.tree.forget();
    const { signal } = this.#stop;
    return this.#guarded(() => work(signal));
  }

  /** A broken promise of our own ends here, in words. */
  #guarded(work: () => Promise<void>): Promise<void> {
    return work().catch((thrown: unknown) => this.#failed(defect(thrown)));
  }

  /** Whether work under this signal is over: cancelled, which is said, or taken over by what began after it. */
  #over(signal: AbortSignal): boolean {
    if (signal.aborted && signal === this.#stop.signal) this.#failed({ kind: "cancelled" });
    return signal.aborted;
  }

  #set(change: Partial<SessionState>): void {
    this.state.update((state) => ({ ...state, ...change }));
    if (change.info !== undefined) this.#parameters.setRun(change.info.run);
  }

  #phase(phase: Phase): void {
    this.#set({ phase });
  }

  #notice(notice: Notice | undefined): void {
    // That nothing is kept at all is said on every page.
    if (notice === undefined || (notice.id === "storage" && notice.text === this.#ports.storeTrouble)) return;
    this.state.update((state) => ({
      ...state,
      notices: [...state.notices.filter((each) => each.id !== notice.id), notice],
    }));
  }

  async #open(signal: AbortSignal): Promise<void> {
    this.#set({ phase: { kind: "opening" }, notices: [] });
    this.#notice(releaseNotice(this.#route.release));
    this.#notice(placeNotice(this.#route, runReport));
    const found = await this.#finder.find(this.#route, signal);
    if (this.#over(signal) || found === undefined) return;
    switch (found.kind) {
      case "kept": {
        const { kept, file } = found;
        this.#use(file, kept.readAt);
        if (kept.info !== undefined) this.#set({ info: kept.info });
        this.#memory.used(kept);
        const read = this.#read(signal);
        void this.#checkKept(kept, signal);
        await read;
        return;
      }
      case "question":
        this.#phase(found.question);
        return;
      case "opened": {
        const { opened } = found;
        if (!opened.ok) {
          this.#failed(opened.error);
          return;
        }
        this.#notice(otherFileNotice(this.#route.identity, opened.value, this.#asked));
        this.#use(opened.value, this.#ports.now());
        await this.#read(signal);
      }
    }
  }

  /** The file, to be asked for what lies in it; without its source only what is kept of it is to be had. */
  #from(): Omit<ReadFrom, "rule"> | undefined {
    return this.#file && this.#finder.reading(this.#file, this.#route);
  }

  #use(file: RunFile, readAt: number): void {
    this.#file = file;
    this.#runSaid = false;
    this.objects.set(this.#facts.objectsOf(file));
    const info = { ...file.guess, run: file.guess.run ?? this.#route.run };
    void this.#guarded(() =>
      this.#parameters.read({ ...this.#finder.reading(file, this.#route), run: info.run }, this.#stop.signal),
    );
    this.#set({ file, readAt, info });
    this.#host.follow(this.#route.source, file.identity, undefined);
  }

  /** Online, a kept run is shown at once and its source looked at meanwhile. */
  async #checkKept(kept: KeptRun, signal: AbortSignal): Promise<void> {
    const asked = this.question();
    if (asked?.kind === "ask-host" && this.#ports.network.online()) {
      const look = (): void => {
        this.#access.allowHost(asked.host);
        this.state.update((state) => ({ ...state, notices: state.notices.filter(({ id }) => id !== "unreached") }));
        void this.#guarded(() => this.#checkKept(kept, this.#stop.signal));
      };
      this.#notice(uncheckedNotice(kept, asked.host, look));
      return;
    }
    const there = await this.#finder.look(this.#route, signal);
    if (there === undefined) return;
    if (!there.ok) this.#notice(unreachedNotice(kept, originWords(this.#route.source)));
    else if (there.value.identity !== kept.identity)
      this.#notice(changedFileNotice(kept, there.value, () => this.#switchTo(there.value)));
  }

  #switchTo(file: RunFile): void {
    this.#facts.forget();
    this.#figures.reset("all");
    this.state.update((state) => ({ ...state, notices: state.notices.filter((each) => each.id !== "identity") }));
    void this.#begin((signal) => {
      this.#use(file, this.#ports.now());
      return this.#read(signal);
    });
  }

  /** Reads and measures what the view needs, the linked panel's collection before the others. */
  async #read(signal: AbortSignal, judgedAnew = false): Promise<void> {
    const from = this.#from();
    if (from === undefined) return;
    const { file } = from;
    if (file.tasks.length === 0 && isOfTpc(this.#route)) {
      this.#failed({ kind: "no-tpc-objects", source: file.name });
      return;
    }
    const groups = planOf(this.#route, this.#route.rule);
    if (this.#reader.hasAsked(groups, this.#route.rule)) {
      this.#idle();
      if (judgedAnew && this.state.value.phase.kind === "done") await this.#remember();
      return;
    }
    const stopProgress = watchProgress(this.#ports.engine, file, groups, (progress) =>
      this.#phase({ kind: "reading", progress }),
    );
    const linked = this.#route.page === "run" && (this.#route.panel ?? this.#route.section) !== undefined;
    const results = await this.#reader.read(groups, linked ? 1 : 0, { ...from, rule: this.#route.rule }, signal);
    stopProgress();
    if (file !== this.#file || this.#over(signal)) return;
    const errors = results.flatMap((result) => (result.ok ? [] : [result.error]));
    const access = this.#access.to(this.#route.source);
    if (errors.some((error) => error.kind === "not-kept") && !access.ok) {
      this.#phase(access.phase);
      return;
    }
    if (errors.length > 0 && errors.length === results.length) {
      this.#failed(errors[0]!);
      return;
    }
    this.#phase({ kind: "done" });
    await this.#remember();
  }

  /** There is nothing to read: that a report has no objects is told of the report alone. */
  #idle(): void {
    const { phase } = this.state.value;
    const isOver = phase.kind === "failed" && phase.error.kind === "no-tpc-objects";
    if (phase.kind === "opening" || isOver) this.#phase({ kind: "done" });
  }

  #take(group: PlannedGroup, got: Result<MeasuredGroup>): void {
    this.#figures.take(group, got);
    if (got.ok) this.#tell(group, got.value);
    this.#judge();
  }

  /** What a group says of the whole run. */
  #tell(group: PlannedGroup, got: MeasuredGroup): void {
    this.#facts.take(group, got, this.#file);
    if (this.#file !== undefined) this.objects.set(this.#facts.objectsOf(this.#file));
    // Other keys may not say of which run they are.
    const { info = got.info } = this.state.value;
    const isTold = got.info.from === "activity" || info.from !== "activity";
    this.#set({ info: isTold ? held(this.state.value.info, got.info) : info, tpcMissing: this.#facts.tpcMissing });
    this.#ofRun(got.info);
    for (const text of [...got.info.doubts, ...got.notes]) this.#notice(doubtNotice(text));
  }

  /** A file itself says of which run it is. */
  #ofRun({ run, from }: RunInfo): void {
    if (this.#runSaid || this.#file === undefined || run === undefined || from !== "activity") return;
    this.#runSaid = true;
    if (run === this.#route.run) return;
    this.#notice(otherRunNotice(this.#route.run, this.#file, run));
    this.#host.follow(this.#route.source, this.#file.identity, run);
  }

  #judge(): void {
    if (this.state.value.tpcMissing) this.verdicts.set({ ...noVerdicts, complete: true });
    else {
      const { panels: before } = this.verdicts.value;
      const now = judgeReport(runReport, (object) => this.#figures.of(object).value, this.#judging);
      this.verdicts.set({ ...now, panels: now.panels.map((panel, i) => held(before[i] ?? panel, panel)) });
    }
  }

  get #judging(): Judging {
    return { rule: this.#route.rule, settings: this.#route.settings ?? asReleased };
  }

  #failed(error: QcError): void {
    this.#phase({ kind: "failed", error });
    this.#memory.failed(error, this.#file, this.#route);
  }

  async #remember(): Promise<void> {
    const file = this.#file;
    const keeping = this.#memory.settle();
    this.#keeping = keeping;
    this.#set({ keeping: true });
    await keeping;
    if (this.#keeping === keeping) this.#set({ keeping: false });
    if (file === undefined || file !== this.#file) return;
    const { page, rule } = this.#route;
    const summary = summaryOf(this.verdicts.value, this.state.value.tpcMissing, this.#judging.settings);
    const info = this.state.value.info ?? file.guess;
    await this.#memory.judged(file.identity, page === "run" && rule === "robust" ? { summary, info } : undefined);
  }
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
