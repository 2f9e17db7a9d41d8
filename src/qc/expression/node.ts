/** Which axis a quantity is taken along; `undefined`: x of a histogram, y of a map or a profile, which is what they measure. */
export type AxisChoice = "xaxis" | "yaxis" | undefined;

export const axisQuantities = ["mean", "meanError", "stdDev", "median"] as const;
export const plainQuantities = ["entries", "integral"] as const;
export const fitNumbers = ["mean", "sigma", "chi2ndf"] as const;

/** What is taken from the histogram. */
export type Quantity =
  | { readonly name: (typeof plainQuantities)[number] }
  | { readonly name: (typeof axisQuantities)[number]; readonly axis: AxisChoice }
  | {
      readonly name: "fit";
      readonly of: (typeof fitNumbers)[number];
      readonly lo: number;
      readonly hi: number;
      readonly axis: AxisChoice;
    };

/** Functions and how many numbers they take. */
export const functions = {
  abs: [1, 1],
  sqrt: [1, 1],
  log: [1, 1],
  exp: [1, 1],
  round: [1, 1],
  min: [2, 8],
  max: [2, 8],
} as const satisfies Readonly<Record<string, readonly [fewest: number, most: number]>>;
export type FunctionName = keyof typeof functions;

export type Arithmetic = "+" | "-" | "*" | "/" | "**";
export const comparisons = ["<", "<=", ">", ">=", "==", "!="] as const;
export type Comparison = (typeof comparisons)[number];

/** An expression taken apart. Numbers are never negative: a sign before one is a part of its own. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "quantity"; readonly quantity: Quantity }
  | { readonly kind: "call"; readonly name: FunctionName; readonly values: readonly Expression[] }
  | { readonly kind: "negative"; readonly of: Expression }
  | { readonly kind: "arithmetic"; readonly sign: Arithmetic; readonly left: Expression; readonly right: Expression }
  /** All of them in a row hold: 48 < mean < 52. */
  | {
      readonly kind: "comparison";
      readonly first: Expression;
      readonly rest: readonly { readonly sign: Comparison; readonly to: Expression }[];
    }
  | { readonly kind: "logic"; readonly word: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "not"; readonly of: Expression };

/** Whether an expression is true or false, and not a number. */
export const isTruth = ({ kind }: Expression): boolean => kind === "comparison" || kind === "logic" || kind === "not";

/** What is wrong with an expression, in a sentence that names the column (from 1). */
export interface Problem {
  readonly at: number;
  readonly text: string;
}
