import type { Hypothesis } from "../qc/hypothesis.ts";
import type { PadQuantityName } from "../qc/recipe.ts";

/** Reports are data. A template names objects, how they are drawn, what is drawn over them and what is checked. */
export interface ReportTemplate {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly SectionTemplate[];
}

export interface SectionTemplate {
  readonly id: string;
  /** Group heading in the side navigation ("Tracks", "dE/dx"), markup as in titles. */
  readonly group: string;
  /** Own entry in the side navigation and heading: "Geometry". */
  readonly title: string;
  readonly subtitle: string;
  readonly panels: readonly PanelTemplate[];
}

/** One figure element of the page; its id is its id in links. */
export interface PanelTemplate {
  readonly id: string;
  /** Row of `reports.md`: "R-07". */
  readonly spec: string;
  /** TLatex subset. */
  readonly title: string;
  readonly layout: PanelLayout;
  readonly figures: readonly FigureTemplate[];
}

/**
 * "wide": all 12 columns, φ figures; "half": 6 columns; "two", "three": so many in a row; "five": TPC large, four regions
 * 2 × 2; "pads": maps of both sides with distribution and regions.
 */
export type PanelLayout = "wide" | "half" | "two" | "three" | "five" | "pads";

/**
 * "hist", "colz": as stored. "ratio": the measured ratio to another map. "species": a map of labels. Of moving windows:
 * "overlay" (all of them, coloured by time), "time-map" (time along x), "time-trend" (one point a window).
 * "separation": the spectrum of pions and electrons with its fit; "separation-momentum": their separation power at other
 * momenta. "species-profiles": dE/dx of each species; "species-ratio": the same over what is expected. "pads": values per pad.
 */
export type Drawing =
  | "hist"
  | "colz"
  | "ratio"
  | "species"
  | "overlay"
  | "time-map"
  | "time-trend"
  | "separation"
  | "separation-momentum"
  | "species-profiles"
  | "species-ratio"
  | "pads";

export interface FigureTemplate {
  /** "Tracks/hEta" (see `qc/object-path`). */
  readonly object: string;
  /** What stands for it in files that have not that object: older ones, or extracted ones. */
  readonly otherwise?: string;
  /** Heading of one of several figures in a panel: "IROC". "" where the panel has one. */
  readonly title: string;
  readonly draw: Drawing;
  /** What an entry is: "tracks". */
  readonly noun: string;
  /** TLatex subset; replace the stored axis titles, which are terse. `undefined`: as stored. */
  readonly xTitle: string | undefined;
  readonly yTitle: string | undefined;
  /** Of the colours of a map; without it what an entry is. */
  readonly zTitle?: string;
  /** Display ranges; statistics are of the whole histogram all the same. */
  readonly x: readonly [number, number] | undefined;
  readonly y: readonly [number, number] | undefined;
  readonly log: readonly ("x" | "y" | "z")[];
  /** x counts the sectors of both sides, 0 to 36: a bin is told by the name of its sector too. */
  readonly xSectors?: true;
  /** Bins of x joined before drawing. */
  readonly rebinX?: number;
  /** "ratio": the object of the same group it is divided by. */
  readonly by?: string;
  /** Of species: the map that tells which is where. */
  readonly hypothesis?: Hypothesis;
  /** "pads": which of the six. */
  readonly quantity?: PadQuantityName;
  /** Of moving windows: what is drawn of each. */
  readonly curve?: WindowCurve;
  readonly overlays: readonly Overlay[];
  readonly checks: readonly string[];
  /** An object by itself, whatever it is: graphs too, and of one that holds several the first. */
  readonly alone?: true;
}

/**
 * What is drawn of every moving window. "contents": the histogram, normalised; over time the mean of its Gaussian fit.
 * Of maps their medians, or the means or widths of Gaussian fits to their columns; over time the mean along y.
 */
export type WindowCurve =
  | { readonly kind: "contents"; readonly lo: number; readonly hi: number }
  | { readonly kind: "median" }
  | ({ readonly kind: "slice-mean" | "slice-sigma" } & SliceRange);

export type Overlay =
  /** Sector boundaries and numbers along a φ axis. `side` names the sectors in words ("A05"). */
  | { readonly kind: "sectors"; readonly side: "A" | "C" | undefined }
  | { readonly kind: "median-profile" }
  /** Dashed line at the median of the sector means of a φ distribution. */
  | { readonly kind: "median-sector" }
  /** A line at a wanted value; "solid": zero, "dashed": a limit or target. */
  | { readonly kind: "target"; readonly axis: "x" | "y"; readonly at: number; readonly dash?: "solid" | "dashed" }
  /** The wanted range of a check as a band, labelled once ("48 to 52"). */
  | { readonly kind: "wanted"; readonly axis: "x" | "y"; readonly check: string }
  | { readonly kind: "gaussian-fit"; readonly lo: number; readonly hi: number }
  /** Means of Gaussian fits to the columns, and their widths. */
  | SliceOverlay
  /** Expected energy loss of every species. */
  | { readonly kind: "bethe-bloch" };

/** Gaussian fits to the columns of a map. */
export interface SliceRange {
  /** Range of the fits along y. */
  readonly lo: number;
  readonly hi: number;
  /** Today's tool cuts the columns to the range first. */
  readonly crop: boolean;
  /** Half of the width of the core that is fitted, in σ. */
  readonly width: number;
}

export interface SliceOverlay extends SliceRange {
  readonly kind: "slice-fits";
  /** The widths are drawn too. */
  readonly sigma: boolean;
}

/** The section of every report that has no figure of an object; its id in links. */
export const parametersId = "run-parameters";
