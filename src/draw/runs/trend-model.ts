import type { FigureMark } from "../paint-mark.ts";

/** Numbers of runs side by side: a place for each run, in the order in which they are shown. */
export interface TrendModel {
  /** Title of y, TLatex: "Gaussian mean (arb. u.)". */
  readonly title: string;
  /** What the places are: "run"; what they are ordered by before it: "interaction rate (kHz), run". */
  readonly axis: string;
  readonly slots: readonly TrendSlot[];
  /** One, or two that are compared: A and B of the same run are joined. */
  readonly series: readonly [TrendSeries] | readonly [TrendSeries, TrendSeries];
  readonly bands: readonly TrendBand[];
  /** What the centres of the bands are: "median". */
  readonly centre: string;
  readonly changes: readonly TrendChange[];
  /** Wanted whatever the other runs have; a band of its own where there are no others. */
  readonly wanted: TrendRange | undefined;
  readonly reference: TrendReferenceMarker | undefined;
  /** Place of the run that is raised in all figures. */
  readonly raised: number | undefined;
  /** A number as it stands beside a bad point: "46.66". */
  readonly numberWords: (value: number) => string;
}

/** One run's place. */
export interface TrendSlot {
  /** "559107", or the name of a file. */
  readonly label: string;
  /** What the places are ordered by, written over the label: "483.52". */
  readonly above?: string | undefined;
  /** Why nothing stands there, in a word or two: "no TPC", "cut". */
  readonly word: string | undefined;
}

/** One a place; `undefined`: the run has no number. */
export type TrendSeries = readonly (TrendMarker | undefined)[];

/** A run's number. */
export interface TrendMarker {
  readonly value: number;
  readonly error: number;
  readonly mark: FigureMark;
}

/** What the runs of places first…last (both included) usually have. */
export interface TrendBand {
  readonly first: number;
  readonly last: number;
  readonly centre: number;
  /** Half the width of what is good, and of what is not bad. */
  readonly good: number;
  readonly medium: number;
}

/** Something is another way from the run at a place on. Words as people say them: "B −", "B +"; "" where nothing is known. */
export interface TrendChange {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** What all are shown against: a point of its own left of all places, or that of one of them. */
export interface TrendReferenceMarker extends TrendMarker {
  /** `undefined`: its run has no place. */
  readonly slot: number | undefined;
  /** Below its own place; `undefined`: it is a run among the others. */
  readonly label: string | undefined;
}

/** The place of a reference of its own. */
export const referenceSlot = -1;

/** The first place there is. */
export const firstSlot = ({ reference }: Pick<TrendModel, "reference">): number =>
  reference?.slot === referenceSlot ? referenceSlot : 0;

export interface TrendRange {
  readonly lo: number;
  readonly hi: number;
  /** "48 to 52" */
  readonly label: string;
}

/** A number is part of the line and decides the range only where it was judged, or where nothing is. */
export const isJudged = ({ mark }: TrendMarker): boolean => mark === "good" || mark === "medium" || mark === "bad";
