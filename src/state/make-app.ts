import type { Result } from "../base/result.ts";
import { explain, explainAddress } from "../base/explain.ts";
import { changed, type CheckChange } from "../qc/check-changes.ts";
import { asReleased, isAsReleased, type CheckSettings } from "../qc/check-settings.ts";
import type { KnownParameters } from "../qc/known-parameters.ts";
import { recipesRelease } from "../qc/recipe.ts";
import { fromJsroot } from "../route/jsroot.ts";
import { formatRoute, parseRoute } from "../route/links.ts";
import {
  isRunRoute,
  isSetRoute,
  plainBrowse,
  type FileLink,
  type ParsedRoute,
  type Route,
  type RunPlace,
  type SetLink,
  type SetRoute,
  type SourceLink,
} from "../route/route.ts";
import type { App, KeptState, RunSession } from "./app.ts";
import { Besides } from "./besides.ts";
import { withKnownFigure } from "./known-figure.ts";
import { apart, type LocalFile } from "./local-files.ts";
import { Observable } from "./observable.ts";
import type { Ports } from "./ports.ts";
import { Session, type RunRoute } from "./session.ts";
import { SettingsKeeper } from "./settings.ts";
import { overlayRoute, sameOverlay } from "./overlay.ts";
import { localSets } from "./sets/local-sets.ts";
import { addressesIn, readSetText } from "./sets/read-set.ts";
import { comparisonOf, demoSets, periodOf, sameSets } from "./sets/set-routes.ts";
import type { SetHost } from "./sets/run-set.ts";
import type { OpenSets } from "./sets/set-session.ts";
import { filesOf, sourceName, sourceOf } from "./sources.ts";
import { TablesKeeper } from "./tables.ts";

const demoFiles = [
  { title: "good run", run: 559101 },
  { title: "run with a dead sector", run: 559104 },
  { title: "run with low gain", run: 559107 },
];

/** The report of a source, seen with nothing chosen yet but the checks. */
const reportOf = (...where: Parameters<typeof placeAt>): RunRoute => ({
  page: "run",
  section: undefined,
  panel: undefined,
  ...placeAt(...where),
});

const placeAt = (source: SourceLink, run: number | undefined, checks: CheckSettings): RunPlace => ({
  source,
  identity: undefined,
  run,
  rule: "robust",
  release: undefined,
  palette: "bird",
  ...settingsField(checks),
});

const settingsField = (settings: CheckSettings): Pick<RunPlace, "settings"> =>
  isAsReleased(settings) ? {} : { settings };

export function makeApp(ports: Ports): App {
  const { base, store } = ports;
  const view = new Observable<ParsedRoute>(firstRoute(ports));
  const session = new Observable<(RunSession & Session) | undefined>(undefined);
  const second = new Observable<(RunSession & Session) | undefined>(undefined);
  const kept = new Observable<KeptState>({
    runs: undefined,
    bytes: 0,
    quota: undefined,
    trouble: ports.storeTrouble,
    inMemory: store.inMemory,
  });
  const online = new Observable(ports.network.online());
  const update = new Observable(false);
  const worksOffline = new Observable(false);
  const sets = new Observable<OpenSets | undefined>(undefined);
  /** Loaded with the pages about sets: nobody else waits for it. */
  let setsCode: typeof import("./sets/set-session.ts") | undefined;
  /** Sets as they were left. Reading that a person paused or cancelled they alone let go on. */
  let held: SetHost["held"] | undefined;
  let pendingFile: File | undefined;
  /** Files of this machine that were chosen, by their paths: as long as the page lives nobody is asked for them again. */
  const chosen = new Map<string, File>();

  const said = <T>(result: Result<T>): T | undefined => {
    if (result.ok) return result.value;
    kept.update((state) => ({ ...state, trouble: explain(result.error) }));
    return undefined;
  };

  async function refreshKept(): Promise<void> {
    const [runs, quota] = await Promise.all([store.runs(), ports.storage.quota()]);
    const list = (said(runs) ?? []).toSorted((a, b) => b.usedAt - a.usedAt);
    kept.update((state) => ({ ...state, runs: list, bytes: list.reduce((sum, run) => sum + run.bytes, 0), quota }));
  }

  const keeper = new SettingsKeeper(ports, said);
  const { settings } = keeper;
  const tables = new TablesKeeper(ports);
  tables.state.subscribe(() => [session.value, second.value, sets.value].forEach((each) => each?.tablesChanged()));
  /** Of a run that is open, by itself or in a set. */
  const knownOf = (run: number): KnownParameters | undefined => {
    const alone = [session.value, second.value].find((each) => each?.state.value.info?.run === run);
    return alone?.parameters.value.known ?? sets.value?.knownOf(run);
  };
  /** A report that the person opens by themselves: judged by their checks. */
  const report = (source: SourceLink, run?: number): RunRoute => reportOf(source, run, settings.value.checks);

  const setOf = (a: SetLink): SetRoute => periodOf(a, settingsField(settings.value.checks));

  function changeChecks(change: CheckChange): string | undefined {
    const problem = keeper.changeChecks(change);
    const { route } = view.value;
    if (problem !== undefined || !(isRunRoute(route) || isSetRoute(route))) return problem;
    const shown = changed(route.settings ?? asReleased, change);
    if (typeof shown !== "string") go({ ...route, settings: undefined, ...settingsField(shown) }, { replace: true });
    return undefined;
  }

  /** What is laid over from another run has a session of its own, which asks and fails by itself. */
  function followOverlay(route: Route): void {
    const wanted = overlayRoute(route);
    const now = second.value;
    if (wanted !== undefined && now !== undefined && sameOverlay(now.place, wanted)) {
      now.show(wanted);
      return;
    }
    now?.close();
    const next = wanted && new Session(ports, { ...sessionHost, follow: () => undefined }, wanted);
    second.set(next);
    void next?.start();
  }

  /** The same of sets of runs: other members, or other sets, end them and begin others. */
  function followSets(route: Route): void {
    const now = sets.value;
    if (!isSetRoute(route)) {
      now?.close();
      sets.set(undefined);
      return;
    }
    if (now !== undefined && sameSets(now.route, route)) {
      now.show(route);
      return;
    }
    now?.close();
    if (setsCode === undefined) return;
    held ??= new setsCode.HeldSets(ports.tabMemory);
    const host = { ...sessionHost, atOnce: ports.engine.size, chose: choose, held };
    const next = new setsCode.OpenSets(
      ports,
      host,
      route,
      [...chosen].map(([path, file]) => ({ path, file })),
    );
    sets.set(next);
    next.start();
  }

  /** The session follows the view: the same source and content keep it, anything else ends it and begins another. */
  function followView(parsed: ParsedRoute): void {
    const { route } = parsed;
    const now = session.value;
    followOverlay(route);
    followSets(route);
    if (!isRunRoute(route)) {
      tables.forgetWrong();
      now?.close();
      session.set(undefined);
      void refreshKept();
      return;
    }
    if (now !== undefined && pendingFile === undefined && sameRun(now.place, route)) {
      now.show(route);
      // A link without identity to what is open: its own links name it all the same.
      const { file, info } = now.state.value;
      if (file !== undefined) sessionHost.follow(route.source, file.identity, info?.run);
      return;
    }
    tables.forgetWrong();
    now?.close();
    const next = new Session(ports, sessionHost, route);
    session.set(next);
    void next.start(pendingFile === undefined ? chosenOf(route.source) : [{ path: "", file: pendingFile }]);
    pendingFile = undefined;
  }

  const chosenOf = (source: SourceLink): readonly LocalFile[] =>
    filesOf(source).flatMap((part) => {
      const file = part.kind === "file" ? chosen.get(part.name) : undefined;
      return part.kind === "file" && file !== undefined ? [{ path: part.name, file }] : [];
    });

  const choose = (files: readonly LocalFile[]): void => {
    for (const { path, file } of files) chosen.set(path, file);
  };

  const sessionHost = {
    parameters: { engine: ports.engine, store, besides: new Besides(ports.engine), tables },
    allowedHosts: () => settings.value.allowedHosts,
    letIn: new Set<string>(),
    allowForever: (host: string) => keeper.setHosts([...settings.value.allowedHosts, host]),
    follow(source: SourceLink, identity: string, run: number | undefined) {
      const { route, dropped } = view.value;
      if (!isRunRoute(route)) return;
      const followed = {
        ...route,
        source,
        identity,
        run: run ?? (sourceName(source) === sourceName(route.source) ? route.run : undefined),
        release: recipesRelease,
      };
      if (formatRoute(followed) === formatRoute(route)) return;
      ports.address.write(formatRoute(followed), true);
      view.set({ route: followed, dropped });
      session.value?.show(followed);
    },
    identified(a: SetLink, b: SetLink | undefined) {
      const { route, dropped } = view.value;
      if (!isSetRoute(route)) return;
      const followed: SetRoute = route.page === "period" ? { ...route, a } : { ...route, a, b: b ?? route.b };
      if (!sameSets(route, followed) || formatRoute(followed) === formatRoute(route)) return;
      ports.address.write(formatRoute(followed), true);
      view.set({ route: followed, dropped });
      sets.value?.show(followed);
    },
    keptChanged: () => void refreshKept(),
  };

  function setView(parsed: ParsedRoute): void {
    view.set(parsed);
    followView(parsed);
  }

  function go(route: Route, how?: { readonly replace?: boolean; readonly dropped?: readonly string[] }): void {
    ports.address.write(formatRoute(route), how?.replace ?? false);
    setView({ route, dropped: how?.dropped ?? (how?.replace === true ? view.value.dropped : []) });
  }

  ports.address.onChange(() => setView(linkedRoute(ports)));
  ports.network.onChange(() => online.set(ports.network.online()));
  ports.update.onWaiting(() => update.set(true));
  ports.update.onKept(() => worksOffline.set(true));

  const app: App = {
    view,
    go,
    session,
    second,
    sets,
    kept,
    settings,
    tables: tables.state,
    addTables: (files) => tables.add(files, knownOf),
    removeTable: (id) => tables.remove(id),
    online,
    worksOffline,
    update,
    changeSettings: ({ allowedHosts }) => {
      if (allowedHosts !== undefined) keeper.setHosts(allowedHosts);
    },
    changeChecks,
    version: ports.version,
    applyUpdate: () => ports.update.apply(),
    href: formatRoute,
    address: (route) => `${base.directory}${formatRoute(route)}`,
    get demos() {
      const runs = demoFiles.map(({ title, run }) => ({
        title,
        route: report({ kind: "url", url: `demo/${run}.root` }, run),
      }));
      return [...runs, ...demoSets(settingsField(settings.value.checks))];
    },
    routeOf(run) {
      const [source] = run.sources;
      if (source === undefined) return undefined;
      const link = sourceOf(source);
      if (run.file?.tasks.length === 0) {
        const place = placeAt(link, undefined, settings.value.checks);
        return { page: "browse", ...plainBrowse, ...place, identity: run.identity };
      }
      const route = report(link, run.info.run);
      return run.file === undefined ? route : { ...route, identity: run.identity };
    },
    readText(text) {
      const read = readText(text.trim(), base, settings.value.checks);
      return typeof read === "string" ? read : read.route;
    },
    openText(text) {
      const read = readText(text.trim(), base, settings.value.checks);
      if (typeof read === "string") return read;
      setTimeout(() => go(read.route, read));
      return undefined;
    },
    openFiles(given) {
      const files = apart(given, chosen);
      const [first, ...others] = files;
      if (first === undefined) return;
      void ports.storage.persist();
      choose(files);
      if (others.length === 0) {
        pendingFile = first.file;
        go(report({ kind: "file", name: first.path }));
        return;
      }
      const [a, b] = localSets(files);
      go(b === undefined ? setOf(a) : comparisonOf(a, b, settingsField(settings.value.checks)));
    },
    async loadSets() {
      setsCode ??= await import("./sets/set-session.ts");
      followSets(view.value.route);
    },
    async recentSets() {
      const { keptSets } = await import("./sets/kept-sets.ts");
      return said(await keptSets(store)) ?? [];
    },
    async forgetSet(link) {
      const { forgetSet } = await import("./sets/kept-sets.ts");
      said(await forgetSet(store, link));
    },
    readSet: (text) => readSetText(text, base),
    chooseFiles(given) {
      const files = apart(given, chosen);
      choose(files);
      const source = (path: string): FileLink => ({ kind: "file", name: path });
      return { name: "", members: files.map(({ path }) => ({ source: source(path), identity: undefined })) };
    },
    async forget(identity) {
      said(await store.deleteRun(identity));
      await refreshKept();
    },
  };

  void Promise.all([keeper.load(), tables.load()]).then(() => followView(view.value));
  void refreshKept();
  return app;
}

const sameRun = (place: RunPlace, route: RunRoute): boolean =>
  sourceName(place.source) === sourceName(route.source) &&
  (route.identity === undefined || place.identity === undefined || place.identity === route.identity);

/** A link in JSROOT's form becomes one of ours before anything is read. */
function firstRoute({ address, base }: Ports): ParsedRoute {
  const fragment = address.read();
  const jsroot = fragment === "" ? fromJsroot(address.query, base) : undefined;
  if (jsroot !== undefined) address.write(formatRoute(jsroot.route), true);
  return jsroot ?? linkedRoute({ address, base });
}

/** What the address names; an address to what is not there does not stay. */
function linkedRoute({ address, base }: Pick<Ports, "address" | "base">): ParsedRoute {
  const parsed = parseRoute(address.read(), base);
  const known = withKnownFigure(parsed);
  if (known !== parsed) address.write(formatRoute(known.route), true);
  return known;
}

/** What a person typed or pasted: a viewer link, a JSROOT link, or the address of a file. A text says what is wrong. */
function readText(text: string, base: Ports["base"], checks: CheckSettings): ParsedRoute | string {
  if (text === "") return "Type the address of a QC file, or paste a link.";
  const hash = text.indexOf("#/");
  const openable = (parsed: ParsedRoute): ParsedRoute | string =>
    parsed.route.page === "start"
      ? `This link cannot be opened: ${parsed.dropped.join("; ") || "it names no file"}.`
      : parsed;
  if (hash >= 0) return openable(withKnownFigure(parseRoute(text.slice(hash), base)));
  if (addressesIn(text).length > 1) {
    const set = readSetText(text, base);
    return typeof set === "string" ? set : { route: periodOf(set, settingsField(checks)), dropped: [] };
  }
  const question = text.indexOf("?");
  const jsroot = question < 0 ? undefined : fromJsroot(text.slice(question), base);
  // Such a link is no more than the address of a file, or of an object of it.
  if (jsroot !== undefined && isRunRoute(jsroot.route))
    return { route: { ...jsroot.route, ...settingsField(checks) }, dropped: jsroot.dropped };
  if (jsroot !== undefined) return openable(jsroot);
  const parsed = parseRoute(formatRoute(reportOf({ kind: "url", url: text }, undefined, checks)), base);
  return parsed.route.page === "start" ? explainAddress(text) : parsed;
}
