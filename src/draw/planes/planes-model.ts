import type { Cells } from "../../hist/hist.ts";
import type { BinAxis } from "../bins.ts";
import type { ColorAxisModel, Dash, Ink } from "../figure-model.ts";
import type { Scale } from "../scale.ts";

/**
 * Maps of planes seen from one side, x to the right and y upwards at one scale, beside one another with one colour bar.
 * All lengths are in the unit of x and y.
 */
export interface PlanesModel {
  readonly planes: readonly PlaneModel[];
  /** What is seen of every plane; a square of it is, where it is none. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly z: ColorAxisModel;
  /** A length to measure by, such as 100, and its words: "100 cm". */
  readonly scaleBar: { readonly length: number; readonly label: string } | undefined;
}

export interface PlaneModel {
  readonly field: PlaneField;
  /** Above its left corner, where its letter may be out of sight; "": none. */
  readonly title: string;
  /** Outlines of what the plane is made of, each a path of x, y, x, y …; NaN lifts the pen. */
  readonly outlines: readonly ArrayLike<number>[];
  readonly labels: readonly PlaneLabel[];
  /** Regions that stand out, by their borders; each border is closed. */
  readonly regions: readonly PlaneRegion[];
}

/** Values of bins, or of every pixel of what is seen, top row first; 0 and NaN are the background. */
export type PlaneField =
  | { readonly kind: "bins"; readonly x: BinAxis; readonly y: BinAxis; readonly cells: Cells }
  | { readonly kind: "pixels"; readonly of: (x: Scale, y: Scale, pixels: number) => ArrayLike<number> };

export interface PlaneLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** "letter": that of the plane; "bad", "medium": what is labelled stands out. */
  readonly tone: "plain" | "letter" | "bad" | "medium";
}

export interface PlaneRegion {
  readonly ink: Ink;
  readonly dash: Dash;
  readonly rings: readonly ArrayLike<number>[];
}
