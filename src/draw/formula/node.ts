/** What a formula is evaluated at. */
export interface At {
  /** x, y, z, t. */
  readonly point: ArrayLike<number>;
  readonly parameters: ArrayLike<number>;
}

/** A part of a formula, ready to be evaluated. `integer`: of C's type int, which decides what a division is. */
export interface Node {
  readonly integer: boolean;
  readonly at: (at: At) => number;
  /** The number, where the part is one as written. */
  readonly literal?: number;
  /** ROOT puts in a product or sum without parentheses here: what is divided by it, or its power, means something else. */
  readonly open?: true;
}

/** The formula holds what is not known; caught where parsing begins. */
export class Unknown extends Error {}

export const real = (at: Node["at"]): Node => ({ integer: false, at });
export const truth = (at: (at: At) => boolean): Node => ({ integer: true, at: (a) => (at(a) ? 1 : 0) });

/** Source: ROOT `TFormula`, which compiles formulas as C++: 1/2 is 0, 5%3 is 2, and comparisons are 0 or 1. */
export function binary(sign: string, left: Node, right: Node): Node {
  if (right.open && (sign === "/" || sign === "%")) throw new Unknown();
  const integer = left.integer && right.integer;
  const [l, r] = [left.at, right.at];
  switch (sign) {
    case "+":
      return { integer, at: (a) => l(a) + r(a) };
    case "-":
      return { integer, at: (a) => l(a) - r(a) };
    case "*":
      return { integer, at: (a) => l(a) * r(a) };
    case "/":
      return { integer, at: integer ? (a) => Math.trunc(l(a) / r(a)) : (a) => l(a) / r(a) };
    case "%":
      if (!integer) throw new Unknown();
      return { integer, at: (a) => l(a) % r(a) };
    case "<":
      return truth((a) => l(a) < r(a));
    case ">":
      return truth((a) => l(a) > r(a));
    case "<=":
      return truth((a) => l(a) <= r(a));
    case ">=":
      return truth((a) => l(a) >= r(a));
    case "==":
      return truth((a) => l(a) === r(a));
    case "!=":
      return truth((a) => l(a) !== r(a));
    case "&&":
      return truth((a) => l(a) !== 0 && r(a) !== 0);
    case "||":
      return truth((a) => l(a) !== 0 || r(a) !== 0);
    default:
      throw new Unknown();
  }
}

/** How tightly operators bind, as in C. */
export const precedence: ReadonlyMap<string, number> = new Map([
  ["||", 1],
  ["&&", 2],
  ["==", 3],
  ["!=", 3],
  ["<", 4],
  [">", 4],
  ["<=", 4],
  [">=", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["%", 6],
]);
