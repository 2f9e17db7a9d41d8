import { randomNumbers } from "../../fuzz/random.ts";

/** Draws that are the same in every run with the same seed. */
export interface Draws {
  /** 0 ≤ u < 1. */
  uniform(): number;
  /** Number of events where `mean` are expected. */
  poisson(mean: number): number;
  pick<T>(from: readonly T[]): T;
}

/** Above it a rounded normal distribution is as good: skewness 1/√mean below 0.03. */
const largestTable = 1000;

/** Probabilities of up to first + i events. */
interface Table {
  readonly first: number;
  readonly cumulative: Float64Array;
}

/** Whole numbers are what cells of counts have: of each the distribution is made once. */
const tables = new Map<number, Table>();

export function draws(seed: number): Draws {
  const random = randomNumbers(seed);
  const uniform = (): number => random(2 ** 32) / 2 ** 32;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    pick: (from) => random.pick(from),
    poisson(mean) {
      if (!(mean > 0)) return 0;
      if (mean > largestTable) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      if (!Number.isInteger(mean)) return inTable(tableOf(mean), uniform());
      const table = tables.get(mean) ?? tableOf(mean);
      tables.set(mean, table);
      return inTable(table, uniform());
    },
  };
}

function tableOf(mean: number): Table {
  const reach = 8 * Math.sqrt(mean) + 10;
  const first = Math.max(0, Math.floor(mean - reach));
  const cumulative = new Float64Array(Math.ceil(mean + reach) - first + 1);
  let logFactorial = 0;
  for (let k = 2; k <= first; k++) logFactorial += Math.log(k);
  let sum = 0;
  for (let i = 0; i < cumulative.length; i++) {
    const k = first + i;
    if (i > 0 && k > 1) logFactorial += Math.log(k);
    sum += Math.exp(k * Math.log(mean) - mean - logFactorial);
    cumulative[i] = sum;
  }
  return { first, cumulative };
}

function inTable({ first, cumulative }: Table, u: number): number {
  let [from, to] = [0, cumulative.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (cumulative[middle]! <= u) from = middle + 1;
    else to = middle;
  }
  return first + from;
}
