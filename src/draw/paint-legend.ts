import type { LegendEntry } from "./figure-model.ts";
import { measures } from "./figure-layout.ts";
import { inkOf, dashes } from "./ink.ts";
import { measureTitle, paintTitle } from "./latex/paint-title.ts";
import { titleRow, type Surroundings } from "./paint-axes.ts";

const sampleWidth = 18;
const afterSample = 6;
const between = 14;

/**
 * Legend on the row of the y title, right aligned with the frame. What would run into the y title is left out from the
 * left: the figure's facts name it too.
 *
 * @param free left end and right end of the room.
 */
export function paintLegend(around: Surroundings, free: readonly [number, number]): void {
  const { ctx, model, layout, theme } = around;
  const base = titleRow(around);
  if (model.sideways === true) {
    paintStacked(around, base, free[1]);
    return;
  }
  let right = Math.min(layout.frame.right, free[1]);
  for (const entry of [...(model.legend ?? [])].toReversed()) {
    const width = sampleOf(entry) + afterSample + measureTitle(ctx, entry.label, measures.titleSize).width;
    const left = right - width;
    if (left < free[0] + between) return;
    paintSample(around, entry, left, base - measures.titleSize * 0.36);
    paintTitle(ctx, entry.label, right, base, { size: measures.titleSize, colour: theme.text2, align: "right" });
    right = left - between;
  }
}

const lineHeight = 14;

/**
 * A figure that is sideways is narrow: its legend stands in lines above it, the last on the row of titles, where it ends at
 * `right`. Names that are too long for it are cut: the legend of the figure above has them whole.
 */
function paintStacked(around: Surroundings, base: number, right: number): void {
  const { ctx, model, layout, theme, size } = around;
  (model.legend ?? []).toReversed().forEach((entry, line) => {
    const y = base - line * lineHeight;
    paintSample(around, entry, layout.frame.left, y - measures.titleSize * 0.36);
    const left = layout.frame.left + sampleOf(entry) + afterSample;
    const label = cut(ctx, entry.label, (line === 0 ? right : size.width) - left);
    paintTitle(ctx, label, left, y, { size: measures.titleSize, colour: theme.text2 });
  });
}

function cut(ctx: Surroundings["ctx"], label: string, width: number): string {
  const isWide = (text: string): boolean => measureTitle(ctx, text, measures.titleSize).width > width;
  if (!isWide(label)) return label;
  let end = label.length - 1;
  while (end > 1 && isWide(`${label.slice(0, end)}…`)) end -= 1;
  return `${label.slice(0, end)}…`;
}

const sampleOf = (entry: LegendEntry): number =>
  entry.sample === "point" || entry.sample === "square" || entry.sample === "hollow" ? 8 : sampleWidth;

function paintSample({ ctx, theme }: Surroundings, entry: LegendEntry, left: number, y: number): void {
  const colour = inkOf(entry.ink, theme);
  ctx.fillStyle = colour;
  ctx.beginPath();
  if (entry.sample === "point") {
    ctx.arc(left + 4, y, 3, 0, 2 * Math.PI);
    ctx.fill();
    return;
  }
  if (entry.sample === "square") {
    ctx.fillRect(left + 1, y - 3, 6, 6);
    return;
  }
  if (entry.sample === "hollow") {
    ctx.rect(left + 1.5, y - 2.5, 5, 5);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.2;
    ctx.stroke();
    return;
  }
  ctx.moveTo(left, y);
  ctx.lineTo(left + sampleWidth, y);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([...(entry.sample === "line" ? [] : dashes[entry.ink === "B" ? "steps" : "line"][entry.sample])]);
  ctx.stroke();
  ctx.setLineDash([]);
}
