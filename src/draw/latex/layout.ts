import type { TitleNode } from "./parse.ts";
import { typesetTitle } from "./typeset.ts";

/** Where each piece of a title goes: x to the right of its start, y downwards from the base line, in px. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly italic: boolean;
  readonly bold: boolean;
}

/** Lines of fractions and roots: connected points. */
export type Stroke = readonly (readonly [number, number])[];

export interface Layout {
  readonly width: number;
  /** Above and below the base line. */
  readonly ascent: number;
  readonly descent: number;
  readonly runs: readonly Run[];
  readonly strokes: readonly Stroke[];
}

/** Width in px of a text in one style. */
export type Measure = (text: string, style: Pick<Run, "size" | "italic" | "bold">) => number;

/** In units of the type size of what they belong to. */
const scriptSize = 0.72;
const subDrop = 0.22;
const supRise = 0.36;
/** A slanted letter leans over what is above it and away from what is below. */
const italicSubKern = -0.03;
const italicSupKern = 0.05;
const capHeight = 0.73;
const depth = 0.22;

export function layoutTitle(markup: string, size: number, bold: boolean, measure: Measure): Layout {
  return layout(typesetTitle(markup).root, size, bold, measure);
}

const empty: Layout = { width: 0, ascent: 0, descent: 0, runs: [], strokes: [] };

function layout(node: TitleNode, size: number, bold: boolean, measure: Measure): Layout {
  switch (node.kind) {
    case "text": {
      const style = { size, italic: node.italic, bold: bold || node.bold };
      return {
        width: measure(node.text, style),
        ascent: capHeight * size,
        descent: depth * size,
        runs: [{ text: node.text, x: 0, y: 0, ...style }],
        strokes: [],
      };
    }
    case "row":
      return node.items.reduce<Layout>((row, item, index) => {
        const before = node.items[index - 1];
        const leans = before?.kind === "text" && before.italic;
        const next =
          item.kind === "script" ? script(item, size, bold, measure, leans) : layout(item, size, bold, measure);
        return joined(row, next, row.width, 0, row.width + next.width);
      }, empty);
    case "script":
      return script(node, size, bold, measure, false);
    case "frac": {
      const [top, bottom] = [node.top, node.bottom].map((part) => layout(part, size * 0.8, bold, measure)) as [
        Layout,
        Layout,
      ];
      const width = Math.max(top.width, bottom.width) + 0.3 * size;
      const axis = -0.28 * size;
      const upper = joined(empty, top, (width - top.width) / 2, axis - 0.14 * size - top.descent, width);
      const both = joined(upper, bottom, (width - bottom.width) / 2, axis + 0.16 * size + bottom.ascent, width);
      return {
        ...both,
        strokes: [
          ...both.strokes,
          [
            [0.05 * size, axis],
            [width - 0.05 * size, axis],
          ],
        ],
      };
    }
    case "sqrt": {
      const body = layout(node.body, size, bold, measure);
      const start = 0.55 * size;
      const over = -body.ascent - 0.16 * size;
      const width = start + body.width + 0.1 * size;
      const all = joined(empty, body, start, 0, width);
      const sign: Stroke = [
        [0.06 * size, -0.28 * size],
        [0.18 * size, -0.34 * size],
        [0.32 * size, body.descent * 0.6],
        [0.5 * size, over],
        [width, over],
      ];
      return { ...all, ascent: -over + 0.05 * size, strokes: [...all.strokes, sign] };
    }
  }
}

function script(
  node: Extract<TitleNode, { kind: "script" }>,
  size: number,
  bold: boolean,
  measure: Measure,
  leans: boolean,
): Layout {
  const small = size * scriptSize;
  let box = empty;
  if (node.sub) {
    const x = leans ? italicSubKern * size : 0;
    const sub = layout(node.sub, small, bold, measure);
    box = joined(box, sub, x, subDrop * size, Math.max(box.width, x + sub.width));
  }
  if (node.sup) {
    const x = leans ? italicSupKern * size : 0;
    const sup = layout(node.sup, small, bold, measure);
    box = joined(box, sup, x, -supRise * size, Math.max(box.width, x + sup.width));
  }
  return { ...box, width: box.width + 0.03 * size };
}

function joined(box: Layout, part: Layout, x: number, y: number, width: number): Layout {
  return {
    width,
    ascent: Math.max(box.ascent, part.ascent - y),
    descent: Math.max(box.descent, part.descent + y),
    runs: [...box.runs, ...part.runs.map((run) => ({ ...run, x: run.x + x, y: run.y + y }))],
    strokes: [...box.strokes, ...part.strokes.map((stroke) => stroke.map(([px, py]) => [px + x, py + y] as const))],
  };
}
