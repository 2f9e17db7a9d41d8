import { measures, type Frame } from "./figure-layout.ts";
import type { TagsLayer } from "./figure-model.ts";
import { measureTitle, paintTitle } from "./latex/paint-title.ts";
import type { Surroundings } from "./paint-axes.ts";

const tag = { height: 15, room: 4, apart: 2 } as const;

/** Each whole inside the frame, and none over another: one that has no place left is left out. */
export function paintTags({ ctx, layout, theme }: Surroundings, { tags }: TagsLayer): void {
  const { frame, x, y } = layout;
  const taken: Frame[] = [];
  for (const { label, places } of tags) {
    const width = measureTitle(ctx, label, measures.labelSize).width + 2 * tag.room;
    const box = places
      .map(([atX, atY]) => boxAt(x.toPixel(atX), y.toPixel(atY), width, frame))
      .find((each) => each !== undefined && !taken.some((other) => meet(each, other)));
    if (box === undefined) continue;
    taken.push(box);
    const { left, top } = box;
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

/** Moved inside where it would cross the frame; `undefined` where its middle is outside. */
function boxAt(px: number, py: number, width: number, frame: Frame): Frame | undefined {
  if (!(px >= frame.left && px <= frame.right && py >= frame.top && py <= frame.bottom)) return undefined;
  const left = Math.round(Math.min(Math.max(px - width / 2, frame.left + 2), frame.right - width - 2));
  const top = Math.round(Math.min(Math.max(py - tag.height / 2, frame.top + 2), frame.bottom - tag.height - 2));
  return { left, top, right: left + width, bottom: top + tag.height };
}

const meet = (a: Frame, b: Frame): boolean =>
  a.left < b.right + tag.apart &&
  b.left < a.right + tag.apart &&
  a.top < b.bottom + tag.apart &&
  b.top < a.bottom + tag.apart;
