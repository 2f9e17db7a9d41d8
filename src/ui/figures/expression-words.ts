import { formatEstimate, formatNumber, noNumber } from "../../draw/format.ts";
import type { Hist } from "../../hist/hist.ts";
import type { Evaluated } from "../../qc/expression/evaluate.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { axisWords } from "./axis-words.ts";
import { formatContent } from "./read-out.ts";

/** What an expression is: "0.3378 ± 0.0024" and its unit, "true", or "–" and why. Units are markup as in titles. */
export interface ResultWords {
  readonly value: string;
  readonly after: string;
}

export function resultWords(
  result: Evaluated,
  figure: Pick<FigureTemplate, "xTitle" | "yTitle">,
  hist: Hist,
): ResultWords {
  const { value, error, unit } = result;
  if (value === undefined) return { value: noNumber, after: result.why };
  if (typeof value === "boolean") return { value: String(value), after: "" };
  const after = unit === undefined ? "" : unitWords(unit, figure, hist);
  if (error === undefined) return { value: formatNumber(value), after };
  // Counts are whole: they are not rounded to their error.
  const isCount = after === "" && Number.isInteger(value);
  return { value: isCount ? formatContent(value, error) : formatEstimate({ value, error }), after };
}

function unitWords(
  { x, y }: NonNullable<Evaluated["unit"]>,
  { xTitle, yTitle }: Pick<FigureTemplate, "xTitle" | "yTitle">,
  hist: Hist,
): string {
  const unitOf = (title: string): string => axisWords(title).unit;
  const units = [
    [unitOf(xTitle ?? hist.x.title), x],
    [unitOf(yTitle ?? (hist.kind === "2d" ? hist.y.title : hist.yTitle)), y],
  ] as const;
  return units
    .filter(([unit, power]) => unit !== "" && power !== 0)
    .map(([unit, power]) => (power === 1 ? unit : `${/^\w+$/.test(unit) ? unit : `(${unit})`}^{${power}}`))
    .join(" ");
}
