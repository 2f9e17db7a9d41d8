import { dashes, strokePath } from "../ink.ts";
import { lineAtX, lineAtY, type Surroundings } from "../paint-axes.ts";
import { paintMark } from "../paint-mark.ts";
import { markColour, middleOf } from "./trend-marks.ts";
import { firstSlot, referenceSlot, type TrendModel, type TrendReferenceMarker } from "./trend-model.ts";

const size = 10;
const markSize = 7;
/** Around a mark. */
const sizeAround = 18;

/** Its number over all places, and a line between its own place and theirs. */
export function paintReferenceLine(
  { ctx, layout, theme, size: { pixelRatio } }: Surroundings,
  { reference, slots }: TrendModel,
): void {
  if (reference === undefined) return;
  const { frame, x, y } = layout;
  const at = y.toPixel(reference.value);
  ctx.beginPath();
  if (at >= frame.top && at <= frame.bottom) {
    const line = lineAtY(at, pixelRatio) + 0.5;
    ctx.moveTo(x.toPixel(firstSlot({ reference })), line);
    ctx.lineTo(x.toPixel(slots.length), line);
  }
  strokePath(ctx, { colour: theme.reference, width: 1, dash: dashes.line.dotted, casing: undefined });
  if (reference.slot !== referenceSlot) return;
  ctx.fillStyle = theme.strongLine;
  ctx.fillRect(lineAtX(x.toPixel(0), pixelRatio), frame.top, 1, frame.bottom - frame.top);
}

/** A diamond: of its own with its spread, or around a mark, its own where it is judged or that of the run that it is. */
export function paintReference(
  around: Surroundings,
  { value, error, mark, label }: TrendReferenceMarker,
  slot: number,
): void {
  const { ctx, layout, theme } = around;
  const { frame, y } = layout;
  const [px, py] = [middleOf(around, slot), y.toPixel(value)];
  const isOwn = label !== undefined;
  const isAlone = isOwn && mark === "null";
  if (isOwn) {
    const [top, bottom] = [y.toPixel(value + error), y.toPixel(value - error)].map((each) =>
      Math.min(frame.bottom, Math.max(frame.top, each)),
    ) as [number, number];
    ctx.fillStyle = theme.reference;
    ctx.fillRect(lineAtX(px, around.size.pixelRatio), top, 1, bottom - top);
  }
  if (py < frame.top || py > frame.bottom) return;
  const half = (isAlone ? size : sizeAround) / 2;
  ctx.beginPath();
  ctx.moveTo(px, py - half);
  ctx.lineTo(px + half, py);
  ctx.lineTo(px, py + half);
  ctx.lineTo(px - half, py);
  ctx.closePath();
  ctx.fillStyle = theme.background;
  if (isAlone) ctx.fill();
  strokePath(ctx, { colour: theme.reference, width: 1.5, dash: [], casing: undefined });
  if (!isOwn || isAlone) return;
  ctx.fillStyle = markColour(theme, mark);
  paintMark(ctx, mark, px, py, markSize);
}
