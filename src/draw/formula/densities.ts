import { landauDensity } from "./landau.ts";
import { erf, gamma, lnGamma } from "../../stats/special.ts";

/** ROOT's densities, with its defaults and its answers outside of where they are defined. */

/** Source: ROOT `TMath::Gaus`. */
export function gauss(x: number, mean = 0, sigma = 1, normalised = 0): number {
  if (sigma === 0) return 1e30;
  const z = (x - mean) / sigma;
  if (Math.abs(z) > 39) return 0;
  const height = Math.exp(-0.5 * z * z);
  return normalised === 0 ? height : height / (2.5066282746310002 * sigma);
}

/** Source: ROOT `TMath::Landau`. */
export function landau(x: number, mpv = 0, sigma = 1, normalised = 0): number {
  if (sigma <= 0) return 0;
  const density = landauDensity((x - mpv) / sigma);
  return normalised === 0 ? density : density / sigma;
}

/** Source: ROOT `TMath::BreitWigner`. */
export const breitWigner = (x: number, mean = 0, width = 1): number =>
  width / ((x - mean) * (x - mean) + (width * width) / 4) / (2 * Math.PI);

/** Source: ROOT `ROOT::Math::normal_pdf`, `gaussian_pdf`. */
export const normalDensity = (x: number, sigma = 1, x0 = 0): number => {
  const z = (x - x0) / Math.abs(sigma);
  return (1 / (Math.sqrt(2 * Math.PI) * Math.abs(sigma))) * Math.exp((-z * z) / 2);
};

/** Source: ROOT `ROOT::Math::crystalball_function`. */
export function crystalBall(x: number, alpha: number, n: number, sigma: number, mean = 0): number {
  if (sigma < 0) return 0;
  const z = ((x - mean) / sigma) * (alpha < 0 ? -1 : 1);
  const a = Math.abs(alpha);
  if (z > -a) return Math.exp(-0.5 * z * z);
  const nDivAlpha = n / a;
  return Math.exp(-0.5 * a * a) * (nDivAlpha / (nDivAlpha - a - z)) ** n;
}

/** Source: ROOT `ROOT::Math::crystalball_pdf`; NaN where n ≤ 1, where the tail has no integral. */
export function crystalBallDensity(x: number, alpha: number, n: number, sigma: number, mean = 0): number {
  if (sigma < 0) return 0;
  if (n <= 1) return NaN;
  const a = Math.abs(alpha);
  const tail = (n / a) * (1 / (n - 1)) * Math.exp((-a * a) / 2);
  const core = Math.sqrt(Math.PI / 2) * (1 + erf(a / Math.SQRT2));
  return crystalBall(x, alpha, n, sigma, mean) / (sigma * (tail + core));
}

/** Source: ROOT `TMath::Poisson`, for numbers that are not whole too. */
export function poisson(x: number, mean: number): number {
  if (x < 0) return 0;
  return x === 0 ? Math.exp(-mean) : Math.exp(x * Math.log(mean) - lnGamma(x + 1) - mean);
}

/** Source: ROOT `TMath::Student`. */
export function student(t: number, ndf: number): number {
  if (ndf < 1) return 0;
  const half = 0.5 * (ndf + 1);
  return gamma(half) / (Math.sqrt(ndf * Math.PI) * gamma(0.5 * ndf) * (1 + (t * t) / ndf) ** half);
}

/** Source: ROOT `ROOT::Math::lognormal_pdf`; m and s are those of the logarithm. */
export function lognormalDensity(x: number, m: number, s: number, x0 = 0): number {
  if (x - x0 <= 0) return 0;
  const z = (Math.log(x - x0) - m) / s;
  return (1 / ((x - x0) * Math.abs(s) * Math.sqrt(2 * Math.PI))) * Math.exp((-z * z) / 2);
}

/** Source: ROOT `ROOT::Math::gamma_pdf`. */
export function gammaDensity(x: number, alpha: number, theta: number, x0 = 0): number {
  const u = x - x0;
  if (u < 0) return 0;
  if (u === 0) return alpha === 1 ? 1 / theta : 0;
  if (alpha === 1) return Math.exp(-u / theta) / theta;
  return Math.exp((alpha - 1) * Math.log(u / theta) - u / theta - lnGamma(alpha)) / theta;
}

/** Source: ROOT `ROOT::Math::chisquared_pdf`. */
export function chi2Density(x: number, r: number, x0 = 0): number {
  const u = x - x0;
  if (u < 0) return 0;
  const a = r / 2 - 1;
  if (u === 0 && a === 0) return 0.5;
  return Math.exp(a * Math.log(u / 2) - u / 2 - lnGamma(r / 2)) / 2;
}

/** Source: ROOT `ROOT::Math::ChebyshevN`: c0·T0 + c1·T1 + … by Clenshaw's recurrence. */
export function chebyshev(x: number, coefficients: readonly number[]): number {
  let [next, afterNext] = [0, 0];
  for (let k = coefficients.length - 1; k >= 1; k--)
    [next, afterNext] = [2 * x * next - afterNext + coefficients[k]!, next];
  return x * next - afterNext + (coefficients[0] ?? 0);
}
