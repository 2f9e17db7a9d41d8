import type { SpeciesId } from "../qc/bethe-bloch.ts";
import type { CheckSettings } from "../qc/check-settings.ts";
import type { Side } from "../qc/pads/geometry.ts";
import type { PadShow } from "../qc/pads/shows.ts";
import type { Rule } from "../qc/quality.ts";

/** Where a link says the bytes of a file are. A URL is absolute, or "demo/NAME.root" beside the app. */
export type FileLink =
  { readonly kind: "url"; readonly url: string } | { readonly kind: "file"; readonly name: string };

/** Where those of a run are: in one file, or in those of its parts, which are merged; at least two. */
export type SourceLink = FileLink | MergedLink;

export interface MergedLink {
  readonly kind: "merged";
  readonly parts: readonly FileLink[];
}

export const paletteNames = ["bird", "viridis", "cividis"] as const;
export type PaletteName = (typeof paletteNames)[number];

/** What reports draw over figures. */
export const overlayKinds = [
  "sectors",
  "median-profile",
  "median-sector",
  "target",
  "wanted",
  "gaussian-fit",
  "slice-fits",
  "bethe-bloch",
] as const;
export type OverlayKind = (typeof overlayKinds)[number];

/** How one figure is looked at. `undefined`: as the report draws it. */
export interface FigureView {
  readonly x: readonly [number, number] | undefined;
  readonly y: readonly [number, number] | undefined;
  readonly z: readonly [number, number] | undefined;
  /** Axes that are logarithmic; `undefined`: as the report draws it. */
  readonly log: readonly ("x" | "y" | "z")[] | undefined;
  /** What the report draws over the figure and this view leaves out; in the order of `overlayKinds`, none twice. */
  readonly hide?: readonly OverlayKind[] | undefined;
  /** Which slices of a map are shown beside it; without it columns, the one under the pointer. */
  readonly slice?: SliceView | undefined;
  /** Another object over it. */
  readonly overlay?: OverlayLink | undefined;
  /** "root": drawn by JSROOT, in place of our own painter. */
  readonly painter?: "root" | undefined;
  /** The page of its table that is open, from 1 on. */
  readonly table?: number | undefined;
  /** The expression that is asked of its object, as it was typed. */
  readonly ask?: string | undefined;
  /** Of values per pad; without it maps in x and y of both sides. */
  readonly pads?: PadsView | undefined;
}

/** How values per pad are looked at; ranges of x and y are those of its maps. */
export interface PadsView {
  readonly show: PadShow;
  /** The only side that is seen; without it both, or where there is no room for both, one. */
  readonly side?: Side | undefined;
  /** The sector, 0…35, that fills the maps where they have no ranges of x and y. */
  readonly sector?: number | undefined;
  /** Of the chambers, 0…71, the one that is enlarged. */
  readonly chamber?: number | undefined;
}

/** How a panel of a report is looked at. */
export interface PanelLook extends Pick<FigureView, "x" | "y" | "pads"> {
  readonly panel: string;
}

/** Columns or rows of a map; `bin` (counted from 1) is held, without it the one under the pointer is shown. */
export interface SliceView {
  readonly along: "column" | "row";
  readonly bin: number | undefined;
}

/** An object laid over another. `scaled`: to the integral of what it is laid over. */
export interface OverlayLink {
  readonly object: string;
  /** The run it is of; `undefined`: the same. */
  readonly from: OverlaySource | undefined;
  readonly scaled: boolean;
}

export interface OverlaySource {
  readonly source: SourceLink;
  readonly identity: string | undefined;
  readonly run: number | undefined;
}

export const plainView: FigureView = { x: undefined, y: undefined, z: undefined, log: undefined };

/** What every page about a run carries. */
export interface RunPlace {
  readonly source: SourceLink;
  /** Identity of the content the sender saw. */
  readonly identity: string | undefined;
  /** Run number the sender saw, for the sentence before anything is read. */
  readonly run: number | undefined;
  readonly rule: Rule;
  /** Recipes and checks the sender had (`recipesRelease`). */
  readonly release: number | undefined;
  readonly palette: PaletteName;
  /** How checks differ from those released; without it as released. Never empty. */
  readonly settings?: CheckSettings | undefined;
}

export type Route =
  | SetRoute
  | { readonly page: "start" }
  /** What this browser keeps of a person's choices. */
  | { readonly page: "settings" }
  /**
   * A report; `panel` is the panel to read first and to show, `section` its section when no panel is named; `looks` are
   * those panels that are not looked at as the report draws them, none twice.
   */
  | ({
      readonly page: "run";
      readonly section: string | undefined;
      readonly panel: string | undefined;
      readonly looks?: readonly PanelLook[] | undefined;
    } & RunPlace)
  /** One panel of the report by itself. `figure`: which one of several, from 0. */
  | ({ readonly page: "panel"; readonly panel: string; readonly figure: number; readonly view: FigureView } & RunPlace)
  /** One object, whatever it is, without the report's overlays: "Tracks/hEta". */
  | ({ readonly page: "object"; readonly object: string; readonly view: FigureView } & RunPlace)
  /** All that the file holds. */
  | ({ readonly page: "browse" } & BrowseView & RunPlace);

/** What of a file's tree is seen. Objects are told by addresses of keys (see `qc/object-path`). */
export interface BrowseView {
  /** The entry that is chosen. */
  readonly object: string | undefined;
  /** Entries that are opened; none twice. */
  readonly open: readonly string[];
  /** What is searched for; "": nothing. */
  readonly find: string;
  /** An object that another is to be laid over. */
  readonly under: string | undefined;
}

export const plainBrowse: BrowseView = { object: undefined, open: [], find: "", under: undefined };

/** Digits of an identity that a link to many files has room for. */
export const memberDigits = 8;

/** One file of a set. `identity`: the first eight digits of that of the content the sender saw. */
export interface SetMember {
  readonly source: FileLink;
  readonly identity: string | undefined;
}

/** Runs that are looked at together, in the order in which they were chosen. */
export interface SetLink {
  /** As a person called it; "": by period and pass of its runs. */
  readonly name: string;
  /** Never empty. */
  readonly members: readonly SetMember[];
}

export const runOrders = ["run", "time", "rate"] as const;
export type RunOrder = (typeof runOrders)[number];

/** What deviations from a reference are sorted by; without it in the order of the quantities. */
export const deviationOrders = ["difference", "errors", "spreads", "verdict"] as const;
export type DeviationOrder = (typeof deviationOrders)[number];

/** How the runs of a set are shown. Runs are told by their place in the set, from 0. */
export interface Arrangement {
  readonly order: RunOrder;
  /** What the colours of curves follow. */
  readonly colour: RunOrder;
  /** Shown nowhere, but in the list. Ascending, each once. */
  readonly hidden: readonly number[];
  /** Raised in every figure. */
  readonly raised: number | undefined;
  /** What overlays are divided by: one run of the set, or all of the second set ("set"). */
  readonly reference: number | "set" | undefined;
  /** The column a matrix is sorted by; without it by the order of the runs. */
  readonly sort: string | undefined;
  /** What the list of runs is narrowed to. */
  readonly find: string;
  /** Which one figures of species show; `undefined`: pions. */
  readonly species: SpeciesId | undefined;
  readonly deviations?: DeviationOrder | undefined;
}

export const plainArrangement: Arrangement = {
  order: "run",
  colour: "run",
  hidden: [],
  raised: undefined,
  reference: undefined,
  sort: undefined,
  find: "",
  species: undefined,
};

/** One figure of a report of a set as large as the page. */
export interface SetFocus {
  readonly panel: string;
  /** Which one of several, from 0. */
  readonly figure: number;
  readonly view: FigureView;
}

/** What every page about sets of runs carries. */
export interface SetPlace {
  readonly a: SetLink;
  /** Where the page lies in the report: the panel to show, `section` where no panel is named. */
  readonly section: string | undefined;
  readonly panel: string | undefined;
  readonly focus: SetFocus | undefined;
  readonly arrangement: Arrangement;
  readonly rule: Rule;
  readonly release: number | undefined;
  readonly palette: PaletteName;
  readonly settings?: CheckSettings | undefined;
}

export type SetRoute =
  /** All runs of a set together. `b`: another set as reference. `expected`: run numbers that should be there. */
  | ({
      readonly page: "period";
      readonly b: SetLink | undefined;
      readonly expected: readonly number[];
    } & SetPlace)
  /** Two sets against each other. */
  | ({ readonly page: "compare"; readonly b: SetLink } & ComparedPair & SetPlace);

/** What of two sets is shown by itself. */
export interface ComparedPair {
  /** The matched run, and of time slices its time, "12:10"; `undefined`: the first of them. */
  readonly run: number | undefined;
  readonly slice?: string | undefined;
  /** The map of it that is compared. */
  readonly map?: string | undefined;
  /** Overlays are of all matched runs, not of one. */
  readonly allRuns?: boolean | undefined;
  /** The list of what differs is shown whole. */
  readonly whole?: boolean | undefined;
}

/** A route about a run. */
export type RunRoute = Extract<Route, RunPlace>;

export const isSetRoute = (route: Route): route is SetRoute => route.page === "period" || route.page === "compare";

export const isRunRoute = (route: Route): route is RunRoute => "source" in route;

/** A link read: what holds, and what was dropped, in words. */
export interface ParsedRoute {
  readonly route: Route;
  readonly dropped: readonly string[];
}
