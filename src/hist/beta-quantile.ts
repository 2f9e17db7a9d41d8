import { lnGamma } from "../base/ln-gamma.ts";

const steps = 10_000;
const tiny = 1e-300;

/**
 * Where the beta distribution of a, b > 0 has a share of 0 < `share` < 1 below: by Newton's steps, halving what brackets it
 * where one would leave that. Source: ROOT `ROOT::Math::beta_quantile`.
 */
export function betaQuantile(share: number, a: number, b: number): number {
  const lnBeta = lnGamma(a) + lnGamma(b) - lnGamma(a + b);
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let i = 0; i < 200; i++) {
    const off = betaShare(x, a, b, lnBeta) - share;
    if (off > 0) high = x;
    else low = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - lnBeta);
    const wanted = x - off / density;
    const next = wanted > low && wanted < high ? wanted : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-13 * x) return next;
    x = next;
  }
  return x;
}

/** Share of the beta distribution below x. Source: ROOT `TMath::BetaIncomplete`. */
function betaShare(x: number, a: number, b: number, lnBeta: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lnBeta);
  // The fraction converges fast on this side of the mean only.
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

/** Lentz's continued fraction. */
function fraction(x: number, a: number, b: number): number {
  const safe = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < steps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return h;
}
