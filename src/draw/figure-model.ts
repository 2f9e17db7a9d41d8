import type { Cells } from "../hist/hist.ts";
import type { BinAxis } from "./bins.ts";
import type { Surroundings } from "./paint-axes.ts";

/** All a figure is painted from. Titles and labels are TLatex markup; values are in the units of the axes. */
export interface FigureModel {
  readonly x: AxisModel;
  readonly y: AxisModel;
  /** The colour axis, where a layer is a colour map. */
  readonly z?: ColorAxisModel;
  /** Painted in this order; bands always lie below, colour maps below the axes. */
  readonly layers: readonly Layer[];
  /** Row of sector numbers above the frame, along a φ axis from 0 to 2π. */
  readonly sectorRow?: SectorRow;
  /** On the row of the y title, right aligned, in this order. */
  readonly legend?: readonly LegendEntry[];
  /** Margins other than the usual ones: figures under one another share left and right. */
  readonly margins?: Partial<Margins>;
  /** Values run along x and bins along y, which is the axis of the map beside it: no labels of y, grid lines upright. */
  readonly sideways?: boolean;
  /** In place of axes and layers: the words of an empty or failed figure in its frame. */
  readonly message?: FigureMessage;
}

export interface AxisModel {
  readonly lo: number;
  readonly hi: number;
  readonly log: boolean;
  readonly title: string;
  /** False: no labels and no title, for figures that share the axis of the one below. */
  readonly labelled?: boolean;
  /** Names in place of numbers, each at its value (bins with labels). */
  readonly names?: readonly { readonly value: number; readonly label: string }[];
}

export interface ColorAxisModel extends Omit<AxisModel, "labelled"> {
  /** False: no colour bar and no room for one (figures that share a bar). */
  readonly bar?: boolean;
  /** In place of the palette that is chosen: of ratios, which have a middle. */
  readonly palette?: "diverging";
  /** In place of a palette: lo…hi in as many equal steps, each in one colour. */
  readonly inks?: readonly Ink[];
}

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface SectorRow {
  /** Sectors 0…17 that are not good. */
  readonly marked: readonly { readonly sector: number; readonly quality: "medium" | "bad" }[];
}

/** Tone quiet: nothing is wrong (empty); plain: something is (failed). */
export interface FigureMessage {
  readonly text: string;
  readonly tone: "quiet" | "plain";
}

/** A role of the design, a run's share (`shareInk`), a species (`speciesInk`), or a CSS colour (`#rrggbb`). */
export type Ink = "A" | "B" | "reference" | "axis" | "good" | "medium" | "bad" | "quiet" | (string & {});
export type Dash = "solid" | "dashed" | "dotted";

export interface LegendEntry {
  readonly label: string;
  readonly ink: Ink;
  readonly sample: "line" | "dashed" | "dotted" | "point" | "square" | "hollow";
}

/** Steps of a histogram. `values`: n + 2 cells, flow included, flow is not drawn; a gap where one is no finite number. */
export interface StepsLayer {
  readonly kind: "steps";
  readonly x: BinAxis;
  readonly values: ArrayLike<number>;
  /** Bins along y, in a figure that is sideways. */
  readonly sideways?: boolean;
  /** Of values that are no counts: no line goes down to 0 at the ends and beside gaps. */
  readonly open?: boolean;
  readonly ink: Ink;
  readonly filled: boolean;
  readonly dash?: Dash;
  /** 1.25 alone, 1.4 of two, 1 of many, 2 raised. */
  readonly width?: number;
}

/** Straight lines between points; what is no finite number makes a gap. */
export interface LineLayer {
  readonly kind: "line";
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Bins that the points are of, one for each. */
  readonly bins?: BinAxis;
  readonly ink: Ink;
  readonly cased: boolean;
  readonly dash?: Dash;
  readonly width?: number;
}

/** Points with errors; a point whose y is no finite number is left out. Error bars end at the frame. */
export interface PointsLayer {
  readonly kind: "points";
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly yErrors: ArrayLike<number> | undefined;
  /** Half widths along x. */
  readonly xErrors?: ArrayLike<number>;
  /** Errors towards higher values, where those above are only towards lower ones. */
  readonly upErrors?: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> };
  /** Bins that the points are of, one for each. */
  readonly bins?: BinAxis;
  /** Points of a graph: each can be pointed at. */
  readonly single?: true;
  readonly ink: Ink;
  /** point r 1.8, trend r 3, square 3.2 (slice means), the same hollow (slice widths). */
  readonly marker: "point" | "trend" | "square" | "hollow";
  readonly cased: boolean;
}

/** Colour map. `cells` in ROOT order with flow. 0 and what is no finite number are the background. Several bins in a pixel: the largest. */
export interface ColorsLayer {
  readonly kind: "colors";
  readonly x: BinAxis;
  readonly y: BinAxis;
  readonly cells: Cells;
}

/** A function over lo…hi, such as a fit over its range. `at` is called once per pixel; NaN makes a gap. */
export interface CurveLayer {
  readonly kind: "curve";
  readonly at: (x: number) => number;
  readonly lo: number;
  readonly hi: number;
  readonly ink: Ink;
  readonly cased: boolean;
  readonly dash?: Dash;
  readonly width?: number;
}

/** A line across the frame at one value of an axis: target, limit, zero, one, median. */
export interface RuleLayer {
  readonly kind: "rule";
  readonly axis: "x" | "y";
  readonly at: number;
  readonly ink: Ink;
  readonly dash: Dash;
  readonly cased: boolean;
  /** Right of a vertical line at the top, above a horizontal one at the right. */
  readonly label?: string;
}

/** Range of one axis as a band of a quality; `undefined` reaches to the end of the axis. */
export interface BandLayer {
  readonly kind: "band";
  readonly axis: "x" | "y";
  readonly lo: number | undefined;
  readonly hi: number | undefined;
  readonly quality: "good" | "medium";
  /** "48 to 52", in axis colour beside the band, at its top. */
  readonly label?: string;
}

/** Small boxes with a word each: species on their lines. */
export interface TagsLayer {
  readonly kind: "tags";
  readonly tags: readonly Tag[];
}

export interface Tag {
  readonly label: string;
  /** Where its middle may be, best first: the first one in the frame is taken where no tag before it is. */
  readonly places: readonly (readonly [x: number, y: number])[];
}

/** Dotted lines at the sector boundaries, multiples of 2π/18. */
export interface SectorsLayer {
  readonly kind: "sectors";
}

/** Painted by its own painter, so that what few figures need is loaded with them alone. */
export interface OwnLayer {
  readonly kind: "own";
  /** Below: in the frame, above the grid and below the axes. Within: in its turn. Around: last, outside the frame too. */
  readonly place: "below" | "within" | "around";
  readonly paint: (around: Surroundings) => void;
}

export type Layer =
  | StepsLayer
  | LineLayer
  | PointsLayer
  | ColorsLayer
  | CurveLayer
  | RuleLayer
  | BandLayer
  | TagsLayer
  | SectorsLayer
  | OwnLayer;

export const sectorCount = 18;
export const sectorWidth = (2 * Math.PI) / sectorCount;
