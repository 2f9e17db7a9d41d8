import type { Expression, Quantity } from "./node.ts";

/** How tightly parts bind; a part that binds less tightly than its place asks for is put in parentheses. */
const tightness = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, sign: 7, power: 8, operand: 9 } as const;
const { or, and, not, comparison, sum, product, sign, power, operand } = tightness;

/** An expression in its one spelling, which `parseExpression` takes apart in the same way. */
export function formatExpression(expression: Expression): string {
  return within(expression, or);
}

const within = (part: Expression, least: number): string => {
  const [text, binds] = written(part);
  return binds < least ? `(${text})` : text;
};

function written(part: Expression): readonly [text: string, binds: number] {
  switch (part.kind) {
    case "number":
      return [String(part.value), operand];
    case "quantity":
      return [formatQuantity(part.quantity), operand];
    case "call":
      return [`${part.name}(${part.values.map((value) => within(value, or)).join(", ")})`, operand];
    case "negative":
      return [`-${within(part.of, sign)}`, sign];
    case "arithmetic":
      return arithmetic(part);
    case "comparison": {
      const rest = part.rest.map((each) => ` ${each.sign} ${within(each.to, sum)}`);
      return [`${within(part.first, sum)}${rest.join("")}`, comparison];
    }
    case "logic": {
      const binds = part.word === "or" ? or : and;
      return [`${within(part.left, binds)} ${part.word} ${within(part.right, binds + 1)}`, binds];
    }
    case "not":
      return [`not ${within(part.of, not)}`, not];
  }
}

function arithmetic(part: Extract<Expression, { kind: "arithmetic" }>): readonly [text: string, binds: number] {
  if (part.sign === "**") return [`${within(part.left, operand)}**${within(part.right, sign)}`, power];
  const binds = part.sign === "+" || part.sign === "-" ? sum : product;
  return [`${within(part.left, binds)} ${part.sign} ${within(part.right, binds + 1)}`, binds];
}

/** "mean", "mean(yaxis)", "fit(mean; 40, 60)". */
export function formatQuantity(quantity: Quantity): string {
  if (!("axis" in quantity)) return quantity.name;
  const { name, axis } = quantity;
  if (name !== "fit") return axis === undefined ? name : `${name}(${axis})`;
  return `fit(${quantity.of}; ${quantity.lo}, ${quantity.hi}${axis === undefined ? "" : `; ${axis}`})`;
}
