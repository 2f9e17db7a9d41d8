import { fail, ok, type QcError, type Result } from "../../base/result.ts";
import { judgeReport, noVerdicts } from "../../reports/judge.ts";
import { runReport } from "../../reports/run.ts";
import type { ReportVerdicts } from "../../reports/verdicts.ts";
import type { Hist } from "../../hist/hist.ts";
import { changed, type CheckChange } from "../../qc/check-changes.ts";
import { asReleased } from "../../qc/check-settings.ts";
import { measure } from "../../qc/measure.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { ownRecipes, type OwnCheck } from "../../qc/own-check.ts";
import { recipeKey } from "../../qc/recipe.ts";
import type { RunInfo } from "../../qc/activity.ts";
import type { RunFile } from "../../qc/run-file.ts";
import {
  isRunRoute,
  type ParsedRoute,
  type Route,
  type RunPlace,
  type RunRoute,
  type SetLink,
} from "../../route/route.ts";
import type { SetSession } from "../../state/sets/set-session.ts";
import type { App, KeptSet, KeptState, ParametersState, RunSession, Settings, TablesState } from "../../state/app.ts";
import { ObjectTree, type TreePorts } from "../../state/object-tree.ts";
import { Observable } from "../../state/observable.ts";
import type { FigureState, Phase, SessionState } from "../../state/session-state.ts";
import type { KeptRun } from "../../state/app.ts";
import { fakeHist, fakeMeasurements } from "./fake-objects.ts";

const info: RunInfo = {
  run: 559104,
  slice: undefined,
  period: "LHC24zz",
  pass: "apass2",
  kind: "data",
  beam: "pp",
  validity: [Date.UTC(2024, 7, 1, 8), Date.UTC(2024, 7, 1, 9, 30)],
  from: "activity",
  doubts: [],
};

const file = (run: number, bytes: number): RunFile => ({
  identity: `fake-${run}`,
  name: `${run}.root`,
  size: bytes,
  rootVersion: 63206,
  layout: "int",
  tasks: [],
  guess: { ...info, run, from: "file-name" },
});

export const fakePlace: RunPlace = {
  source: { kind: "file", name: "559104.root" },
  identity: undefined,
  run: 559104,
  rule: "robust",
  release: undefined,
  palette: "bird",
};

const kept = (run: number, change: Partial<KeptRun>): KeptRun => ({
  identity: `fake-${run}`,
  name: `${run}.root`,
  size: 3_800_000,
  file: file(run, 3_800_000),
  info: { ...info, run },
  sources: [`file:${run}.root`],
  readAt: Date.now() - 130_000,
  usedAt: Date.now(),
  bytes: 4_000_000,
  summary: { counts: { bad: 3, medium: 0, good: 33, null: 4 }, standsOut: "Sector A05 dead" },
  failure: undefined,
  ...change,
});

const counts = { bad: 0, medium: 0, good: 0, null: 0 };
export const fakeRuns: readonly KeptRun[] = [
  kept(559104, {}),
  kept(559107, { summary: { counts: { ...counts, bad: 11, medium: 1 }, standsOut: "MIP mean 46.7, wanted 48 to 52" } }),
  kept(559101, {
    sources: ["demo/559101.root"],
    size: 6_200_000,
    summary: { counts: { ...counts, good: 33 }, standsOut: "" },
  }),
  kept(559115, {
    sources: ["https://qc.example.org/2024/559115.root"],
    readAt: Date.now() - 3.7e6,
    summary: { counts: { ...counts, null: 30 }, standsOut: "Too few entries: 2 561 tracks" },
  }),
  kept(559121, {
    readAt: Date.now() - 1e8,
    summary: undefined,
    failure: "559121.root is truncated: it ends at 60 % of its length. Fetch the file again.",
  }),
];

/** What a page can be shown with. */
export interface FakeOptions {
  readonly phase?: Phase;
  readonly runs?: readonly KeptRun[];
  readonly trouble?: string;
  readonly waiting?: boolean;
  readonly failing?: QcError;
  readonly notices?: SessionState["notices"];
  readonly dropped?: readonly string[];
  readonly tpcMissing?: boolean;
}

/** A program without workers, database or network: the same numbers at every call. */
export class FakeApp implements App {
  readonly view: Observable<ParsedRoute>;
  readonly session = new Observable<FakeSession | undefined>(undefined);
  readonly second = new Observable<RunSession | undefined>(undefined);
  readonly sets = new Observable<SetSession | undefined>(undefined);
  readonly kept: Observable<KeptState>;
  readonly settings = new Observable<Settings>({ allowedHosts: [], checks: asReleased });
  readonly tables = new Observable<TablesState>({ tables: [], wrong: [] });
  readonly online = new Observable(true);
  readonly worksOffline = new Observable(true);
  readonly update = new Observable(false);
  readonly version = "0.1.0";
  readonly demos: App["demos"] = ["good run", "run with a dead sector", "run with low gain"].map((title, i) => ({
    title,
    route: { page: "run", section: undefined, panel: undefined, ...fakePlace, run: [559101, 559104, 559107][i] },
  }));
  readonly gone: Route[] = [];
  readonly #options: FakeOptions;

  constructor(options: FakeOptions = {}) {
    this.#options = options;
    this.view = new Observable<ParsedRoute>({ route: readRoute(), dropped: options.dropped ?? [] });
    this.kept = new Observable<KeptState>({
      runs: options.runs ?? fakeRuns,
      bytes: 58e6,
      quota: 2e9,
      trouble: options.trouble,
      inMemory: false,
    });
    addEventListener("popstate", () => this.#show(readRoute()));
    this.#show(this.view.value.route);
  }

  go(route: Route, how?: { readonly replace: boolean }): void {
    this.gone.push(route);
    if (how?.replace === true) history.replaceState(null, "", this.href(route));
    else history.pushState(null, "", this.href(route));
    this.#show(route);
  }

  address(route: Route): string {
    return new URL(this.href(route), location.href).href;
  }

  href(route: Route): string {
    return `#${encodeURIComponent(JSON.stringify(route))}`;
  }

  routeOf(run: KeptRun): Route | undefined {
    return { page: "run", section: undefined, panel: undefined, ...fakePlace, run: run.info.run };
  }

  readText(text: string): Route | string {
    return this.openText(text) ?? { page: "run", section: undefined, panel: undefined, ...fakePlace };
  }

  openText(text: string): string | undefined {
    return text.startsWith("https://")
      ? undefined
      : `“${text}” is not an address this page can open. Use an https address.`;
  }

  openFiles(files: Parameters<App["openFiles"]>[0]): void {
    this.go({
      page: "run",
      section: undefined,
      panel: undefined,
      ...fakePlace,
      source: { kind: "file", name: files[0]!.path },
    });
  }

  addTables(files: readonly File[]): Promise<string> {
    const names = files.map(({ name }) => name);
    this.tables.update(({ tables }) => ({
      tables: [...names.map((name, i) => ({ id: tables.length + i, name, givenAt: 0, runs: [559104] })), ...tables],
      wrong: [],
    }));
    return Promise.resolve(`Run parameters taken from ${names.join(", ")}`);
  }

  async removeTable(id: number): Promise<void> {
    this.tables.update((old) => ({ ...old, tables: old.tables.filter((table) => table.id !== id) }));
  }

  loadSets(): Promise<void> {
    return Promise.resolve();
  }

  recentSets(): Promise<readonly KeptSet[]> {
    return Promise.resolve([]);
  }

  forgetSet(): Promise<void> {
    return Promise.resolve();
  }

  readSet(): SetLink | string {
    return "There are no sets here.";
  }

  chooseFiles(files: Parameters<App["chooseFiles"]>[0]): SetLink {
    return {
      name: "",
      members: files.map(({ path }) => ({ source: { kind: "file", name: path }, identity: undefined })),
    };
  }

  async forget(identity: string): Promise<void> {
    this.kept.update((old) => ({ ...old, runs: (old.runs ?? []).filter((run) => run.identity !== identity) }));
  }

  changeSettings(change: Partial<Settings>): void {
    this.settings.update((old) => ({ ...old, ...change }));
  }

  changeChecks(change: CheckChange): string | undefined {
    const next = changed(this.settings.value.checks, change);
    if (typeof next === "string") return next;
    this.changeSettings({ checks: next });
    const { route } = this.view.value;
    if (isRunRoute(route)) this.go({ ...route, settings: next }, { replace: true });
    return undefined;
  }

  applyUpdate(): void {
    this.update.set(false);
  }

  #show(route: Route): void {
    if (isRunRoute(route)) {
      if (this.session.value === undefined) this.session.set(new FakeSession(this.#options));
      this.session.value?.show(route);
    } else this.session.set(undefined);
    this.view.set({ route, dropped: this.#options.dropped ?? [] });
  }
}

function readRoute(): Route {
  return location.hash.length > 1
    ? (JSON.parse(decodeURIComponent(location.hash.slice(1))) as Route)
    : { page: "start" };
}

const missing = { kind: "object-missing", path: "", source: "559104.root" } as const;
const noFile: TreePorts = {
  engine: { list: () => Promise.resolve(fail(missing)), members: () => Promise.resolve(fail(missing)) },
  store: { paths: () => Promise.resolve(ok([])) },
};

class FakeSession implements RunSession {
  readonly place = fakePlace;
  readonly state: Observable<SessionState>;
  readonly parameters = new Observable<ParametersState>({
    complete: true,
    known: undefined,
    beside: { kind: "not-asked" },
  });
  readonly verdicts = new Observable<ReportVerdicts>(noVerdicts);
  readonly objects = new Observable<readonly string[]>(["Tracks/hEta", "Tracks/hPt"]);
  readonly tree = new ObjectTree(noFile, () => undefined);
  readonly #figures = new Map<string, Observable<FigureState>>();
  readonly #options: FakeOptions;
  #own: readonly OwnCheck[] = [];

  constructor(options: FakeOptions) {
    this.#options = options;
    this.state = new Observable<SessionState>({
      phase: options.phase ?? { kind: "done" },
      name: "559104.root",
      from: "local file",
      file: file(559104, 3_800_000),
      info,
      readAt: Date.UTC(2026, 10, 22, 14, 8),
      notices: options.notices ?? [],
      keeping: false,
      tpcMissing: options.tpcMissing ?? false,
    });
  }

  show({ rule, settings = asReleased }: RunRoute): void {
    this.#own = settings.own;
    for (const [object, figure] of this.#figures) figure.set(this.#made(object));
    if (this.#options.waiting === true) return;
    this.verdicts.set(judgeReport(runReport, (object) => this.figure(object).value, { rule, settings }));
  }

  figure(object: string): Observable<FigureState> {
    const known = this.#figures.get(object) ?? new Observable<FigureState>(this.#made(object));
    this.#figures.set(object, known);
    return known;
  }

  #made(object: string): FigureState {
    if (this.#options.waiting === true) return { kind: "waiting" };
    if (this.#options.failing !== undefined) return { kind: "failed", error: this.#options.failing };
    const hist = fakeHist(object.slice(object.indexOf("/") + 1));
    if (hist === undefined)
      return { kind: "failed", error: { kind: "object-missing", path: object, source: "559104.root" } };
    return {
      kind: "ready",
      object: { kind: "histogram", name: hist.name, hist },
      measurements: new Map([...fakeMeasurements(hist), ...this.#ownMeasurements(object, hist)]),
    };
  }

  look(): void {
    // All of it is there.
  }

  question(): undefined {
    return undefined;
  }

  json(): Promise<Result<string>> {
    return Promise.resolve(fail({ kind: "not-kept", source: "559104.root" }));
  }

  #ownMeasurements(object: string, hist: Hist): readonly (readonly [string, Measurement])[] {
    const recipes = this.#own.filter((check) => check.object === object).flatMap(ownRecipes);
    return recipes.flatMap((recipe) => {
      const value = measure({ kind: "histogram", name: hist.name, hist }, recipe, () => undefined);
      return value === undefined ? [] : [[recipeKey(recipe), value] as const];
    });
  }

  allowHost(): void {
    this.state.update((old) => ({ ...old, phase: { kind: "done" } }));
  }

  attach(): void {
    this.allowHost();
  }

  retry(): void {
    this.allowHost();
  }

  cancel(): void {
    this.allowHost();
  }
}
