import { parseFormula, type Formula } from "./formula.ts";

/**
 * In place of JSROOT's `base/func.mjs`, which turns the text of a formula into code (tools/build/jsroot-plugin.ts puts
 * this there). The names and what they do are JSROOT's; functions of formulas that are not known have no `evalPar`, and
 * JSROOT then draws their saved points, or nothing.
 */
interface RootFunction {
  readonly fTitle?: unknown;
  readonly fFormula?: {
    readonly fFormula?: unknown;
    readonly fClingParameters?: ArrayLike<unknown> | null;
    readonly fParams?: readonly { readonly first?: unknown; readonly second?: unknown }[] | null;
  } | null;
  readonly fParams?: { readonly fParameters?: ArrayLike<unknown> | null } | null;
  readonly fSave?: ArrayLike<number> | null;
  readonly formulas?: readonly { readonly fName?: unknown; readonly fTitle?: unknown }[];
  evalPar?: (...point: number[]) => number;
}

/** Gives a function its `evalPar`; false where it cannot be evaluated. The name is spelt as in JSROOT. */
export function proivdeEvalPar(object: RootFunction, checkSaved = false): boolean {
  const stored = object.fFormula?.fFormula;
  const text = typeof stored === "string" && stored !== "" ? stored : object.fTitle;
  if (typeof text !== "string" || text === "") return !checkSaved || (object.fSave?.length ?? 0) > 2;
  const order = typeof stored === "string" ? orderOf(object) : undefined;
  const formula = parse(text, order, object);
  delete object.evalPar;
  if (formula === undefined) return false;
  const parameters = parametersOf(object);
  object.evalPar = (...point) => formula.at(point, parameters);
  return true;
}

function parse(
  text: string,
  order: ReadonlyMap<string, number> | undefined,
  { formulas }: RootFunction,
): Formula | undefined {
  // Formulas of the file that this one names: put in as they are, as ROOT does.
  const whole = (formulas ?? []).reduce(
    (sum, { fName, fTitle }) =>
      typeof fName === "string" && typeof fTitle === "string" && fName !== "" && sum.length < 20_000
        ? sum.replaceAll(fName, () => fTitle)
        : sum,
    text,
  );
  return parseFormula(whole, order) ?? (order === undefined ? undefined : parseFormula(whole));
}

/** Where the value of each parameter stands, as the file has it. */
function orderOf({ fFormula }: RootFunction): ReadonlyMap<string, number> | undefined {
  const pairs = fFormula?.fParams;
  if (!Array.isArray(pairs)) return undefined;
  const places = pairs.flatMap((pair): [string, number][] =>
    typeof pair?.first === "string" && typeof pair.second === "number" ? [[pair.first, pair.second]] : [],
  );
  return new Map(places);
}

/** Of ROOT 6 and later, or of before. */
function parametersOf(object: RootFunction): readonly number[] {
  const values = object.fParams?.fParameters ?? object.fFormula?.fClingParameters ?? [];
  return Array.from(values, Number);
}

/** Value of a function: of its formula, else between its saved points; 0 where there is neither. */
export function getTF1Value(func: RootFunction | null | undefined, x: number, skipFormula = false): number {
  if (!func) return 0;
  if (!skipFormula && (func.evalPar !== undefined || proivdeEvalPar(func)) && func.evalPar !== undefined) {
    const value = func.evalPar(x);
    if (Number.isFinite(value)) return value;
  }
  const saved = func.fSave ?? [];
  const last = saved.length - 3;
  return last < 2 || saved[last + 1] === saved[last + 2] ? 0 : interpolateSaved(saved, x);
}

/** Value between the saved points of a function. */
const savedValue = (func: RootFunction, x: number): number => interpolateSaved(func.fSave ?? [], x);
export { savedValue as _getTF1Save };

/**
 * Saved points are np + 1 values at equal steps, then the ends of the range; outside it is the value at the end.
 * A point that is no number takes those beside it. Source: JSROOT 7.11.2 `_getTF1Save`.
 */
function interpolateSaved(saved: ArrayLike<number>, x: number): number {
  const steps = saved.length - 3;
  const [from, to] = [saved[steps + 1]!, saved[steps + 2]!];
  if (x < from) return saved[0]!;
  if (x > to) return saved[steps]!;
  const width = (to - from) / steps;
  let bin = Math.min(steps - 1, Math.floor((x - from) / width));
  if (!Number.isFinite(saved[bin]) && bin < steps - 1) bin++;
  else if (!Number.isFinite(saved[bin + 1]) && bin > 0) bin--;
  const [low, high] = [saved[bin]!, saved[bin + 1]!];
  return low + ((high - low) * (x - (from + bin * width))) / width;
}
