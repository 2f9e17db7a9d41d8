/**
 * Limits between which a probability lies at 95 %, by the number of cases in which something happened.
 *
 * @returns shares. Source: C. Clopper and E. Pearson, Biometrika 26 (1934) 404.
 */
export function binomialLimits(happened: number, of: number): readonly [low: number, high: number] {
  const low = happened === 0 ? 0 : root((p) => 1 - cumulative(happened - 1, of, p) - tail);
  const high = happened === of ? 1 : root((p) => tail - cumulative(happened, of, p));
  return [low, high];
}

const tail = 0.025;

/** Probability of at most k of n. */
function cumulative(k: number, n: number, p: number): number {
  let [sum, logChoose] = [0, 0];
  for (let i = 0; i <= k; i++) {
    if (i > 0) logChoose += Math.log((n - i + 1) / i);
    sum += Math.exp(logChoose + i * Math.log(p) + (n - i) * Math.log1p(-p));
  }
  return sum;
}

/** Of a rising function on 0…1. */
function root(of: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (of(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
