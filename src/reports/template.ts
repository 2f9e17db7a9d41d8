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
  /** "wide": all 12 columns, φ figures; "half": 6 columns; "five": TPC large, four regions 2 × 2; "three": three in a row. */
  readonly layout: "wide" | "half" | "five" | "three";
  readonly figures: readonly FigureTemplate[];
}

export interface FigureTemplate {
  /** "Tracks/hEta" (see `qc/object-path`). */
  readonly object: string;
  /** What stands for it in files that have not that object: older ones, or extracted ones. */
  readonly otherwise?: string;
  /** Heading of one of several figures in a panel: "IROC". "" where the panel has one. */
  readonly title: string;
  readonly draw: "hist" | "colz";
  /** What an entry is: "tracks". */
  readonly noun: string;
  /** TLatex subset; replace the stored axis titles, which are terse. `undefined`: as stored. */
  readonly xTitle: string | undefined;
  readonly yTitle: string | undefined;
  /** Display ranges; statistics are of the whole histogram all the same. */
  readonly x: readonly [number, number] | undefined;
  readonly y: readonly [number, number] | undefined;
  readonly log: readonly ("x" | "y" | "z")[];
  readonly overlays: readonly Overlay[];
  readonly checks: readonly string[];
}

export type Overlay =
  /** Sector boundaries and numbers along a φ axis. `side` names the sectors in words ("A05"). */
  | { readonly kind: "sectors"; readonly side: "A" | "C" | undefined }
  | { readonly kind: "median-profile" }
  /** Dashed line at the median of the sector means of a φ distribution. */
  | { readonly kind: "median-sector" }
  /** A line at a wanted value. */
  | { readonly kind: "target"; readonly axis: "x" | "y"; readonly at: number }
  /** The wanted range of a check as a band, labelled once ("48 to 52"). */
  | { readonly kind: "wanted"; readonly axis: "x"; readonly check: string }
  | { readonly kind: "gaussian-fit"; readonly lo: number; readonly hi: number };
