/** Random numbers that are the same in every run with the same seed. */
export interface Random {
  /** From 0 to n − 1. */
  (n: number): number;
  chance(of: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Source: mulberry32 by Tommy Ettinger, public domain. */
export function randomNumbers(seed: number): Random {
  let state = seed >>> 0;
  const next = (n: number): number => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n);
  };
  return Object.assign(next, {
    chance: (of: number) => next(of) === 0,
    pick: <T>(from: readonly T[]) => from[next(from.length)]!,
  });
}

/** One mutant's own numbers: any one can be made again without those before it. */
export const randomOf = (seed: number, number: number): Random =>
  randomNumbers(Math.imul(seed, 0x9e37_79b1) ^ Math.imul(number + 1, 0x85eb_ca6b));
