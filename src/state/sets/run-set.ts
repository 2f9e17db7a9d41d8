import { ok, type QcError, type Result } from "../../base/result.ts";
import type { SourceRef } from "../../bytes/source.ts";
import type { RunRequest } from "../../jobs/extract-api.ts";
import type { RunNumbers } from "../../qc/run-numbers.ts";
import type { SetLink } from "../../route/route.ts";
import { Observable } from "../observable.ts";
import type { Ports } from "../ports.ts";
import type { ParameterSources } from "../session-parameters.ts";
import type { Allowed } from "../source-access.ts";
import { isDemo, sourceName } from "../sources.ts";
import type { HeldPace, HeldSets } from "./held-sets.ts";
import type { LocalFile } from "../local-files.ts";
import { MemberAccess } from "./member-access.ts";
import { isWanting, openOf } from "./ready-run.ts";
import {
  due,
  isChanged,
  labelled,
  readRun,
  runsAgain,
  runsOf,
  undone,
  waiting,
  withOpen,
  type LeftSet,
} from "./set-runs.ts";
import type { OpenPhase, RunSet, SetRun, SetState } from "./set-state.ts";

/** What a set asks of the program around it. */
export interface SetHost extends Allowed {
  /** Their pages and reports ask no more, for as long as the page lives. */
  readonly letIn: Set<string>;
  allowForever(host: string): void;
  keptChanged(): void;
  /** A person chose files of this machine: nobody asks for them again. */
  chose(files: readonly LocalFile[]): void;
  readonly parameters: ParameterSources;
  /** The sets that are open hold files of this machine, which have nothing but a name: the address is to say their content too. */
  identified(a: SetLink, b: SetLink | undefined): void;
  /** How many runs are read at once. */
  readonly atOnce: number;
  /** By `keyOf` their link: a set that is opened again is as it was left. */
  readonly held: HeldSets<LeftSet>;
}

/** The same files in the same order. */
const keyOf = ({ members }: SetLink): string => members.map(({ source }) => sourceName(source)).join("\n");

/**
 * Reads the runs of a set, a few at once, each by itself: one that fails costs its row. What a person paused or cancelled is
 * held until they say that it goes on: whatever else changes meanwhile, and after a reload, only what is kept is looked up.
 */
export class ReadingSet implements RunSet {
  readonly link: SetLink;
  readonly state: Observable<SetState>;
  readonly #ports: Ports;
  readonly #host: SetHost;
  readonly #access: MemberAccess;
  readonly #allowed: (host: string, remember: boolean) => void;
  #groups: RunRequest["groups"];
  #stop = new AbortController();
  /** Of what is looked up while it is held. */
  #lookUp = new AbortController();
  #running = 0;

  /** `allowed` is told that a person allowed a host: here, and for all sets that are open. */
  constructor(
    ports: Ports,
    host: SetHost,
    link: SetLink,
    groups: RunRequest["groups"],
    files: readonly LocalFile[],
    allowed: (host: string, remember: boolean) => void,
  ) {
    this.link = link;
    this.#allowed = allowed;
    this.#ports = ports;
    this.#host = host;
    this.#groups = groups;
    this.#access = new MemberAccess(ports.base, host, files);
    const left = host.held.left(keyOf(link));
    this.state = new Observable<SetState>({
      runs:
        left === undefined ? runsOf(link.members) : runsAgain(left, link, groups, (source) => this.#access.to(source)),
      pace: host.held.paceOf(keyOf(link)) ?? "reading",
    });
  }

  start(): void {
    if (this.#isHeld) void this.#recall();
    else this.resume();
  }

  /**
   * Other numbers are wanted, for other checks. Until they are there runs stay with those they have. What is kept of them is not
   * read again; while it is held nothing is.
   */
  measure(groups: RunRequest["groups"]): void {
    this.#groups = groups;
    this.#end();
    this.#runs(due);
    this.start();
  }

  pause(): void {
    if (this.state.value.pace === "reading") this.#hold("paused");
  }

  resume(): void {
    this.#lookUp.abort();
    this.#host.held.letGo(keyOf(this.link));
    this.#pace("reading");
    this.#fill();
  }

  stop(): void {
    if (this.state.value.pace === "done") return;
    this.#end();
    this.#runs((run) => withOpen(run, undone));
    this.#hold("stopped");
  }

  retry(place?: number): void {
    this.#runs((run) =>
      openOf(run)?.kind === "failed" && (place === undefined || run.place === place)
        ? withOpen(run, () => waiting)
        : run,
    );
    this.resume();
  }

  allowHost(host: string, remember: boolean): void {
    if (remember) this.#host.allowForever(host);
    this.#allowed(host, remember);
  }

  /** Reads from a host that was allowed here or for a set beside this one: once these files, and no others of it. */
  letIn(host: string, remember: boolean): void {
    for (const { source } of remember ? [] : this.link.members)
      if (source.kind === "url" && !isDemo(source) && new URL(source.url).host === host)
        this.#host.letIn.add(source.url);
    this.#open();
  }

  attach(files: readonly LocalFile[]): void {
    this.#host.chose(files);
    this.#access.attach(files);
    this.#open();
  }

  /** Where a run may be read from now; `undefined`: what is kept only. */
  sourceOf({ source }: SetRun): SourceRef | undefined {
    const access = this.#access.to(source);
    return access.ok && this.#isReachable(access.source) ? access.source : undefined;
  }

  /** Ends everything that runs for it, and leaves what there is for when it is opened again. */
  close(): void {
    this.#stop.abort();
    this.#lookUp.abort();
    const { runs } = this.state.value;
    this.#host.held.leave(keyOf(this.link), { link: this.link, groups: this.#groups, runs }, runs.length);
    this.#pace("stopped");
  }

  get #isHeld(): boolean {
    const { pace } = this.state.value;
    return pace === "paused" || pace === "stopped";
  }

  #hold(pace: HeldPace): void {
    this.#host.held.hold(keyOf(this.link), pace);
    this.#pace(pace);
  }

  /** What could not be begun may now. */
  #open(): void {
    this.#runs((run) =>
      withOpen(run, (open) => (open.kind === "ask-host" || open.kind === "need-file" ? waiting : open)),
    );
    if (!this.#isHeld) this.resume();
  }

  /** Ends what is being read. */
  #end(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#running = 0;
  }

  /** Looks up what is kept of the runs that wait, a few at once; nothing is read. */
  async #recall(): Promise<void> {
    this.#lookUp.abort();
    this.#lookUp = new AbortController();
    const { signal } = this.#lookUp;
    const wanting = this.state.value.runs.filter(isWanting).values();
    const lookUp = async (): Promise<void> => {
      for (const run of wanting) {
        const kept = await this.#kept(run, signal);
        if (signal.aborted) return;
        if (kept.ok) this.#ready(run, kept.value);
      }
    };
    await Promise.all(Array.from({ length: this.#host.atOnce }, lookUp));
  }

  /** What is kept needs nobody's leave, and no network. */
  async #kept(run: SetRun, signal: AbortSignal): Promise<Result<RunNumbers>> {
    const request = await this.#requestOf(run, signal);
    return request.ok ? this.#keptOf(request.value, signal) : request;
  }

  #keptOf(request: Omit<RunRequest, "source">, signal: AbortSignal): Promise<Result<RunNumbers>> {
    return this.#ports.engine.measureRun({ ...request, source: undefined }, () => undefined, signal);
  }

  /** Of a file of this machine that is at hand its content is asked for: files of other productions have its name too. */
  async #requestOf({ place, source }: SetRun, signal: AbortSignal): Promise<Result<Omit<RunRequest, "source">>> {
    const request = { sourceName: sourceName(source), groups: this.#groups };
    const { identity } = this.link.members[place]!;
    const access = this.#access.to(source);
    if (identity !== undefined || !access.ok || access.source.kind !== "file") return ok({ ...request, identity });
    const opened = await this.#ports.engine.openAny(access.source, signal);
    return opened.ok ? ok({ ...request, identity: opened.value.identity }) : opened;
  }

  #pace(pace: SetState["pace"]): void {
    this.state.update((state) => ({ ...state, pace }));
  }

  #runs(change: (run: SetRun) => SetRun): void {
    this.state.update((state) => ({ ...state, runs: state.runs.map(change) }));
  }

  #at(place: number, change: (run: SetRun) => SetRun): void {
    this.#runs((run) => (run.place === place ? change(run) : run));
  }

  #now(place: number, open: OpenPhase): void {
    this.#at(place, (run) => withOpen(run, () => open));
  }

  #fill(): void {
    const { signal } = this.#stop;
    while (this.state.value.pace === "reading" && this.#running < this.#host.atOnce) {
      const next = this.state.value.runs.find((run) => openOf(run)?.kind === "waiting");
      if (next === undefined) break;
      this.#running += 1;
      this.#now(next.place, { kind: "reading", done: 0, total: 0 });
      void this.#read(next, signal).then(() => {
        if (signal.aborted) return;
        this.#running -= 1;
        this.#fill();
      });
    }
    const { runs, pace } = this.state.value;
    if (pace === "reading" && !runs.some(isWanting)) this.#pace("done");
  }

  async #read(run: SetRun, signal: AbortSignal): Promise<void> {
    const { place, source } = run;
    const request = await this.#requestOf(run, signal);
    if (signal.aborted) return;
    if (!request.ok) {
      this.#failed(place, request.error);
      return;
    }
    const kept = await this.#keptOf(request.value, signal);
    if (signal.aborted) return;
    if (kept.ok) {
      this.#ready(run, kept.value);
      return;
    }
    // Asked only now: a person may have given leave meanwhile.
    const access = this.#access.to(source);
    if (!access.ok) {
      this.#now(place, access.phase);
      return;
    }
    if (!this.#isReachable(access.source)) {
      this.#failed(place, { kind: "not-kept", source: run.name });
      return;
    }
    // What is told may come after the answer, by another way.
    const tell = (done: number, total: number): void => {
      if (signal.aborted) return;
      this.#at(place, (now) =>
        withOpen(now, (open) => (open.kind === "reading" ? { kind: "reading", done, total } : open)),
      );
    };
    const got = await this.#ports.engine.measureRun({ ...request.value, source: access.source }, tell, signal);
    if (signal.aborted) return;
    if (got.ok) this.#ready(run, got.value);
    else this.#failed(place, got.error);
  }

  #isReachable(source: SourceRef): boolean {
    return source.kind !== "url" || this.#ports.network.online();
  }

  #ready(run: SetRun, measured: RunNumbers): void {
    const { identity } = this.link.members[run.place]!;
    this.#at(run.place, (now) => ({
      ...now,
      info: measured.info,
      phase: { kind: "ready", run: readRun(measured) },
      changed: isChanged(identity, measured),
    }));
    this.state.update((state) => ({ ...state, runs: labelled(state.runs) }));
  }

  #failed(place: number, error: QcError): void {
    this.#now(place, { kind: "failed", error });
  }
}
