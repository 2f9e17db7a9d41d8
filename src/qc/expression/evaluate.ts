import type { Hist } from "../../hist/hist.ts";
import { arithmetic, call, holds } from "./arithmetic.ts";
import { formatQuantity } from "./format.ts";
import type { Expression, Quantity } from "./node.ts";
import { errorOf, literal, made, nothing, pure, type Nothing, type Powers, type Uncertain } from "./number.ts";
import { take } from "./quantities.ts";

/** A quantity that an expression looked at: "fit(mean; 40, 60)". */
export interface Found {
  readonly name: string;
  readonly value: number;
  readonly error: number | undefined;
}

/** What an expression is of one histogram. */
export interface Evaluated {
  /** `undefined`: cannot be told; never NaN. */
  readonly value: number | boolean | undefined;
  readonly error: number | undefined;
  /** Powers of the units of the axes; `undefined` where it has no one unit, or is no number. */
  readonly unit: Powers | undefined;
  /** Every quantity once, in the order in which they stand. */
  readonly found: readonly Found[];
  /** Why there is no value; "" where there is one. */
  readonly why: string;
}

type Truth = { readonly kind: "truth"; readonly value: boolean };
type Value = Uncertain | Truth | Nothing;

/**
 * Evaluates an expression of a histogram; total, and of no effect on anything. What is not a number is no value, with the
 * first reason for it; "and" and "or" are decided where one side alone decides them (false and unknown is false).
 */
export function evaluate(expression: Expression, hist: Hist): Evaluated {
  const evaluation = new Evaluation(hist);
  const result = evaluation.of(expression);
  const { found } = evaluation;
  const none = { value: undefined, error: undefined, unit: undefined, found, why: "" };
  switch (result.kind) {
    case "nothing":
      return { ...none, why: result.why };
    case "truth":
      return { ...none, value: result.value };
    case "number": {
      const unit = result.unit === "any" ? pure : result.unit === "mixed" ? undefined : result.unit;
      return { ...none, value: result.value, error: errorOf(result), unit };
    }
  }
}

class Evaluation {
  readonly #hist: Hist;
  readonly #taken = new Map<string, Uncertain | Nothing>();

  constructor(hist: Hist) {
    this.#hist = hist;
  }

  get found(): readonly Found[] {
    return [...this.#taken].flatMap(([name, taken]) =>
      taken.kind === "nothing" ? [] : [{ name, value: taken.value, error: errorOf(taken) }],
    );
  }

  of(part: Expression): Value {
    switch (part.kind) {
      case "number":
        return literal(part.value);
      case "quantity":
        return this.#quantity(part.quantity);
      case "negative": {
        const of = this.#number(part.of);
        return of.kind === "nothing" ? of : made(-of.value, [[of, -1]], of.unit, "");
      }
      case "arithmetic": {
        const [left, right] = [this.#number(part.left), this.#number(part.right)];
        if (left.kind === "nothing") return left;
        return right.kind === "nothing" ? right : arithmetic(part.sign, left, right);
      }
      case "call": {
        const values = part.values.map((value) => this.#number(value));
        const numbers = values.filter((value) => value.kind === "number");
        return values.find((value) => value.kind === "nothing") ?? call(part.name, numbers);
      }
      case "comparison":
        return this.#comparison(part);
      case "not": {
        const of = this.of(part.of);
        return of.kind === "truth" ? { kind: "truth", value: !of.value } : of;
      }
      case "logic": {
        const [left, right] = [this.of(part.left), this.of(part.right)];
        const deciding = part.word === "or";
        const decided = [left, right].find((side) => side.kind === "truth" && side.value === deciding);
        return decided ?? (left.kind === "truth" ? right : left);
      }
    }
  }

  #quantity(quantity: Quantity): Uncertain | Nothing {
    const name = formatQuantity(quantity);
    const known = this.#taken.get(name);
    if (known !== undefined) return known;
    const taken = take(this.#hist, quantity);
    const value = typeof taken === "string" ? nothing(taken) : uncertain(name, taken);
    this.#taken.set(name, value);
    return value;
  }

  /** The parser lets no truth stand where a number is needed. */
  #number(part: Expression): Uncertain | Nothing {
    const value = this.of(part);
    if (value.kind === "truth") throw new Error("an expression has a comparison where a number is needed");
    return value;
  }

  #comparison({ first, rest }: Extract<Expression, { kind: "comparison" }>): Truth | Nothing {
    let left = this.#number(first);
    let unknown: Nothing | undefined;
    for (const { sign, to } of rest) {
      const right = this.#number(to);
      if (left.kind === "number" && right.kind === "number") {
        if (!holds(sign, left.value, right.value)) return { kind: "truth", value: false };
      } else unknown ??= left.kind === "nothing" ? left : (right as Nothing);
      left = right;
    }
    return unknown ?? { kind: "truth", value: true };
  }
}

function uncertain(
  name: string,
  { value, error, unit }: Exclude<ReturnType<typeof take>, string>,
): Uncertain | Nothing {
  if (!Number.isFinite(value)) return nothing(`${name} is not a number`);
  const spread = error === 0 ? [] : [[name, error ?? NaN] as const];
  const powers = { x: unit === "x" ? 1 : 0, y: unit === "y" ? 1 : 0 };
  return { kind: "number", value, spread: new Map(spread), unit: powers };
}
