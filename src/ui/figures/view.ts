import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureView } from "../../route/route.ts";

export type AxisName = "x" | "y" | "z";

/** The logarithmic axes after one is switched; `undefined` again where that is how the report draws it. */
export function toggledLog(view: FigureView, figure: Pick<FigureTemplate, "log">, axis: AxisName): FigureView["log"] {
  const now = view.log ?? figure.log;
  const next = now.includes(axis) ? now.filter((each) => each !== axis) : [...now, axis].toSorted();
  const asDrawn = next.length === figure.log.length && next.every((each) => figure.log.includes(each));
  return asDrawn ? undefined : next;
}

/** A number as people type it: with a true minus, a decimal comma, blanks. `undefined` where it is none. */
export function typedNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/[\s\u2009\u202f]/g, "")
    .replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** A limit in a field: up to 6 digits, none for nothing. */
export const fieldNumber = (value: number): string => String(Number(value.toPrecision(6))).replace("-", "\u2212");
