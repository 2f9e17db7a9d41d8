/** What both pages of the benchmark can be asked: that of this project and that of JSROOT alone. All times in ms. */
export interface BenchPage {
  /** Opens a file that was never read, by its address, and reads objects of it together. */
  readObjects(url: string, paths: readonly string[]): Promise<number>;
  /** Reads one key of a file that lies in memory: decompression and decoding, nothing else. In words why it cannot. */
  decode(url: string, path: string): Promise<Decoded | string>;
  /** Draws a map of many bins, then zooms into it; something else was drawn before. */
  drawMap(zooms: number, how: DrawHow): Promise<DrawTimes>;
}

export interface Decoded {
  readonly ms: number;
  /** Sum of all contents of the one histogram that the key holds; `undefined` where it holds several. */
  readonly total: number | undefined;
}

/** A figure among others, or by itself as large as the page; JSROOT has one way for both. */
export type DrawHow = "figure" | "enlarged";

export interface DrawTimes {
  readonly draw: number;
  /** Of each change of the range. */
  readonly zooms: readonly number[];
}

/** What JSROOT alone does where this project is measured with its own pages. */
export interface JsrootPage extends BenchPage {
  /** When the object that the address names was drawn, since navigation began. */
  readonly shown: Promise<number> | undefined;
  /** Draws the histograms of the file that is chosen next; gives the clock of the page after the last. */
  drawFile(collections: readonly Collection[]): Promise<DrawnFile>;
  /** Scripting times of redraws of curves over one another, each time with another one raised. */
  redrawCurves(curves: number, count: number): Promise<readonly number[]>;
}

/** A key that holds many objects, and those of them that are wanted. */
export interface Collection {
  readonly path: string;
  readonly names: readonly string[];
}

export interface DrawnFile {
  readonly at: number;
  readonly drawings: number;
}

/** All that its page computes, with the checks of the runs themselves; or its figures by today's rule, which today's chain computes. */
export type PeriodNumbers = "all" | "chain";

export interface OwnPage extends BenchPage {
  /** All that the run report computes of a file, by the workers; from the file opened to the last answer. */
  measureReport(url: string): Promise<number>;
  /** What is computed of the runs of a period, by the workers side by side; from the first file opened to the last verdict. */
  measurePeriod(urls: readonly string[], what: PeriodNumbers): Promise<number>;
}

declare global {
  interface Window {
    bench: BenchPage | JsrootPage | OwnPage;
  }
}

/** The map that is decoded and drawn: bins along each axis, and its size in CSS px. */
export const map = { bins: 1000, width: 900, height: 600 } as const;

/** Bins along each axis of the map that is drawn before it, so that code is compiled and styles are there. */
export const warmUpBins = 100;

/** What it holds, without random numbers: a hill with ripples. */
export const mapContent = (x: number, y: number): number =>
  Math.round(1000 * Math.exp(-((x - 500) ** 2 + (y - 500) ** 2) / 2e5) * (1 + 0.3 * Math.sin(x / 9) * Math.cos(y / 7)));

/** Range of both axes after zoom `i`, in bins: always another one. */
export const zoomed = (i: number): readonly [number, number] => [100 + 7 * i, 800 - 11 * i];
