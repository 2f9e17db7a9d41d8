import { measures } from "./figure-layout.ts";
import type { TagsLayer } from "./figure-model.ts";
import { measureTitle, paintTitle } from "./latex/paint-title.ts";
import type { Surroundings } from "./paint-axes.ts";

const tag = { height: 15, room: 4 } as const;

/** Kept whole inside the frame. */
export function paintTags({ ctx, layout, theme }: Surroundings, { tags }: TagsLayer): void {
  const { frame, x, y } = layout;
  for (const { x: atX, y: atY, label } of tags) {
    const width = measureTitle(ctx, label, measures.labelSize).width + 2 * tag.room;
    const [px, py] = [x.toPixel(atX), y.toPixel(atY)];
    if (px < frame.left || px > frame.right || py < frame.top || py > frame.bottom) continue;
    const left = Math.round(Math.min(Math.max(px - width / 2, frame.left + 2), frame.right - width - 2));
    const top = Math.round(Math.min(Math.max(py - tag.height / 2, frame.top + 2), frame.bottom - tag.height - 2));
    ctx.fillStyle = theme.background;
    ctx.fillRect(left, top, width, tag.height);
    ctx.strokeStyle = theme.strongLine;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.rect(left + 0.5, top + 0.5, width - 1, tag.height - 1);
    ctx.stroke();
    paintTitle(ctx, label, left + tag.room, top + tag.height - 4, { size: measures.labelSize, colour: theme.text });
  }
}
