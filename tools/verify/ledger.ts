/** One row of the table: a quantity, how often it was compared, and how far the worst was off. */
export interface Row {
  readonly quantity: string;
  compared: number;
  /** `undefined` where equality is asked for. */
  worst: number | undefined;
  tolerance: number | undefined;
  failed: number;
}

/** Deviation and what it may be. */
export interface Within {
  readonly tolerance: number;
  /** By default relative to the wanted number, to a thousandth where that is smaller. */
  readonly deviation?: (got: number, wanted: number) => number;
}

/** Sums, means and contents: to rounding. */
export const toRounding: Within = { tolerance: 1e-12 };

type Numbers = ArrayLike<number | null | undefined>;

/**
 * What was compared, and what was listed: every number of the golden files is either compared or left by name, and a file
 * whose count does not come out has a number that nobody looked at.
 */
export class Ledger {
  readonly rows = new Map<string, Row>();
  readonly left = new Map<string, number>();
  readonly problems: string[] = [];
  /** What the app says of files that it cannot show. */
  readonly sentences: string[] = [];
  /** Bytes that the browser keeps of a run. */
  readonly kept: { readonly path: string; readonly kept: number; readonly size: number }[] = [];
  /** Numbers that were held to another rule than their like. */
  readonly remarks: string[] = [];
  #seen = 0;
  #place = "";

  /** All that `work` compares is of the `listed` values at `place`; one left over, or one too many, is a problem. */
  async account(place: string, listed: number, work: () => Promise<void> | void): Promise<void> {
    const before = this.#seen;
    this.#place = place;
    try {
      await work();
    } catch (thrown) {
      this.problem(`not compared: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
    const seen = this.#seen - before;
    if (seen !== listed) this.problem(`${listed} values are listed, ${seen} were compared or left by name`);
  }

  /** Listed numbers, one by one; `null` and NaN stand for a number that does not exist. */
  numbers(quantity: string, where: string, got: Numbers, wanted: Numbers, within: Within = toRounding): void {
    this.#seen += wanted.length;
    this.alsoNumbers(quantity, where, got, wanted, within);
  }

  /** Numbers that are compared beyond what is listed. */
  alsoNumbers(quantity: string, where: string, got: Numbers, wanted: Numbers, within: Within = toRounding): void {
    const row = this.#row(quantity, within.tolerance);
    row.compared += wanted.length;
    const worst = worstOf(got, wanted, within.deviation ?? relativeDeviation);
    row.worst = Math.max(row.worst ?? 0, worst.deviation);
    if (worst.deviation <= within.tolerance) return;
    row.failed += 1;
    const at = wanted.length > 1 ? ` [${worst.at}]` : "";
    this.problem(`${where}${at}: ${quantity} ${String(got[worst.at])}, wanted ${String(wanted[worst.at])}`);
  }

  /** Listed texts, integers, hashes and truth values. */
  exact(quantity: string, where: string, got: unknown, wanted: unknown): void {
    this.#seen += 1;
    this.also(quantity, where, got, wanted);
  }

  /** What is compared beyond what is listed, such as the names of objects. */
  also(quantity: string, where: string, got: unknown, wanted: unknown): void {
    const row = this.#row(quantity, undefined);
    row.compared += 1;
    if (Object.is(got, wanted)) return;
    row.failed += 1;
    this.problem(`${where}: ${quantity} ${short(got)}, wanted ${short(wanted)}`);
  }

  /** Listed values of a kind that is not compared here, by name. */
  leave(kind: string, count: number): void {
    this.#seen += count;
    this.leaveWhole(kind, count);
  }

  /** The same for a file that is not looked into. */
  leaveWhole(kind: string, count: number): void {
    this.left.set(kind, (this.left.get(kind) ?? 0) + count);
  }

  problem(words: string): void {
    this.problems.push(this.#place === "" ? words : `${this.#place}: ${words}`);
  }

  /** Where comparisons beyond the listed ones are; `undefined`: nowhere in particular. */
  at(place: string): void {
    this.#place = place;
  }

  #row(quantity: string, tolerance: number | undefined): Row {
    const row = this.rows.get(quantity) ?? { quantity, compared: 0, worst: undefined, tolerance, failed: 0 };
    this.rows.set(quantity, row);
    return row;
  }
}

/** Relative; below a thousandth in units of that, where cancelled sums leave nothing to be relative to. */
export const relativeDeviation = (got: number, wanted: number): number =>
  Math.abs(got - wanted) / Math.max(1e-3, Math.abs(wanted));

function worstOf(got: Numbers, wanted: Numbers, deviation: (got: number, wanted: number) => number) {
  let worst = { deviation: got.length === wanted.length ? 0 : Infinity, at: 0 };
  for (let at = 0; at < wanted.length && worst.deviation < Infinity; at++) {
    const [a, b] = [got[at], wanted[at]];
    const [hasA, hasB] = [exists(a), exists(b)];
    const off = hasA && hasB ? (a === b ? 0 : deviation(a!, b!)) : hasA === hasB ? 0 : Infinity;
    if (off > worst.deviation || Number.isNaN(off)) worst = { deviation: Number.isNaN(off) ? Infinity : off, at };
  }
  return worst;
}

const exists = (value: number | null | undefined): value is number =>
  typeof value === "number" && Number.isFinite(value);

const short = (value: unknown): string => {
  const text = typeof value === "string" ? `"${value}"` : String(value);
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
};
