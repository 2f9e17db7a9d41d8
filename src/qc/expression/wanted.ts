import { limitWords } from "../words.ts";
import type { Comparison, Expression } from "./node.ts";
import { parseExpression } from "./parse.ts";

const words: Readonly<Record<Comparison, string>> = {
  "<": "below ",
  "<=": "at most ",
  ">": "above ",
  ">=": "at least ",
  "==": "",
  "!=": "not ",
};
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
};

/** What a condition wants, in words: "48 to 52" of 48 < mean < 52, "above 4" of 4 < mean; any other as it is written. */
export function wantedWords(text: string): string {
  const parsed = parseExpression(text);
  return (parsed.ok && parsed.expression.kind === "comparison" && ofOneQuantity(parsed.expression)) || text;
}

function ofOneQuantity({ first, rest }: Extract<Expression, { kind: "comparison" }>): string | undefined {
  const [one, two, ...more] = rest;
  if (one === undefined || more.length > 0) return undefined;
  if (two === undefined) {
    const [left, right] = [numberOf(first), numberOf(one.to)];
    if (right !== undefined && first.kind === "quantity") return `${words[one.sign]}${limitWords(right)}`;
    if (left !== undefined && one.to.kind === "quantity") return `${words[mirrored[one.sign]]}${limitWords(left)}`;
    return undefined;
  }
  const [from, to] = [numberOf(first), numberOf(two.to)];
  if (from === undefined || to === undefined || one.to.kind !== "quantity") return undefined;
  const signs = one.sign[0]! + two.sign[0]!;
  if (signs === "<<") return `${limitWords(from)} to ${limitWords(to)}`;
  return signs === ">>" ? `${limitWords(to)} to ${limitWords(from)}` : undefined;
}

function numberOf(part: Expression): number | undefined {
  if (part.kind === "number") return part.value;
  return part.kind === "negative" && part.of.kind === "number" ? -part.of.value : undefined;
}
