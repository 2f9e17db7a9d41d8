import { centreOf } from "../bins.ts";
import { inkOf, shareInk } from "../ink.ts";
import { titleRow, type Surroundings } from "../paint-axes.ts";
import { measureText, paintText } from "../paint-text.ts";
import type { CurvesModel } from "./curves-model.ts";
import { placeBeside, type Box } from "./slots.ts";

const tag = { size: 11.5, chip: 8, between: 6, height: 13, gap: 8 } as const;

/** Names of curves that are off, each where it is furthest from the others; left out where none has room. */
export function paintCurveTags({ ctx, layout, theme }: Surroundings, model: CurvesModel): void {
  const { frame, x, y } = layout;
  const taken: Box[] = [];
  for (const [curve, { tag: name, ink }] of model.curves.entries()) {
    if (name === undefined) continue;
    const bin = furthestBin(model, curve, [x.lo, x.hi]);
    if (bin === undefined) continue;
    const at = { x: x.toPixel(centreOf(model.bins, bin)), y: y.toPixel(model.curves[curve]!.cells[bin]!) };
    const style = { size: tag.size, colour: theme.text, bold: true };
    const width = tag.chip + tag.between + measureText(ctx, name, style);
    const box = placeBeside(at, { width, height: tag.height }, tag.gap, frame, taken);
    if (box === undefined) continue;
    ctx.fillStyle = inkOf(ink, theme);
    ctx.fillRect(Math.round(box.left), Math.round(box.top + 2), tag.chip, tag.chip);
    paintText(ctx, name, box.left + tag.chip + tag.between, box.bottom - 2.5, style);
    taken.push(box);
  }
}

/** Bin between lo and hi in which a curve is furthest from the mean of all; `undefined` where it has no value. */
export function furthestBin(
  { curves, bins }: Pick<CurvesModel, "curves" | "bins">,
  curve: number,
  [lo, hi]: readonly [number, number],
): number | undefined {
  let [best, furthest]: [number | undefined, number] = [undefined, -1];
  for (let bin = 1; bin <= bins.n; bin++) {
    const centre = centreOf(bins, bin);
    const own = curves[curve]!.cells[bin]!;
    if (Number.isNaN(own) || centre < lo || centre > hi) continue;
    let [sum, there] = [0, 0];
    for (const { cells } of curves) {
      const value = cells[bin]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      there += 1;
    }
    const off = Math.abs(own - sum / there);
    if (off > furthest) [best, furthest] = [bin, off];
  }
  return best;
}

const bar = { length: 64, height: 6, steps: 32, between: 6, size: 11 } as const;

/** The colours of runs from the first to the last, on the row of the y title, right aligned with the frame. */
export function paintCurveBar(around: Surroundings, [first, last]: readonly [string, string]): void {
  const { ctx, layout, theme } = around;
  const base = titleRow(around);
  const style = { size: bar.size, colour: theme.text2 };
  const right = layout.frame.right - measureText(ctx, last, style) - bar.between;
  paintText(ctx, last, layout.frame.right, base, { ...style, align: "right" });
  const left = right - bar.length;
  for (let step = 0; step < bar.steps; step++) {
    ctx.fillStyle = inkOf(shareInk(step / (bar.steps - 1)), theme);
    ctx.fillRect(left + (step * bar.length) / bar.steps, base - 7, bar.length / bar.steps + 0.5, bar.height);
  }
  paintText(ctx, first, left - bar.between, base, { ...style, align: "right" });
}
