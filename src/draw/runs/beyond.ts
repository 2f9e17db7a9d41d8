import { centreOf } from "../bins.ts";
import { inkOf } from "../ink.ts";
import type { Surroundings } from "../paint-axes.ts";
import type { Ink } from "../figure-model.ts";
import type { CurvesBelow, CurvesModel } from "./curves-model.ts";

const arrow = { half: 4, height: 7 } as const;
/** Arrow heads at one edge are no nearer to each other than this, so that each is seen as one. */
const apart = 10;

/** An arrow head at the edge of the frame, in the colour that is set: a point lies further out. */
export function paintBeyond({ ctx, layout: { frame } }: Surroundings, px: number, above: boolean): void {
  const [tip, base] = above
    ? [frame.top + 1, frame.top + 1 + arrow.height]
    : [frame.bottom - 1, frame.bottom - 1 - arrow.height];
  ctx.beginPath();
  ctx.moveTo(px, tip);
  ctx.lineTo(px + arrow.half, base);
  ctx.lineTo(px - arrow.half, base);
  ctx.fill();
}

/** A point of a curve of the comparison beyond its range. */
interface Beyond {
  /** From 1. */
  readonly bin: number;
  readonly above: boolean;
}

/** Of each comparison as it was last looked at: a figure is drawn anew each time another curve is pointed at. */
const known = new WeakMap<
  CurvesBelow,
  { readonly lo: number; readonly hi: number; readonly of: readonly (readonly Beyond[])[] }
>();

/** Of each curve its points beyond the range, within what is shown of x. */
function beyondOf(
  { bins, x: { lo, hi } }: Pick<CurvesModel, "bins" | "x">,
  below: CurvesBelow,
): readonly (readonly Beyond[])[] {
  const before = known.get(below);
  if (before?.lo === lo && before.hi === hi) return before.of;
  const { range, curves } = below;
  const of = curves.map(({ values }) => {
    const found: Beyond[] = [];
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (!(value > range.hi || value < range.lo)) continue;
      const centre = centreOf(bins, i + 1);
      if (centre >= lo && centre <= hi) found.push({ bin: i + 1, above: value > range.hi });
    }
    return found;
  });
  known.set(below, { lo, hi, of });
  return of;
}

/** How many points of the comparison are not in sight. */
export function countBeyond(model: CurvesModel): number {
  const { below } = model;
  return below === undefined ? 0 : beyondOf(model, below).reduce((sum, of) => sum + of.length, 0);
}

/** Arrow heads where points of the comparison lie beyond its range; of those that would touch the one of the curve drawn last. */
export function paintAllBeyond(
  around: Surroundings,
  model: CurvesModel,
  order: readonly number[],
  inkFor: (curve: number) => Ink,
): void {
  const { ctx, layout, theme } = around;
  const beyond = beyondOf(model, model.below!);
  const taken: { readonly px: number; readonly above: boolean }[] = [];
  for (const curve of order.toReversed()) {
    if (beyond[curve]!.length > 0) ctx.fillStyle = inkOf(inkFor(curve), theme);
    for (const { bin, above } of beyond[curve]!) {
      const px = layout.x.toPixel(centreOf(model.bins, bin));
      if (taken.some((each) => each.above === above && Math.abs(each.px - px) < apart)) continue;
      taken.push({ px, above });
      paintBeyond(around, px, above);
    }
  }
}
