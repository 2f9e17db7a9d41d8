import type { Arithmetic, Comparison, FunctionName } from "./node.ts";
import { isPure, made, powerUnit, productUnit, pure, sameUnit, type Nothing, type Uncertain } from "./number.ts";

export function holds(sign: Comparison, a: number, b: number): boolean {
  switch (sign) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "==":
      return a === b;
    case "!=":
      return a !== b;
  }
}

const tooLarge = "a number is too large";

export function arithmetic(sign: Arithmetic, a: Uncertain, b: Uncertain): Uncertain | Nothing {
  const [x, y] = [a.value, b.value];
  switch (sign) {
    case "+":
    case "-": {
      const by = sign === "+" ? 1 : -1;
      return made(
        x + by * y,
        [
          [a, 1],
          [b, by],
        ],
        sameUnit([a.unit, b.unit]),
        tooLarge,
      );
    }
    case "*":
      return made(
        x * y,
        [
          [a, y],
          [b, x],
        ],
        productUnit(a.unit, b.unit, 1),
        tooLarge,
      );
    case "/": {
      const why = y === 0 ? "division by 0" : tooLarge;
      return made(
        x / y,
        [
          [a, 1 / y],
          [b, -x / (y * y)],
        ],
        productUnit(a.unit, b.unit, -1),
        why,
      );
    }
    case "**":
      return power(a, b);
  }
}

/** Derivatives y·x^(y−1) and x^y·ln x; of an exact exponent only the first, so that x may be negative. */
function power(a: Uncertain, b: Uncertain): Uncertain | Nothing {
  const [x, y] = [a.value, b.value];
  const value = x ** y;
  const why = x === 0 ? "division by 0" : Number.isNaN(value) ? "a power of a negative number" : tooLarge;
  const unit = isPure(a.unit) ? pure : b.unit === "any" ? powerUnit(a.unit, y) : "mixed";
  const byExponent = b.spread.size === 0 ? 0 : value * Math.log(x);
  return made(
    value,
    [
      [a, y * x ** (y - 1)],
      [b, byExponent],
    ],
    unit,
    why,
  );
}

export function call(name: FunctionName, values: readonly Uncertain[]): Uncertain | Nothing {
  const of = values[0]!;
  const { value, unit } = of;
  switch (name) {
    case "abs":
      return made(Math.abs(value), [[of, Math.sign(value)]], unit, "");
    case "sqrt":
      return made(
        Math.sqrt(value),
        [[of, 0.5 / Math.sqrt(value)]],
        powerUnit(unit, 0.5),
        "the root of a negative number",
      );
    case "log":
      return made(
        Math.log(value),
        [[of, 1 / value]],
        pure,
        value === 0 ? "the logarithm of 0" : "the logarithm of a negative number",
      );
    case "exp":
      return made(Math.exp(value), [[of, Math.exp(value)]], pure, tooLarge);
    case "round":
      // A rounded number has steps, and no error that one could write beside it.
      return made(roundHalfToEven(value), [[of, NaN]], unit, "");
    case "min":
    case "max": {
      const pick = (name === "min" ? Math.min : Math.max)(...values.map((each) => each.value));
      const chosen = values.find((each) => each.value === pick)!;
      return made(pick, [[chosen, 1]], sameUnit(values.map((each) => each.unit)), "");
    }
  }
}

/** As Python rounds: 46.5 is 46, 47.5 is 48. */
function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  const over = value - below;
  if (over !== 0.5) return over < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}
