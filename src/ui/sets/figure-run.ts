/** One run of a set as figures of the set show it. */
export interface FigureRun {
  /** Its place in the set: what a run is called between elements. */
  readonly place: number;
  /** "559107" */
  readonly label: string;
  /** Why it has nothing to show: "no TPC", "cut"; `undefined` where it has. */
  readonly word: string | undefined;
  /** The same as a sentence: "not read: the file is cut at 60 % of its length". */
  readonly reason: string | undefined;
}

/** What the places of a figure are: runs, or time slices of one run, which are called by their times. */
export const placesWord = (runs: readonly Pick<FigureRun, "label">[]): "run" | "time slice" =>
  runs.length > 0 && runs.every(({ label }) => /^\d\d:\d\d/.test(label)) ? "time slice" : "run";

/** What a person wants to see of the runs. */
export interface RunsShown {
  /** Places of runs that are left out. */
  readonly hidden: ReadonlySet<number>;
  /** Place of the run that is raised in all figures. */
  readonly raised: number | undefined;
  /** Place of the run that is pointed at in any of them, for as long as it is. */
  readonly pointed?: number | undefined;
}

export const allShown: RunsShown = { hidden: new Set(), raised: undefined };

/** Indices of the runs that are not hidden, in order. */
export const shownRuns = (runs: readonly FigureRun[], { hidden }: RunsShown): readonly number[] =>
  [...runs.keys()].filter((run) => !hidden.has(runs[run]!.place));

/** Whether a run is left out on the page, for saved numbers: these are of all runs of the set. */
export const hiddenCell = ({ hidden }: RunsShown, place: number | undefined): "yes" | "no" =>
  place !== undefined && hidden.has(place) ? "yes" : "no";

/** Asks for the report of a run, at what was pointed at. */
export class OpenRunEvent extends Event {
  static readonly type = "open-run";
  readonly place: number;
  /** Id of the trend, overlay or chamber; `undefined`: the run itself. */
  readonly at: string | undefined;

  constructor(place: number, at?: string) {
    super(OpenRunEvent.type, { bubbles: true, composed: true });
    this.place = place;
    this.at = at;
  }
}

/** A run is to be raised in all figures, or none is. `kept`: until another one is. */
export class RaiseRunEvent extends Event {
  static readonly type = "raise-run";
  readonly place: number | undefined;
  readonly kept: boolean;

  constructor(place: number | undefined, kept: boolean) {
    super(RaiseRunEvent.type, { bubbles: true, composed: true });
    this.place = place;
    this.kept = kept;
  }
}

/** Two runs of the set are to be compared with each other. */
export class CompareRunsEvent extends Event {
  static readonly type = "compare-runs";
  readonly a: number;
  readonly b: number;

  /** Places of the runs. */
  constructor(a: number, b: number) {
    super(CompareRunsEvent.type, { bubbles: true, composed: true });
    this.a = a;
    this.b = b;
  }
}
