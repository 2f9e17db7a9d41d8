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

/** Bins (from 1) in which a curve of the comparison lies beyond its range, within what is shown of x. */
function beyondOf({ bins, x }: Pick<CurvesModel, "bins" | "x">, { range, curves }: CurvesBelow, curve: number) {
  const found: { readonly bin: number; readonly above: boolean }[] = [];
  for (const [i, value] of curves[curve]!.values.entries()) {
    const centre = centreOf(bins, i + 1);
    if (centre < x.lo || centre > x.hi || !(value > range.hi || value < range.lo)) continue;
    found.push({ bin: i + 1, above: value > range.hi });
  }
  return found;
}

/** How many points of the comparison are not in sight. */
export function countBeyond(model: CurvesModel): number {
  const { below } = model;
  return below?.curves.reduce((sum, _, curve) => sum + beyondOf(model, below, curve).length, 0) ?? 0;
}

/** Arrow heads where points of the comparison lie beyond its range; of those that would touch the one of the curve drawn last. */
export function paintAllBeyond(
  around: Surroundings,
  model: CurvesModel,
  order: readonly number[],
  inkFor: (curve: number) => Ink,
): void {
  const { ctx, layout, theme } = around;
  const taken: { readonly px: number; readonly above: boolean }[] = [];
  for (const curve of order.toReversed()) {
    ctx.fillStyle = inkOf(inkFor(curve), theme);
    for (const { bin, above } of beyondOf(model, model.below!, curve)) {
      const px = layout.x.toPixel(centreOf(model.bins, bin));
      if (taken.some((each) => each.above === above && Math.abs(each.px - px) < apart)) continue;
      taken.push({ px, above });
      paintBeyond(around, px, above);
    }
  }
}
