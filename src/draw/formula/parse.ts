import { constants, functionNamed, truths } from "./functions.ts";
import { binary, precedence, real, truth, Unknown, type Node } from "./node.ts";
import { shapeNamed } from "./shapes.ts";
import type { Token } from "./tokens.ts";

const variables: ReadonlyMap<string, number> = new Map([
  ["x", 0],
  ["y", 1],
  ["z", 2],
  ["t", 3],
]);
const nestingLimit = 200;

/** Takes a formula apart by precedence, and gives what evaluates it. Throws `Unknown`. */
export class Parser {
  readonly #tokens: readonly Token[];
  readonly #slotOf: (parameter: string) => () => number;
  #at = 0;
  #nesting = 0;

  /** @param slotOf where a parameter's value will stand; asked once everything is parsed. */
  constructor(tokens: readonly Token[], slotOf: (parameter: string) => () => number) {
    this.#tokens = tokens;
    this.#slotOf = slotOf;
  }

  whole(): Node {
    const node = this.#choice();
    if (this.#at < this.#tokens.length) throw new Unknown();
    return node;
  }

  #choice(): Node {
    if (++this.#nesting > nestingLimit) throw new Unknown();
    const condition = this.#operators(1);
    let node = condition;
    if (this.#takes("?")) {
      const yes = this.#choice();
      this.#expect(":");
      const no = this.#choice();
      const at = condition.at;
      node = { integer: yes.integer && no.integer, at: (a) => (at(a) !== 0 ? yes.at(a) : no.at(a)) };
    }
    this.#nesting--;
    return node;
  }

  #operators(weakest: number): Node {
    let left = this.#signed();
    for (;;) {
      const next = this.#tokens[this.#at];
      const binds = next?.kind === "sign" ? precedence.get(next.text) : undefined;
      if (next?.kind !== "sign" || binds === undefined || binds < weakest) return left;
      this.#at++;
      left = binary(next.text, left, this.#operators(binds + 1));
    }
  }

  /** −x² is −(x²), and 2^−x is allowed. */
  #signed(): Node {
    if (++this.#nesting > nestingLimit) throw new Unknown();
    try {
      if (this.#takes("+")) return this.#signed();
      if (this.#takes("-")) {
        const { at, integer } = this.#signed();
        return { integer, at: (a) => -at(a) };
      }
      if (this.#takes("!")) {
        const { at } = this.#signed();
        return truth((a) => at(a) === 0);
      }
      const base = this.#operand();
      if (!this.#takes("^") && !this.#takes("**")) return base;
      const exponent = this.#signed();
      if (base.open || exponent.open) throw new Unknown();
      return exponent.literal === 2 ? real((a) => base.at(a) * base.at(a)) : real((a) => base.at(a) ** exponent.at(a));
    } finally {
      this.#nesting--;
    }
  }

  #operand(): Node {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Unknown();
    switch (token.kind) {
      case "number":
        return { integer: token.integer, at: () => token.value, literal: token.value };
      case "bracket":
        return this.#parameter(/^\d+$/.test(token.text) ? `p${token.text}` : token.text);
      case "name":
        return this.#named(token.text);
      case "sign": {
        if (token.text !== "(") throw new Unknown();
        const inner = this.#choice();
        this.#expect(")");
        return { integer: inner.integer, at: inner.at };
      }
    }
  }

  #named(name: string): Node {
    const variable = variables.get(name);
    if (variable !== undefined) return this.#variable(name, variable);
    if (name === "p") return this.#parameter(`p${this.#index()}`);
    const value = constants.get(name);
    if (value !== undefined) return real(() => value);
    const yes = truths.get(name);
    if (yes !== undefined) return truth(() => yes === 1);
    const shape = shapeNamed(name);
    if (shape !== undefined) return this.#shape(shape);
    const known = functionNamed(name);
    if (known === undefined) throw new Unknown();
    this.#expect("(");
    const values = this.#arguments();
    const [fewest, most] = known.arguments;
    if (values.length < fewest || values.length > most) throw new Unknown();
    const integer =
      known.integer === "always" || (known.integer === "of integers" && values.every((each) => each.integer));
    return { integer, at: (a) => known.apply(...values.map((each) => each.at(a))) };
  }

  /** x, or x[0] as in formulas that ROOT has compiled. */
  #variable(name: string, index: number): Node {
    const indexed = name === "x" && this.#tokens[this.#at]?.kind === "bracket";
    const at = indexed ? this.#index() : index;
    if (at > 3) throw new Unknown();
    return real(({ point }) => point[at] ?? 0);
  }

  #index(): number {
    const token = this.#tokens[this.#at++];
    if (token?.kind !== "bracket" || !/^\d{1,4}$/.test(token.text)) throw new Unknown();
    return Number(token.text);
  }

  #parameter(name: string): Node {
    const range = /^(\d+)\.\.(\d+)$/.test(name);
    if (range || !/^[\w ()/.^-]+$/.test(name)) throw new Unknown();
    const slot = this.#slotOf(name);
    return real(({ parameters }) => parameters[slot()] ?? NaN);
  }

  /** gaus, gaus(3) from parameter 3 on, gaus(y), gaus(x, [0], 2, [1]), gaus(x, [0..2]). */
  #shape({ shape, variable }: NonNullable<ReturnType<typeof shapeNamed>>): Node {
    const given = this.#takes("(") ? this.#arguments() : [];
    const first = given[0];
    const offset = given.length === 1 && first!.integer ? first!.literal : undefined;
    const { dimensions, parameters: count } = shape;
    let point = Array.from({ length: dimensions }, (_, i) => real((a) => a.point[variable + i] ?? 0));
    let values: readonly Node[] | undefined;
    let from = offset ?? 0;
    if (given.length > 0 && offset === undefined) {
      point = given.slice(0, dimensions);
      const rest = given.slice(dimensions);
      if (point.length < dimensions) throw new Unknown();
      if (rest.length === count) values = rest;
      else if (rest.length === 1 && rest[0]!.integer && rest[0]!.literal !== undefined) from = rest[0]!.literal;
      else if (rest.length > 0) throw new Unknown();
    }
    if (from > 1000) throw new Unknown();
    // A shape that begins with parameter 3 has those before it too.
    if (values === undefined)
      values = Array.from({ length: from + count }, (_, i) => this.#parameter(`p${i}`)).slice(from);
    const parameters = values;
    const at: Node["at"] = (a) =>
      shape.at(
        point.map((each) => each.at(a)),
        parameters.map((each) => each.at(a)),
      );
    return { integer: false, at, open: true };
  }

  /** Up to the closing parenthesis. */
  #arguments(): readonly Node[] {
    if (this.#takes(")")) return [];
    const values: Node[] = [];
    do {
      const range = this.#range();
      if (range === undefined) values.push(this.#choice());
      else values.push(...range);
    } while (this.#takes(","));
    this.#expect(")");
    return values;
  }

  /** [0..2] for [0], [1], [2]. */
  #range(): readonly Node[] | undefined {
    const token = this.#tokens[this.#at];
    const [, from, to] = (token?.kind === "bracket" && /^(\d{1,3})\.\.(\d{1,3})$/.exec(token.text)) || [];
    if (from === undefined) return undefined;
    this.#at++;
    const count = Number(to) - Number(from) + 1;
    return Array.from({ length: Math.max(0, count) }, (_, i) => this.#parameter(`p${Number(from) + i}`));
  }

  #takes(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "sign" || token.text !== sign) return false;
    this.#at++;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) throw new Unknown();
  }
}
