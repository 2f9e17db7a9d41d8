import type { Result } from "../base/result.ts";
import type { CheckChange } from "../qc/check-changes.ts";
import type { CheckSettings } from "../qc/check-settings.ts";
import type { ParsedRoute, Route, RunPlace, SetLink } from "../route/route.ts";
import type { KeptRun } from "../store/kept.ts";
import type { ObjectTree } from "./object-tree.ts";
import type { Readable } from "./observable.ts";
import type { ParametersState } from "./session-parameters.ts";
import type { KeptSet } from "./sets/kept-sets.ts";
import type { LocalFile } from "./local-files.ts";
import type { SetSession } from "./sets/set-session.ts";
import type { FigureState, Question, ReportVerdicts, SessionState } from "./session-state.ts";
import type { TablesState } from "./tables.ts";

export type { BesideState, ParametersState } from "./session-parameters.ts";
export type { KeptSet, KeptSetFacts } from "./sets/kept-sets.ts";
export type { KeptTable, TablesState } from "./tables.ts";
export type { KeptRun, VerdictSummary } from "../store/kept.ts";

/** Everything the pages see of the program. */
export interface App {
  /** The link in the address bar, read. The page shown is always this. */
  readonly view: Readable<ParsedRoute>;
  /** Goes to a route; `replace` for changes of the same view (ranges, section in sight). */
  go(route: Route, how?: { readonly replace: boolean }): void;
  /** The full address of a route, for copying and `href`. */
  address(route: Route): string;
  /** `href` of a route within this page ("#/…"). */
  href(route: Route): string;

  /** The run that the view is about; `undefined` on pages about none. */
  readonly session: Readable<RunSession | undefined>;
  /** The other run that something of is laid over a figure; `undefined` where that is of the same run. */
  readonly second: Readable<RunSession | undefined>;

  /** Sets that were opened in this browser, latest used first. */
  recentSets(): Promise<readonly KeptSet[]>;
  /** Of the list alone: what is kept of its runs stays. */
  forgetSet(link: string): Promise<void>;

  /** The sets of runs that the view is about; `undefined` on pages about none. */
  readonly sets: Readable<SetSession | undefined>;
  /** Loads what sets of runs need; before that there are none. */
  loadSets(): Promise<void>;

  /** What a person typed or pasted (an address, a viewer link, a JSROOT link) as a route, or what is wrong with it. */
  readText(text: string): Route | string;
  /** Opens what a person typed or pasted: an address, a viewer link, a JSROOT link. Says what is wrong with it, or `undefined`. */
  openText(text: string): string | undefined;
  /** Opens a file; several together as a set of runs. */
  openFiles(files: readonly LocalFile[]): void;
  /** Routes that are made when asked for (these, and of kept runs and files) judge by the person's settings. */
  readonly demos: readonly { readonly title: string; readonly route: Route }[];

  /** What a person typed or pasted (a link to a set, addresses of files) as a set of runs, or what is wrong with it. */
  readSet(text: string): SetLink | string;
  /** Files of this machine as a set; nobody is asked for them again. */
  chooseFiles(files: readonly LocalFile[]): SetLink;

  readonly kept: Readable<KeptState>;
  /** The report of a kept run; `undefined` for one that could not be read and has no address. */
  routeOf(run: KeptRun): Route | undefined;
  forget(identity: string): Promise<void>;

  readonly settings: Readable<Settings>;
  changeSettings(change: Partial<Pick<Settings, "allowedHosts">>): void;
  /**
   * Changes the person's checks, and by the same change those of the view; judged anew at once. Says why it cannot, or
   * `undefined`.
   */
  changeChecks(change: CheckChange): string | undefined;

  /** Tables of run parameters that the person gave. */
  readonly tables: Readable<TablesState>;
  /** Reads and keeps tables, and says what came of it: "" where nothing did, and `tables` says why. */
  addTables(files: readonly File[]): Promise<string>;
  removeTable(id: number): Promise<void>;

  readonly online: Readable<boolean>;
  /** The program itself is kept, and opens without network. */
  readonly worksOffline: Readable<boolean>;
  /** A newer version of the program waits; `applyUpdate` loads it. */
  readonly update: Readable<boolean>;
  applyUpdate(): void;
  readonly version: string;
}

export interface KeptState {
  /** Latest used first; `undefined` until the database answered. */
  readonly runs: readonly KeptRun[] | undefined;
  readonly bytes: number;
  /** What the browser grants, where it says so. */
  readonly quota: number | undefined;
  /** Set where nothing can be kept: the sentence why. */
  readonly trouble: string | undefined;
  /** What is kept lasts as long as the page. */
  readonly inMemory: boolean;
}

export interface Settings {
  readonly allowedHosts: readonly string[];
  /** How the person's checks differ from those released. A view judges by what its link says. */
  readonly checks: CheckSettings;
}

/** One run, open. Lives until the view is about another source. */
export interface RunSession {
  readonly place: RunPlace;
  readonly state: Readable<SessionState>;
  /** Interaction rate, duration and field of the run, each with where it is from. */
  readonly parameters: Readable<ParametersState>;
  /**
   * State of one object ("Tracks/hEta") under the rule of the view, or of the one that stands for it in files that have
   * not the first.
   */
  figure(object: string, otherwise?: string): Readable<FigureState>;
  /** What must be answered before anything is read from the source, also while kept results are shown. */
  question(): Question | undefined;
  /** One object as JSON text for ROOT's own painters; always from the file, of which that much is not kept. */
  json(object: string, signal: AbortSignal): Promise<Result<string>>;
  readonly verdicts: Readable<ReportVerdicts>;
  /** Objects there are to look at, "Tracks/hEta": of collections that were read theirs, of others the usual ones. */
  readonly objects: Readable<readonly string[]>;
  /** All that the file holds. */
  readonly tree: ObjectTree;
  /** Reads one object, where that is not done yet; what comes of it is its `figure`. */
  look(object: string): void;
  /** The host of the source may be read from, once (`remember`: from now on). */
  allowHost(remember: boolean): void;
  /** The local file a link needs, or those of the parts of a run. */
  attach(files: readonly File[]): void;
  retry(): void;
  cancel(): void;
}
