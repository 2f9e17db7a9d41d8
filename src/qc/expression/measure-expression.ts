import type { Hist } from "../../hist/hist.ts";
import type { ExpressionMeasurement } from "../measurement.ts";
import { evaluate } from "./evaluate.ts";
import { parseExpression } from "./parse.ts";

/** An expression of a histogram; `undefined` where the text is no expression. */
export function measureExpression(text: string, hist: Hist): ExpressionMeasurement | undefined {
  const parsed = parseExpression(text);
  return parsed.ok ? { kind: "expression", ...evaluate(parsed.expression, hist) } : undefined;
}
