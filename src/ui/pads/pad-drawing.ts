import type { Frame } from "../../draw/figure-layout.ts";
import type { Side } from "../../qc/pads/geometry.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureView } from "../../route/route.ts";
import type { Point } from "../base/gestures.ts";
import type { ReadOutRow } from "../figures/read-out.ts";
import type { PadData } from "./pad-data.ts";
import type { ShownRegion } from "./shown-regions.ts";
import type { ZRange } from "./z-range.ts";

/** All that a view of pads is drawn from. */
export interface PadInput {
  readonly figure: FigureTemplate;
  readonly data: PadData;
  readonly view: FigureView;
  readonly sides: readonly Side[];
  readonly regions: readonly ShownRegion[];
  readonly z: ZRange;
}

/** What can be pointed at, told apart by numbers: a bin of a side, a pad, a chamber. */
export type HitId = readonly number[];

/** What is under the pointer. */
export interface PadHit {
  readonly id: HitId;
  /** Where its read-out stands, and its outline as a path of x, y pairs, in CSS px of the canvas. */
  readonly at: Point;
  readonly outline: readonly number[];
  readonly rows: readonly ReadOutRow[];
  /** What a click on it shows. */
  readonly opens: FigureView | undefined;
}

/** A painted view, and what can be done with it by hand and by keys. */
export interface PadDrawing {
  /** Around all that can be pointed at. */
  readonly frame: Frame;
  readonly idAt: (point: Point) => HitId | undefined;
  /** `undefined` where it is out of sight. */
  readonly hitOf: (id: HitId) => PadHit | undefined;
  /** What lies so many to the right and up of another, or where keys begin. */
  readonly next: (id: HitId | undefined, right: number, up: number) => HitId | undefined;
  /** Of views that can be zoomed. */
  readonly zoom: PadZoom | undefined;
}

export interface PadZoom {
  /** Zoomed by a factor (below 1: closer) so that what is at one point comes to another. */
  readonly carried: (from: Point, to: Point, factor: number) => FigureView;
  /** What a drag has marked: its rectangle in px, and the view of it. */
  readonly marked: (
    from: Point,
    to: Point,
  ) => { readonly rectangle: readonly [number, number, number, number]; readonly view: FigureView } | undefined;
}

export const within = ({ left, top, right, bottom }: Frame, { x, y }: Point): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

export function frameAround(frames: readonly Frame[]): Frame {
  return {
    left: Math.min(...frames.map(({ left }) => left)),
    top: Math.min(...frames.map(({ top }) => top)),
    right: Math.max(...frames.map(({ right }) => right)),
    bottom: Math.max(...frames.map(({ bottom }) => bottom)),
  };
}
