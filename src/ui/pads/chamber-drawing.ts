import type { FigureSize } from "../../draw/figure-layout.ts";
import { formatBin, formatCount, formatNumber } from "../../draw/format.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import { paintFigure } from "../../draw/paint-figure.ts";
import type { Theme } from "../../draw/theme.ts";
import { middleOf } from "../figures/read-out.ts";
import { chamberModel } from "./distribution.ts";
import { within, type HitId, type PadDrawing, type PadInput } from "./pad-drawing.ts";
import { quantityWords } from "./pad-words.ts";

/** Paints the distribution of one chamber with the mean of the others of its kind. */
export function paintChamber(
  ctx: Context2D,
  input: PadInput,
  roc: number,
  size: FigureSize,
  theme: Theme,
  palette: Parameters<typeof paintFigure>[4],
): PadDrawing {
  const model = chamberModel(input, roc);
  const geometry = paintFigure(ctx, model, size, theme, palette);
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
