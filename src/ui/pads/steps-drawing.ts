import type { FigureSize } from "../../draw/figure-layout.ts";
import type { FigureModel } from "../../draw/figure-model.ts";
import { formatBin, formatCount, formatNumber } from "../../draw/format.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import { paintFigure } from "../../draw/paint-figure.ts";
import type { Theme } from "../../draw/theme.ts";
import { middleOf } from "../figures/read-out.ts";
import { chamberModel, distributionModel } from "./distribution.ts";
import { within, type HitId, type PadDrawing, type PadInput } from "./pad-drawing.ts";
import { quantityWords } from "./pad-words.ts";
import { sidesOf } from "./pads-view.ts";

/** Paints the values of the pads of both sides, or of the one that is chosen. */
export const paintDistribution = (ctx: Context2D, input: PadInput, size: FigureSize, theme: Theme): PadDrawing =>
  paintSteps(ctx, distributionModel(input, sidesOf(input.view, false)), input, size, theme);

/** Paints the distribution of one chamber with the mean of the others of its kind. */
export const paintChamber = (
  ctx: Context2D,
  input: PadInput,
  roc: number,
  size: FigureSize,
  theme: Theme,
): PadDrawing => paintSteps(ctx, chamberModel(input, roc), input, size, theme);

function paintSteps(ctx: Context2D, model: FigureModel, input: PadInput, size: FigureSize, theme: Theme): PadDrawing {
  const geometry = paintFigure(ctx, model, size, theme);
  const { frame, x } = geometry;
  const steps = model.layers.filter((layer) => layer.kind === "steps");
  const [first] = steps;
  const names = model.legend?.map(({ label }) => label) ?? [];
  const middle = (frame.top + frame.bottom) / 2;
  const idAt = (px: number): HitId | undefined => {
    const bin = geometry.binAt(px, middle);
    return bin && [bin.binX];
  };
  const edges = (bin: number): readonly [number, number] => {
    const { lo, hi, n } = first!.x;
    return [lo + ((bin - 1) * (hi - lo)) / n, lo + (bin * (hi - lo)) / n];
  };
  return {
    frame,
    zoom: undefined,
    idAt: (at) => (within(frame, at) ? idAt(at.x) : undefined),
    hitOf([bin = 0]) {
      if (first === undefined) return undefined;
      const range = edges(bin);
      const [left, right] = range.map((each) => Math.max(frame.left, Math.min(frame.right, x.toPixel(each))));
      const { name, unit } = quantityWords(input.figure);
      return {
        id: [bin],
        at: { x: middleOf(range, x), y: middle },
        outline: [left!, frame.top, right!, frame.top, right!, frame.bottom, left!, frame.bottom],
        rows: [
          { name, value: "", after: `${formatBin(...range)} ${unit}` },
          ...steps.map(({ values }, i) => ({
            name: names[i] ?? "",
            value: Number.isInteger(values[bin]) ? formatCount(values[bin]) : formatNumber(values[bin]),
            after: "pads",
          })),
        ],
        opens: undefined,
      };
    },
    next(id, right) {
      if (first === undefined) return undefined;
      const bin = id?.[0];
      return bin === undefined ? idAt((frame.left + frame.right) / 2) : [Math.max(1, Math.min(first.x.n, bin + right))];
    },
  };
}
