import {
  axisQuantities,
  comparisons,
  fitNumbers,
  functions,
  isTruth,
  plainQuantities,
  type Arithmetic,
  type AxisChoice,
  type Expression,
  type FunctionName,
  type Problem,
} from "./node.ts";
import { tokensOf, type Token } from "./tokens.ts";

export type Parsed =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problem: Problem };

/** Longer than people write, and so short that no nesting is too deep. */
export const longestExpression = 200;

/** Caught where parsing begins. */
class Wrong extends Error {
  readonly problem: Problem;
  constructor(at: number, text: string) {
    super(text);
    this.problem = { at, text };
  }
}

/** Takes an expression apart; never throws. Nothing of it is ever run as code. The language: docs/checks.md. */
export function parseExpression(text: string): Parsed {
  if (text.length > longestExpression) {
    const words = `An expression has at most ${longestExpression} characters; this one has ${text.length}.`;
    return { ok: false, problem: { at: longestExpression + 1, text: words } };
  }
  const tokens = tokensOf(text);
  if ("text" in tokens) return { ok: false, problem: tokens };
  try {
    return { ok: true, expression: new Parser(tokens).whole() };
  } catch (thrown) {
    if (thrown instanceof Wrong) return { ok: false, problem: thrown.problem };
    throw thrown;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#either();
    if (this.#next.text === ",") throw this.#expected("the end (several expressions are written one by one)");
    if (this.#next.kind !== "end") throw this.#expected("an operator, such as < or +, or the end");
    return expression;
  }

  #either(): Expression {
    return this.#logic("or", () => this.#both());
  }

  #both(): Expression {
    return this.#logic("and", () => this.#not());
  }

  #logic(word: "and" | "or", part: () => Expression): Expression {
    let begin = this.#next;
    let left = part();
    while (this.#next.text === word) {
      this.#wantTruth(left, begin, word);
      this.#at += 1;
      begin = this.#next;
      const right = part();
      this.#wantTruth(right, begin, word);
      left = { kind: "logic", word, left, right };
    }
    return left;
  }

  #not(): Expression {
    if (!this.#takes("not")) return this.#comparison();
    const begin = this.#next;
    const of = this.#not();
    this.#wantTruth(of, begin, "not");
    return { kind: "not", of };
  }

  #comparison(): Expression {
    let begin = this.#next;
    const first = this.#sum();
    const rest: { sign: (typeof comparisons)[number]; to: Expression }[] = [];
    for (;;) {
      const sign = comparisons.find((each) => each === this.#next.text);
      if (sign === undefined) break;
      if (rest.length === 0) this.#wantNumber(first, begin, sign);
      this.#at += 1;
      begin = this.#next;
      const to = this.#sum();
      this.#wantNumber(to, begin, sign);
      rest.push({ sign, to });
    }
    return rest.length === 0 ? first : { kind: "comparison", first, rest };
  }

  #sum(): Expression {
    return this.#arithmetic(["+", "-"], () => this.#arithmetic(["*", "/"], () => this.#signed()));
  }

  #arithmetic(signs: readonly Arithmetic[], part: () => Expression): Expression {
    let begin = this.#next;
    let left = part();
    for (;;) {
      const sign = signs.find((each) => each === this.#next.text);
      if (sign === undefined) return left;
      this.#wantNumber(left, begin, sign);
      this.#at += 1;
      begin = this.#next;
      const right = part();
      this.#wantNumber(right, begin, sign);
      left = { kind: "arithmetic", sign, left, right };
    }
  }

  /** −x**2 is −(x**2), and 2**−x is allowed. */
  #signed(): Expression {
    const { text } = this.#next;
    if (text !== "-" && text !== "+") return this.#power();
    this.#at += 1;
    const begin = this.#next;
    const of = this.#signed();
    this.#wantNumber(of, begin, text);
    return text === "-" ? { kind: "negative", of } : of;
  }

  #power(): Expression {
    let begin = this.#next;
    const left = this.#operand();
    if (this.#next.text !== "**") return left;
    this.#wantNumber(left, begin, "**");
    this.#at += 1;
    begin = this.#next;
    const right = this.#signed();
    this.#wantNumber(right, begin, "**");
    return { kind: "arithmetic", sign: "**", left, right };
  }

  #operand(): Expression {
    const token = this.#next;
    if (token.kind === "number") return { kind: "number", value: this.#number() };
    if (token.kind === "name" && !["and", "or", "not"].includes(token.text)) {
      this.#at += 1;
      return this.#named(token);
    }
    if (!this.#takes("(")) throw this.#expected("a number or a name");
    const inner = this.#either();
    this.#expect(")");
    return inner;
  }

  /** Python's "math.sqrt" is understood too. */
  #named(token: Token): Expression {
    const name = token.text.replace(/^math\./, "");
    const plain = plainQuantities.find((each) => each === name);
    if (plain !== undefined) return { kind: "quantity", quantity: { name: plain } };
    const along = axisQuantities.find((each) => each === name);
    if (along !== undefined) {
      const axis = this.#takes("(") ? this.#axis() : undefined;
      if (axis !== undefined) this.#expect(")");
      return { kind: "quantity", quantity: { name: along, axis } };
    }
    if (name === "fit") return this.#fit();
    if (!Object.hasOwn(functions, name)) throw unknownName(token);
    return this.#call(name as FunctionName);
  }

  #call(name: FunctionName): Expression {
    this.#expect("(");
    const open = this.#tokens[this.#at - 2]!;
    const values: Expression[] = [];
    do {
      const begin = this.#next;
      const value = this.#either();
      this.#wantNumber(value, begin, name);
      values.push(value);
    } while (this.#takes(","));
    this.#expect(")");
    const [fewest, most] = functions[name];
    if (values.length < fewest || values.length > most) {
      const wanted = fewest === most ? "one number" : `${fewest} to ${most} numbers`;
      throw new Wrong(open.at, `“${name}” takes ${wanted}, here ${values.length}, at column ${open.at}.`);
    }
    return { kind: "call", name, values };
  }

  /** fit(mean; 40, 60) or fit(mean; 40, 60; xaxis). */
  #fit(): Expression {
    this.#expect("(");
    const of = fitNumbers.find((each) => each === this.#next.text);
    if (of === undefined) throw this.#expected("mean, sigma or chi2ndf");
    this.#at += 1;
    this.#expect(";");
    const lo = this.#signedNumber();
    this.#expect(",");
    const { at } = this.#next;
    const hi = this.#signedNumber();
    if (!(lo < hi)) throw new Wrong(at, `The range of a fit must rise: ${hi} is not above ${lo}, at column ${at}.`);
    const axis = this.#takes(";") ? this.#axis() : undefined;
    this.#expect(")");
    return { kind: "quantity", quantity: { name: "fit", of, lo, hi, axis } };
  }

  #axis(): AxisChoice {
    const { text } = this.#next;
    if (text !== "xaxis" && text !== "yaxis") throw this.#expected("xaxis or yaxis");
    this.#at += 1;
    return text;
  }

  #signedNumber(): number {
    const sign = this.#takes("-") ? -1 : 1;
    return sign * this.#number() + 0; // no −0
  }

  #number(): number {
    const token = this.#next;
    if (token.kind !== "number") throw this.#expected("a number");
    const value = Number(token.text);
    if (!Number.isFinite(value)) throw new Wrong(token.at, `${token.text} is too large, at column ${token.at}.`);
    this.#at += 1;
    return value;
  }

  /** There is always one: nothing goes past the end. */
  get #next(): Token {
    return this.#tokens[this.#at]!;
  }

  #takes(text: string): boolean {
    if (this.#next.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#takes(text)) throw this.#expected(`“${text}”`);
  }

  #expected(what: string): Wrong {
    const { at } = this.#next;
    const before = this.#tokens[this.#at - 1];
    const after = before === undefined ? "" : ` after “${before.text}”`;
    return new Wrong(at, `Expected ${what}${after}, at column ${at}.`);
  }

  #wantTruth(part: Expression, { at }: Token, word: string): void {
    if (isTruth(part)) return;
    const does = word === "not" ? "goes before a comparison" : "joins comparisons";
    throw new Wrong(at, `“${word}” ${does}, such as mean > 0; at column ${at} there is a number.`);
  }

  #wantNumber(part: Expression, { at }: Token, sign: string): void {
    if (isTruth(part)) throw new Wrong(at, `“${sign}” takes numbers; at column ${at} there is a comparison.`);
  }
}

function unknownName({ text, at }: Token): Wrong {
  const known = [...plainQuantities, ...axisQuantities, "fit", ...Object.keys(functions)];
  const axis = text === "xaxis" || text === "yaxis" ? ` An axis is chosen as in mean(${text}).` : "";
  return new Wrong(at, `There is no “${text}”, at column ${at}; known are ${known.join(", ")}.${axis}`);
}
