import type { FigureMessage } from "./figure-model.ts";
import { lineAtX, lineAtY, type Surroundings } from "./paint-axes.ts";
import { fontFamily } from "./theme.ts";

const lineHeight = 18;
const textSize = 12.5;
const widest = 260;

/** An empty or failed figure: its frame without labels, and the words in the middle. */
export function paintMessage({ ctx, layout, size, theme }: Surroundings, message: FigureMessage): void {
  const { frame } = layout;
  const [left, bottom] = [lineAtX(frame.left, size.pixelRatio), lineAtY(frame.bottom, size.pixelRatio)];
  ctx.fillStyle = theme.strongLine;
  ctx.fillRect(left, frame.top, 1, bottom + 1 - frame.top);
  ctx.fillRect(left, bottom, frame.right - left, 1);
  ctx.font = `${textSize}px ${fontFamily}`;
  ctx.fillStyle = message.tone === "quiet" ? theme.text2 : theme.text;
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  const room = Math.min(widest, frame.right - frame.left - 16);
  const lines = wrapText(message.text, room, (text) => ctx.measureText(text).width);
  const middle = (frame.top + frame.bottom) / 2 + textSize * 0.36;
  lines.forEach((line, index) => {
    const y = middle + (index - (lines.length - 1) / 2) * lineHeight;
    ctx.fillText(line, (frame.left + frame.right) / 2, y);
  });
  ctx.textAlign = "left";
}

/** Lines no wider than `room` where blanks allow. */
export function wrapText(text: string, room: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
