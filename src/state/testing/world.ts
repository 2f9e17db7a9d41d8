import { fail, ok, type QcError, type Result } from "../../base/result.ts";
import { refName, type SourceRef } from "../../bytes/source.ts";
import { hist1D } from "../../hist/build.ts";
import type { PlainObject } from "../../hist/object.ts";
import type { Engine } from "../../jobs/engine.ts";
import type {
  BranchRequest,
  JsonRequest,
  ListRequest,
  MeasuredGroup,
  MeasureRequest,
  MembersRequest,
  ParametersOfRuns,
  RunRequest,
  TellProgress,
} from "../../jobs/extract-api.ts";
import { guessFromName } from "../../qc/activity.ts";
import type { ListedObject, Member } from "../../qc/listing.ts";
import { parseParameters } from "../../qc/parse-parameters.ts";
import { measure } from "../../qc/measure.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { formatGroup, formatObject } from "../../qc/object-path.ts";
import { recipeKey } from "../../qc/recipe.ts";
import { taskNames, type RunFile, type RunKey } from "../../qc/run-file.ts";
import type { RunNumbers } from "../../qc/run-numbers.ts";
import { memoryStore } from "../../store/memory.ts";
import { createCompareJob } from "../../../workers/compare-job.ts";
import type { App } from "../app.ts";
import { makeApp } from "../make-app.ts";
import type { Ports } from "../ports.ts";

export const runFile = (name: string, identity: string): RunFile => ({
  identity,
  name: name.slice(name.lastIndexOf("/") + 1),
  size: 1000,
  rootVersion: 64000,
  layout: "int",
  tasks: taskNames.map((task) => ({ task, path: `int/TPC/${task}`, form: "collection", packed: 100, windows: [] })),
  runKeys: [],
  guess: guessFromName(name),
});

const branchOf = (name: string, value: number) => ({
  name,
  title: "",
  type: "double",
  entries: 1,
  unpacked: 8,
  packed: 8,
  numeric: true,
  values: Float64Array.of(value),
});

const runObjects: ReadonlyMap<string, PlainObject> = new Map(
  Object.entries({
    RunParameters: {
      kind: "tree",
      name: "RunParameters",
      tree: {
        name: "RunParameters",
        title: "",
        className: "TTree",
        entries: 1,
        branches: [
          ...["IRavg", "IRstart", "IRmid", "IRend"].map((name) => branchOf(name, 7000)),
          branchOf("Duration", 600),
          branchOf("BField", -30_000),
        ],
      },
    },
    RatesCanva: {
      kind: "graph",
      name: "RatesCanva",
      graph: {
        kind: "graph",
        name: "",
        title: "",
        className: "TGraph",
        xTitle: "",
        yTitle: "",
        errors: undefined,
        x: Float64Array.from({ length: 60 }, (_, i) => 10 * i),
        y: new Float64Array(60).fill(7000),
      },
    },
  } satisfies Readonly<Record<RunKey, PlainObject>>),
);

/** Workers that answer from a script: what lies where, and what of it is kept. */
export class ScriptedEngine implements Engine {
  /** Identity of the content by address or file name, or the failure to open it. */
  readonly files = new Map<string, string | QcError>();
  readonly opened: string[] = [];
  readonly measured: string[] = [];
  /** Every object that was asked for, and what of it: "Tracks/hEta moments". */
  readonly requests: string[] = [];
  readonly kept = new Set<string>();
  /** Keys with parameters in every file: the tree says 7 kHz, a field, and how long; the canvas 7 kHz all the time. */
  runKeys: readonly RunKey[] = [];
  /** The run that the objects say, where it is not the one of the file's name. */
  activityRun: number | undefined;
  /** Names of files that have no objects of the TPC. */
  readonly others = new Set<string>();
  /** Keys by directory, of every file; and how often each was listed. */
  readonly keys = new Map<string, readonly ListedObject[]>();
  readonly listed: string[] = [];
  /** Contents of the bins 1…n of every histogram. */
  content = 10_000;
  store = memoryStore();
  /** Texts with parameters of runs by their address or file name. */
  readonly tables = new Map<string, string | QcError>();
  /** Addresses and names of those that were asked for. */
  readonly asked: string[] = [];
  /** Worlds of one engine are tabs of one browser. */
  readonly tabs: (() => void)[] = [];

  async open(source: SourceRef, signal?: AbortSignal): Promise<Result<RunFile>> {
    const name = refName(source);
    this.opened.push(...(source.kind === "merged" ? source.parts : [source]).map(refName));
    await Promise.resolve();
    if (signal?.aborted === true) return fail({ kind: "cancelled" });
    const found = this.files.get(name) ?? ({ kind: "not-found", url: name } as const);
    if (typeof found !== "string") return fail(found);
    const file = { ...runFile(name, found), runKeys: this.runKeys };
    return ok(this.others.has(name) ? { ...file, layout: "other", tasks: [] } : file);
  }

  openAny = (source: SourceRef, signal?: AbortSignal): Promise<Result<RunFile>> => this.open(source, signal);

  async list({ file, directory }: ListRequest, signal?: AbortSignal): Promise<Result<readonly ListedObject[]>> {
    this.listed.push(directory);
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (signal?.aborted === true) return fail({ kind: "cancelled" });
    const keys = this.keys.get(directory);
    return keys === undefined ? fail({ kind: "object-missing", path: directory, source: file.name }) : ok(keys);
  }

  /** Every key holds the histograms hEta and hPt. */
  members = ({ path }: MembersRequest) => {
    this.listed.push(path);
    const member = { kind: "histogram", className: "TH1D", title: "", facts: "360 bins", parts: [], error: undefined };
    return Promise.resolve(ok(["hEta", "hPt"].map((name) => ({ ...member, name }) as Member)));
  };
  branch = ({ file, path }: BranchRequest) =>
    Promise.resolve(fail({ kind: "object-missing", path, source: file.name }));

  async measureRun(request: RunRequest, tell: TellProgress, signal?: AbortSignal): Promise<Result<RunNumbers>> {
    const { source, sourceName, groups } = request;
    const keptAs = `whole ${sourceName}`;
    if (source === undefined && !this.kept.has(keptAs)) return fail({ kind: "not-kept", source: sourceName });
    const opened = await this.open(
      source ?? ({ kind: "url", url: sourceName, withCredentials: false } as const),
      signal,
    );
    if (!opened.ok) return opened;
    const file = opened.value;
    tell(0, groups.length);
    const measured: (readonly [string, Measurement])[] = [];
    for (const [i, { group, objects }] of groups.entries()) {
      const got = await this.measure({ file, source, sourceName, group, objects, keep: true }, signal);
      if (!got.ok) return got;
      for (const { name, measurements } of got.value.objects)
        for (const [key, value] of measurements) measured.push([`${formatObject({ group, name })}|${key}`, value]);
      tell(i + 1, groups.length);
    }
    this.kept.add(keptAs);
    return ok({
      file,
      info: { ...file.guess, from: "activity" },
      measured,
      failed: [],
      tpcMissing: this.content === 0,
      notes: [],
      readAt: 1,
    });
  }

  readonly size = 2;
  readonly compare = createCompareJob();

  json(request: JsonRequest): Promise<Result<string>> {
    return Promise.resolve(ok(JSON.stringify({ _typename: "TH1F", fName: request.at.name })));
  }

  async measure(request: MeasureRequest, signal?: AbortSignal): Promise<Result<MeasuredGroup>> {
    const { file, source, sourceName, group, objects } = request;
    const key = `${file.identity}/${formatGroup(group).replace(/\/$/, "")}`;
    this.measured.push(key);
    for (const { name, recipes } of objects) {
      this.requests.push(...recipes.map(({ kind }) => `${formatObject({ group, name })} ${kind}`));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (signal?.aborted === true) return fail({ kind: "cancelled" });
    if (!this.kept.has(key)) {
      if (source === undefined) return fail({ kind: "not-kept", source: file.name });
      this.kept.add(key);
      await this.store.mergeRun({
        identity: file.identity,
        name: file.name,
        size: file.size,
        file,
        info: file.guess,
        sources: [sourceName],
        readAt: 1,
        usedAt: 1,
        bytes: 50,
        summary: undefined,
        failure: undefined,
      });
    }
    const said = { run: this.activityRun, from: "activity" } as const;
    const info = { ...file.guess, ...(this.activityRun === undefined ? {} : said) };
    const runObject = group.kind === "key" ? runObjects.get(group.path) : undefined;
    if (runObject !== undefined) {
      const objects = [{ name: "", object: ok(runObject), measurements: [] }];
      return ok({ info: file.guess, objects, names: [], entries: 0, notes: [], from: "file" });
    }
    const values = Array.from({ length: 360 }, () => this.content);
    const measuredObjects = objects.map(({ name, recipes }) => {
      const hist = hist1D({ name, x: { n: 360, lo: 0, hi: 2 * Math.PI }, values });
      const measurements = recipes.flatMap((recipe) => {
        const value = measure({ kind: "histogram", name, hist }, recipe, () => undefined);
        return value === undefined ? [] : [[recipeKey(recipe), value] as const];
      });
      return { name, object: ok({ kind: "histogram", name, hist } as const), measurements };
    });
    return ok({
      info,
      objects: measuredObjects,
      names: ["hEta", "hPt"],
      entries: this.content,
      notes: [],
      from: "file",
    });
  }

  async parameters(source: SourceRef): Promise<Result<ParametersOfRuns>> {
    const name = refName(source);
    this.asked.push(name);
    await Promise.resolve();
    const found = this.tables.get(name) ?? ({ kind: "not-found", url: name } as const);
    return typeof found === "string" ? parseParameters(found, name) : fail(found);
  }

  medianMaps: Engine["medianMaps"] = () => Promise.resolve(ok({ written: [], failed: [] }));
  settle = (): Promise<Result<void>> => Promise.resolve(ok(undefined));
  received = (): Promise<number> => Promise.resolve(0);
  dispose = (): void => undefined;
}

export interface World {
  readonly app: App;
  readonly engine: ScriptedEngine;
  readonly history: string[];
  readonly tab: Ports["tabMemory"];
  /** The address bar, as a person or another page sets it. */
  type(fragment: string): void;
  setOnline(online: boolean): void;
}

function tabMemory(): Ports["tabMemory"] {
  let text: string | undefined;
  return { read: () => text, write: (next) => void (text = next) };
}

/**
 * The program without a page: an address bar, a network switch and scripted workers.
 *
 * @param tab that of the world before it, of which this one is a reload.
 */
export function makeWorld(engine = new ScriptedEngine(), fragment = "", query = "", tab = tabMemory()): World {
  const history = [fragment];
  let online = true;
  const listeners: (() => void)[] = [];
  const networkListeners: (() => void)[] = [];
  const tellMe: (() => void)[] = [];
  const told = (): void => tellMe.forEach((listener) => listener());
  engine.tabs.push(told);
  const ports: Ports = {
    engine,
    store: engine.store,
    storeTrouble: undefined,
    base: { origin: "https://viewer.example", directory: "https://viewer.example/tpc/" },
    address: {
      query,
      read: () => history.at(-1)!,
      write(next, replace) {
        if (replace) history.pop();
        history.push(next);
      },
      onChange: (listener) => void listeners.push(listener),
    },
    network: { online: () => online, onChange: (listener) => void networkListeners.push(listener) },
    tabs: {
      tell: () => engine.tabs.filter((each) => each !== told).forEach((each) => each()),
      onTold: (listener) => tellMe.push(listener),
    },
    tabMemory: tab,
    storage: { persist: () => Promise.resolve(), quota: () => Promise.resolve(undefined) },
    update: { onWaiting: () => undefined, onKept: () => undefined, apply: () => undefined },
    drawn: async () => undefined,
    now: () => 1_700_000_000_000,
    version: "test",
  };
  return {
    app: makeApp(ports),
    engine,
    history,
    tab,
    type(next) {
      history.push(next);
      for (const listener of listeners) listener();
    },
    setOnline(next) {
      online = next;
      for (const listener of networkListeners) listener();
    },
  };
}
