import type { Context2D } from "./latex/paint-title.ts";

/** Quality of a run, a point or a cell. "null": not judged; "not-read": there is nothing to judge. */
export type FigureMark = "good" | "medium" | "bad" | "null" | "not-read";

/** Marks that are lines are drawn in the stroke's colour, this wide for their size. */
const lineShare = 0.18;

/** A mark of a size with its middle at a point, in the colours of the context. */
export function paintMark(ctx: Context2D, mark: FigureMark, x: number, y: number, size: number): void {
  const half = size / 2;
  if (mark === "bad") {
    ctx.fillRect(Math.round(x - half), Math.round(y - half), size, size);
    return;
  }
  ctx.beginPath();
  switch (mark) {
    case "good":
      ctx.arc(x, y, half, 0, 2 * Math.PI);
      ctx.fill();
      break;
    case "medium":
      ctx.moveTo(x, y - half);
      ctx.lineTo(x + half + 0.5, y + half);
      ctx.lineTo(x - half - 0.5, y + half);
      ctx.fill();
      break;
    case "null":
      ctx.lineWidth = Math.max(1, size * lineShare);
      ctx.arc(x, y, half - ctx.lineWidth / 2, 0, 2 * Math.PI);
      ctx.stroke();
      break;
    case "not-read":
      ctx.lineWidth = Math.max(1, size * lineShare);
      for (const side of [-half, half]) {
        ctx.moveTo(x - half, y - side);
        ctx.lineTo(x + half, y + side);
      }
      ctx.stroke();
      break;
  }
}
