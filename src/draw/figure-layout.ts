import type { AxisModel, ColorAxisModel, FigureModel, Margins } from "./figure-model.ts";
import { measureTitle, type Context2D } from "./latex/paint-title.ts";
import { makeScale, type Scale } from "./scale.ts";
import { linearTicks, logTicks, namedTicks, pixelsPerLabel, type Ticks } from "./ticks.ts";
import { usableRange } from "./ranges.ts";

/** Size in CSS px and device pixels per CSS px; `left` and `top` place the figure on a shared canvas. */
export interface FigureSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly left?: number;
  readonly top?: number;
}

/** In CSS px from the corner of the figure; sides lie on device pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface FigureLayout {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly z: Scale | undefined;
  readonly xTicks: Ticks;
  readonly yTicks: Ticks;
  readonly zTicks: Ticks | undefined;
}

export const measures = {
  labelSize: 11,
  titleSize: 11.5,
  sectorSize: 10,
  majorTick: 5,
  minorTick: 3,
  minorOpacity: 0.55,
  /** y labels end this far left of the axis; x labels and the x title stand this far below it. */
  labelLeft: 8,
  labelBelow: 16,
  titleBelow: 30.5,
  /** Base line of the y title above the frame, without and with a row of sector numbers. */
  titleAbove: 10,
  titleAboveSectors: 22.5,
  sectorAbove: 6.5,
  barGap: 10,
  barWidth: 10,
} as const;

const usual = { left: 46, right: 10, rightOfMap: 64, top: 22, topWithSectors: 36, bottom: 34, bottomBare: 8 } as const;
/** A frame is never smaller than this, however small the canvas. */
const smallest = 8;

export const ticksOf = (axis: AxisModel | ColorAxisModel, scale: Scale, direction: "x" | "y"): Ticks => {
  if ("names" in axis && axis.names) return namedTicks(axis.names, scale, direction);
  const length = Math.abs(scale.to - scale.from);
  return axis.log
    ? logTicks(scale.lo, scale.hi, length, direction)
    : linearTicks(scale.lo, scale.hi, length / pixelsPerLabel[direction]);
};

export const hasBar = (model: FigureModel): boolean => model.z !== undefined && model.z.bar !== false;

export function layoutFigure(ctx: Context2D, model: FigureModel, size: FigureSize): FigureLayout {
  const given: Partial<Margins> = model.margins ?? {};
  const bare = model.x.labelled === false;
  const top = given.top ?? (model.sectorRow ? usual.topWithSectors : usual.top);
  const bottom = size.height - (given.bottom ?? (bare ? usual.bottomBare : usual.bottom));
  const round = (value: number): number => Math.round(value * size.pixelRatio) / size.pixelRatio;
  const [frameTop, frameBottom] = [round(top), round(Math.max(bottom, top + smallest))];
  const y = scaleOf(model.y, frameBottom, frameTop);
  const yTicks = ticksOf(model.y, y, "y");
  const widest = Math.max(0, ...yTicks.major.map(({ label }) => measureTitle(ctx, label, measures.labelSize).width));
  const left = given.left ?? Math.max(usual.left, Math.ceil(widest) + measures.labelLeft + 2);
  const right = size.width - (given.right ?? (hasBar(model) ? usual.rightOfMap : usual.right));
  const [frameLeft, frameRight] = [round(left), round(Math.max(right, left + smallest))];
  const x = scaleOf(model.x, frameLeft, frameRight);
  const z = model.z && scaleOf(model.z, frameBottom, frameTop);
  return {
    frame: { left: frameLeft, top: frameTop, right: frameRight, bottom: frameBottom },
    x,
    y,
    z,
    xTicks: ticksOf(model.x, x, "x"),
    yTicks,
    zTicks: z && model.z && ticksOf(model.z, z, "y"),
  };
}

function scaleOf(axis: AxisModel | ColorAxisModel, from: number, to: number): Scale {
  const { lo, hi } = usableRange(axis.lo, axis.hi, axis.log);
  return makeScale(lo, hi, axis.log, from, to);
}
