import { erfc } from "../../../src/stats/special.ts";
import { randomOf } from "../../fuzz/random.ts";

/** Draws that are the same in every run with the same seed and number. */
export interface Draws {
  /** 0 ≤ u < 1. */
  uniform(): number;
  /** With mean 0 and standard deviation 1. */
  normal(): number;
  /** Number of events where `mean` are expected. */
  poisson(mean: number): number;
  pick<T>(from: readonly T[]): T;
}

/** Above it a rounded normal distribution is as good: skewness 1/√mean below 0.03. */
const largestTable = 1000;

/** Of as many equal parts of a normal distribution the middle one of each: none beyond 4.3 σ, the variance right to 10⁻⁴. */
const deviates = Float64Array.from({ length: 2 ** 16 }, (_, i) => quantile((i + 0.5) / 2 ** 16));

/** Of a normal distribution, by halving. */
function quantile(p: number): number {
  let [low, high] = [-5, 5];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (erfc(-middle / Math.SQRT2) / 2 < p) low = middle;
    else high = middle;
  }
  return low;
}

/** @param number of what is made: any of them is the same whatever was made before. */
export function draws(seed: number, number = 0): Draws {
  const random = randomOf(seed, number);
  const uniform = (): number => random(2 ** 32) / 2 ** 32;
  const normal = (): number => deviates[random(deviates.length)]!;
  return {
    uniform,
    normal,
    pick: (from) => random.pick(from),
    // What is left of a mean beyond a whole number is drawn apart: the sum of two is Poisson's again.
    poisson(mean) {
      if (!(mean > 0)) return 0;
      if (mean > largestTable) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const whole = Math.floor(mean);
      const events = whole === 0 ? 0 : inTable(tableOf(whole), uniform());
      return whole === mean ? events : events + few(mean - whole, uniform());
    },
  };
}

/** Of a mean below 1. */
function few(mean: number, u: number): number {
  let [events, probability] = [0, Math.exp(-mean)];
  let sum = probability;
  while (u >= sum && events < 20) {
    events += 1;
    probability *= mean / events;
    sum += probability;
  }
  return events;
}

/**
 * Columns of equal width, each of two numbers of events: below `share` of the column its own, above it the other one.
 * Source: A. Walker's alias method, ACM TOMS 3 (1977) 253.
 */
interface Table {
  readonly first: number;
  readonly share: Float64Array;
  readonly other: Uint16Array;
}

/** Whole numbers are what cells of counts have: of each the distribution is made once. */
const tables: (Table | undefined)[] = [];

const tableOf = (mean: number): Table => (tables[mean] ??= makeTable(mean));

function makeTable(mean: number): Table {
  const reach = 8 * Math.sqrt(mean) + 10;
  const first = Math.max(0, Math.floor(mean - reach));
  const n = Math.ceil(mean + reach) - first + 1;
  let logFactorial = 0;
  for (let k = 2; k < first; k++) logFactorial += Math.log(k);
  const share = Float64Array.from({ length: n }, (_, i) => {
    if (first + i > 1) logFactorial += Math.log(first + i);
    return Math.exp((first + i) * Math.log(mean) - mean - logFactorial);
  });
  const sum = share.reduce((all, each) => all + each, 0);
  const other = new Uint16Array(n);
  const [low, high]: [number[], number[]] = [[], []];
  share.forEach((probability, i) => {
    share[i] = (probability * n) / sum;
    (share[i] < 1 ? low : high).push(i);
  });
  for (let from = low.pop(), to = high.at(-1); from !== undefined && to !== undefined;) {
    other[from] = to;
    share[to] = share[to]! - (1 - share[from]!);
    if (share[to]! < 1) low.push(high.pop()!);
    [from, to] = [low.pop(), high.at(-1)];
  }
  for (const left of [...low, ...high]) share[left] = 1;
  return { first, share, other };
}

function inTable({ first, share, other }: Table, u: number): number {
  const at = u * share.length;
  const column = Math.floor(at);
  return first + (at - column < share[column]! ? column : other[column]!);
}
