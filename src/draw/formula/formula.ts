import { Unknown } from "./node.ts";
import { Parser } from "./parse.ts";
import { tokensOf } from "./tokens.ts";

export interface Formula {
  /** Names in the order of their values: p0, p1, …, or as written between brackets. */
  readonly parameters: readonly string[];
  /** @param point x, y, z, t. */
  at(point: ArrayLike<number>, parameters: ArrayLike<number>): number;
}

/** Longer than any formula that people write. */
const longest = 20_000;
/** As ROOT writes a formula that it has compiled. */
const compiled =
  /^\s*\[\]\s*\(\s*(?:const\s+)?double\s*\*\s*x\s*(?:,\s*(?:const\s+)?double\s*\*\s*p\s*)?\)(?:\s*->\s*double)?\s*\{\s*return\s([^;{}]*);?\s*\}\s*$/i;

/**
 * A formula in ROOT's notation, ready to be evaluated; `undefined` where it holds anything that is not known.
 * Nothing of it is ever run as code. Integers divide as in C (1/2 is 0), as in ROOT.
 *
 * @param order position of each parameter by its name, where that is known; else they are sorted as ROOT sorts them.
 */
export function parseFormula(text: string, order?: ReadonlyMap<string, number>): Formula | undefined {
  if (text.length > longest) return undefined;
  const body = compiled.exec(text)?.[1];
  const tokens = tokensOf(body ?? text);
  if (tokens === undefined) return undefined;
  const slots = new Map<string, number>();
  const slotOf = (name: string): (() => number) => {
    if (!slots.has(name)) slots.set(name, -1);
    return () => slots.get(name)!;
  };
  try {
    const node = new Parser(tokens, slotOf).whole();
    const names = [...slots.keys()].toSorted(byRootsOrder);
    for (const [i, name] of names.entries()) {
      const known = order?.get(name) ?? (body === undefined ? undefined : Number(name.slice(1)));
      if (order !== undefined && known === undefined) return undefined;
      slots.set(name, known ?? i);
    }
    return { parameters: names, at: (point, parameters) => node.at({ point, parameters }) };
  } catch (thrown) {
    if (thrown instanceof Unknown) return undefined;
    throw thrown;
  }
}

/** p2 before p10, both before names, which go by their letters. Source: ROOT `TFormulaParamOrder`. */
function byRootsOrder(a: string, b: string): number {
  const [na, nb] = [a, b].map((name) => /^p(\d+)$/.exec(name)?.[1]);
  if (na !== undefined && nb !== undefined) return Number(na) - Number(nb);
  if (na !== undefined || nb !== undefined) return na === undefined ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
