import type { QcError } from "../base/result.ts";
import type { SourceRef } from "../bytes/source.ts";
import type { Engine } from "../jobs/engine.ts";
import type { ParametersOfRuns } from "../jobs/extract-api.ts";
import { joinParameters, type KnownParameters, type ToldParameters } from "../qc/known-parameters.ts";
import { runKeys, type RunFile, type RunKey } from "../qc/run-file.ts";
import { parametersOfFile, toParameters } from "../qc/run-parameters.ts";
import type { KeptBeside, QcStore } from "../store/kept.ts";
import { besideUrl, type Besides } from "./besides.ts";
import { Observable } from "./observable.ts";
import { refsOf } from "./sources.ts";
import type { TablesKeeper } from "./tables.ts";

/** What is known of the conditions of a run. */
export interface ParametersState {
  /** Every source was looked into. */
  readonly complete: boolean;
  readonly known: KnownParameters | undefined;
  readonly beside: BesideState;
}

/** What became of `runparameters.json` beside the run. */
export type BesideState =
  /** The file is from disk, needs no more than it says itself, or cannot be reached now. */
  | { readonly kind: "not-asked" }
  | { readonly kind: "asking" }
  | { readonly kind: "found" }
  /** It is there, and about other runs. */
  | { readonly kind: "other-runs" }
  /** The server has none, or none for us. */
  | { readonly kind: "absent" }
  | { readonly kind: "failed"; readonly error: QcError };

/** Where parameters of runs come from, apart from the runs' own files. */
export interface ParameterSources {
  readonly engine: Pick<Engine, "measure">;
  readonly store: Pick<QcStore, "beside" | "putBeside">;
  readonly besides: Besides;
  readonly tables: TablesKeeper;
}

export interface ParametersFrom {
  readonly file: RunFile;
  /** `undefined`: what is kept only. */
  readonly source: SourceRef | undefined;
  readonly sourceName: string;
  readonly run: number | undefined;
}

/** What a server says of what it has not, or not for everybody: no failure of a file that need not be there. */
const none: ReadonlySet<QcError["kind"]> = new Set(["not-found", "refused", "sign-in", "cross-origin"]);

const nothing: ParametersState = { complete: false, known: undefined, beside: { kind: "not-asked" } };

/**
 * Parameters of one run, from its file, then from `runparameters.json` beside it, then from the latest table about it that
 * a person gave; the state tells them as they come. What lay beside a run is kept with it, for later without network.
 */
export class SessionParameters {
  readonly state = new Observable<ParametersState>(nothing);
  readonly #sources: ParameterSources;
  readonly #notKept: (error: QcError) => void;
  #run: number | undefined;
  #identity: string | undefined;
  #ofFile: ToldParameters | undefined;
  #beside: { readonly url: string; readonly runs: ParametersOfRuns } | undefined;
  #keptBeside: KeptBeside | undefined;
  #ofTable: ToldParameters | undefined;

  /** @param notKept is told where what lay beside the run could not be kept. */
  constructor(sources: ParameterSources, notKept: (error: QcError) => void) {
    this.#sources = sources;
    this.#notKept = notKept;
  }

  /** Begins anew with a file. */
  async read(from: ParametersFrom, signal: AbortSignal): Promise<void> {
    const { file, source } = from;
    this.#identity = file.identity;
    this.#run = from.run;
    [this.#ofFile, this.#beside, this.#keptBeside, this.#ofTable] = [undefined, undefined, undefined, undefined];
    this.state.set(nothing);
    const [ofFile, kept] = await Promise.all([this.#readFile(from, signal), this.#sources.store.beside(file.identity)]);
    if (signal.aborted) return;
    this.#ofFile = ofFile;
    this.#keptBeside = kept.ok ? kept.value : undefined;
    await this.lookUp();
    const [address] = source === undefined ? [] : refsOf(source).filter((each) => each.kind === "url");
    if (address !== undefined && !isWhole(ofFile)) await this.#askBeside(address, signal);
    if (!signal.aborted) this.state.update((state) => ({ ...state, complete: true }));
  }

  /** The objects of the file say which run it is. */
  setRun(run: number | undefined): void {
    if (run === this.#run) return;
    this.#run = run;
    void this.lookUp();
  }

  /** Looks for the run in tables, which may be others now, and tells what is known. */
  async lookUp(): Promise<void> {
    const run = this.#run;
    const ofTable = run === undefined ? undefined : await this.#sources.tables.of(run);
    if (run !== this.#run) return;
    this.#ofTable = ofTable;
    this.#tell();
  }

  async #readFile(from: ParametersFrom, signal: AbortSignal): Promise<ToldParameters | undefined> {
    const has = from.file.runKeys ?? runKeys;
    const object = async (key: RunKey) => (has.includes(key) ? this.#object(from, key, signal) : undefined);
    const [tree, canvas] = await Promise.all(runKeys.map(object));
    const parameters = parametersOfFile(
      tree?.kind === "tree" ? tree : undefined,
      canvas?.kind === "canvas" || canvas?.kind === "graph" ? canvas : undefined,
    );
    return parameters && { origin: { kind: "file" }, parameters };
  }

  /** An object of the file that need not be there; it is kept like others. */
  async #object({ file, source, sourceName }: ParametersFrom, path: string, signal: AbortSignal) {
    const group = { kind: "key", path } as const;
    const objects = [{ name: "", recipes: [] }];
    const got = await this.#sources.engine.measure({ file, source, sourceName, group, objects, keep: true }, signal);
    const object = got.ok ? got.value.objects[0]?.object : undefined;
    return object?.ok === true ? object.value : undefined;
  }

  async #askBeside(source: Extract<SourceRef, { kind: "url" }>, signal: AbortSignal): Promise<void> {
    this.#setBeside({ kind: "asking" });
    const got = await this.#sources.besides.of(source);
    if (signal.aborted) return;
    if (!got.ok) {
      this.#setBeside(none.has(got.error.kind) ? { kind: "absent" } : { kind: "failed", error: got.error });
      return;
    }
    this.#beside = { url: besideUrl(source.url), runs: got.value };
    this.#tell();
  }

  #setBeside(beside: BesideState): void {
    this.state.update((state) => ({ ...state, beside }));
  }

  #tell(): void {
    const found = this.#found();
    const beside = found ?? this.#keptBeside;
    const told = [
      this.#ofFile,
      beside && { origin: { kind: "beside", url: beside.url } as const, parameters: toParameters(beside.given) },
      this.#ofTable,
    ].filter((each) => each !== undefined);
    const besideState: Partial<ParametersState> =
      this.#beside === undefined ? {} : { beside: { kind: found === undefined ? "other-runs" : "found" } };
    this.state.update((state) => ({ ...state, ...besideState, known: joinParameters(told) }));
    if (found !== undefined) void this.#keep(found);
  }

  #found(): KeptBeside | undefined {
    const given = this.#run === undefined ? undefined : this.#beside?.runs.get(this.#run);
    return given && { url: this.#beside!.url, given };
  }

  async #keep(found: KeptBeside): Promise<void> {
    if (this.#identity === undefined || this.#keptBeside?.given === found.given) return;
    this.#keptBeside = found;
    const kept = await this.#sources.store.putBeside(this.#identity, found);
    if (!kept.ok) this.#notKept(kept.error);
  }
}

/** The file says all that there is to say. */
const isWhole = (told: ToldParameters | undefined): boolean => {
  if (told === undefined) return false;
  const { rate, rates, duration, current } = told.parameters;
  return [rate.average, rate.start, rate.middle, rate.end, rates, duration, current].every(
    (each) => each !== undefined,
  );
};
