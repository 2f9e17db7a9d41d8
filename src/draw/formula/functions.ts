import * as densities from "./densities.ts";
import { chi2Probability, erf, erfc, gamma, gammaP, lnGamma } from "../../stats/special.ts";

export interface Known {
  /** Fewest and most arguments. */
  readonly arguments: readonly [number, number];
  readonly apply: (...values: number[]) => number;
  /** Of C's type int: always, or where all arguments are. */
  readonly integer?: "always" | "of integers";
}

type Apply = Known["apply"];
const one = (apply: Apply): Known => ({ arguments: [1, 1], apply });
const two = (apply: Apply): Known => ({ arguments: [2, 2], apply });
const upTo = (fewest: number, most: number, apply: Apply): Known => ({ arguments: [fewest, most], apply });
const constant = (value: number): Known => ({ arguments: [0, 0], apply: () => value });
const kept = (known: Known): Known => ({ ...known, integer: "of integers" });
const whole = (known: Known): Known => ({ ...known, integer: "always" });

/** Halves go away from zero, as in C. */
const round = (x: number): number => Math.sign(x) * Math.round(Math.abs(x));

/** Halves go to the even number. Source: ROOT `TMath::Nint`. */
function nint(x: number): number {
  const near = Math.floor(Math.abs(x) + 0.5);
  return Math.sign(x) * (near - Math.abs(x) === 0.5 && near % 2 === 1 ? near - 1 : near);
}

const abs = kept(one(Math.abs));
const min = kept(two(Math.min));
const max = kept(two(Math.max));
const sq = one((x) => x * x);

/** Functions of C, as ROOT's formulas see them. */
const plain: Readonly<Record<string, Known>> = {
  sin: one(Math.sin),
  cos: one(Math.cos),
  tan: one(Math.tan),
  asin: one(Math.asin),
  acos: one(Math.acos),
  atan: one(Math.atan),
  atan2: two(Math.atan2),
  sinh: one(Math.sinh),
  cosh: one(Math.cosh),
  tanh: one(Math.tanh),
  asinh: one(Math.asinh),
  acosh: one(Math.acosh),
  atanh: one(Math.atanh),
  exp: one(Math.exp),
  exp2: one((x) => 2 ** x),
  expm1: one(Math.expm1),
  log: one(Math.log),
  log10: one(Math.log10),
  log2: one(Math.log2),
  log1p: one(Math.log1p),
  sqrt: one(Math.sqrt),
  cbrt: one(Math.cbrt),
  sq,
  pow: two(Math.pow),
  hypot: two(Math.hypot),
  fmod: two((a, b) => a % b),
  fabs: one(Math.abs),
  abs,
  min,
  max,
  floor: one(Math.floor),
  ceil: one(Math.ceil),
  trunc: one(Math.trunc),
  round: one(round),
  int: whole(one(Math.trunc)),
  erf: one(erf),
  erfc: one(erfc),
  tgamma: one(gamma),
  lgamma: one(lnGamma),
};

const tmath: Readonly<Record<string, Known>> = {
  Sin: plain["sin"]!,
  Cos: plain["cos"]!,
  Tan: plain["tan"]!,
  ASin: plain["asin"]!,
  ACos: plain["acos"]!,
  ATan: plain["atan"]!,
  ATan2: plain["atan2"]!,
  SinH: plain["sinh"]!,
  CosH: plain["cosh"]!,
  TanH: plain["tanh"]!,
  ASinH: plain["asinh"]!,
  ACosH: plain["acosh"]!,
  ATanH: plain["atanh"]!,
  Exp: plain["exp"]!,
  Log: plain["log"]!,
  Log10: plain["log10"]!,
  Log2: plain["log2"]!,
  Sqrt: plain["sqrt"]!,
  Sq: sq,
  Power: two(Math.pow),
  Hypot: two(Math.hypot),
  Abs: abs,
  Min: min,
  Max: max,
  Floor: one(Math.floor),
  Ceil: one(Math.ceil),
  Nint: whole(one(nint)),
  Even: whole(one((x) => (x % 2 === 0 ? 1 : 0))),
  Odd: whole(one((x) => (x % 2 === 0 ? 0 : 1))),
  Sign: two((a, b) => (b >= 0 ? Math.abs(a) : -Math.abs(a))),
  Erf: one(erf),
  Erfc: one(erfc),
  Freq: one((x) => 0.5 * erfc(-x / Math.SQRT2)),
  Gamma: upTo(1, 2, (a, x) => (x === undefined ? gamma(a) : gammaP(a, x))),
  LnGamma: one(lnGamma),
  Factorial: one((n) => gamma(n + 1)),
  Binomial: two((n, k) => round(gamma(n + 1) / (gamma(k + 1) * gamma(n - k + 1)))),
  Beta: two((p, q) => Math.exp(lnGamma(p) + lnGamma(q) - lnGamma(p + q))),
  Prob: two(chi2Probability),
  Gaus: upTo(1, 4, densities.gauss),
  Landau: upTo(1, 4, densities.landau),
  BreitWigner: upTo(1, 3, densities.breitWigner),
  CauchyDist: upTo(1, 3, (x, t = 0, s = 1) => s / Math.PI / (s * s + (x - t) * (x - t))),
  LaplaceDist: upTo(1, 3, (x, alpha = 0, beta = 1) => Math.exp(-Math.abs((x - alpha) / beta)) / (2 * beta)),
  GammaDist: upTo(2, 4, (x, g, mu = 0, beta = 1) => densities.gammaDensity(x, g, beta, mu)),
  LogNormal: upTo(2, 4, (x, s, theta = 0, m = 1) => densities.lognormalDensity(x, Math.log(m), s, theta)),
  Student: two(densities.student),
  Poisson: two(densities.poisson),
  PoissonI: two((x, mean) => densities.poisson(Math.trunc(x), mean)),
  Pi: constant(Math.PI),
  TwoPi: constant(2 * Math.PI),
  PiOver2: constant(Math.PI / 2),
  PiOver4: constant(Math.PI / 4),
  InvPi: constant(1 / Math.PI),
  RadToDeg: constant(180 / Math.PI),
  DegToRad: constant(Math.PI / 180),
  Sqrt2: constant(Math.SQRT2),
  E: constant(Math.E),
  Ln10: constant(Math.LN10),
  LogE: constant(Math.LOG10E),
  EulerGamma: constant(0.5772156649015329),
  // SI units, as redefined in 2019.
  C: constant(299_792_458),
  H: constant(6.626_070_15e-34),
  Hbar: constant(1.054_571_817e-34),
  K: constant(1.380_649e-23),
  Na: constant(6.022_140_76e23),
  Qe: constant(1.602_176_634e-19),
};

const rootMath: Readonly<Record<string, Known>> = {
  erf: one(erf),
  erfc: one(erfc),
  tgamma: one(gamma),
  lgamma: one(lnGamma),
  inc_gamma: two(gammaP),
  normal_pdf: upTo(1, 3, densities.normalDensity),
  gaussian_pdf: upTo(1, 3, densities.normalDensity),
  normal_cdf: upTo(1, 3, (x, sigma = 1, x0 = 0) => 0.5 * erfc(-(x - x0) / (sigma * Math.SQRT2))),
  landau_pdf: upTo(1, 3, (x, xi = 1, x0 = 0) => densities.landau(x, x0, xi, 1)),
  breitwigner_pdf: upTo(2, 3, (x, width, x0 = 0) => densities.breitWigner(x, x0, width)),
  cauchy_pdf: upTo(1, 3, (x, b = 1, x0 = 0) => b / ((x - x0) * (x - x0) + b * b) / Math.PI),
  crystalball_function: upTo(4, 5, densities.crystalBall),
  crystalball_pdf: upTo(4, 5, densities.crystalBallDensity),
  exponential_pdf: upTo(2, 3, (x, lambda, x0 = 0) => (x < x0 ? 0 : lambda * Math.exp(-lambda * (x - x0)))),
  uniform_pdf: upTo(3, 4, (x, a, b, x0 = 0) => (x - x0 >= a && x - x0 < b ? 1 / (b - a) : 0)),
  poisson_pdf: two((n, mean) => densities.poisson(Math.trunc(n), mean)),
  gamma_pdf: upTo(3, 4, densities.gammaDensity),
  chisquared_pdf: upTo(2, 3, densities.chi2Density),
  lognormal_pdf: upTo(3, 4, densities.lognormalDensity),
  tdistribution_pdf: upTo(2, 3, (x, r, x0 = 0) => densities.student(x - x0, r)),
};

const prefixed = (prefix: string, table: Readonly<Record<string, Known>>): (readonly [string, Known])[] =>
  Object.entries(table).map(([name, known]) => [prefix + name, known]);

const functions: ReadonlyMap<string, Known> = new Map([
  ...prefixed("", plain),
  ...prefixed("std::", plain),
  ...prefixed("TMath::", tmath),
  ...prefixed("ROOT::Math::", rootMath),
]);

/** Names that stand for numbers. */
export const constants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);
export const truths: ReadonlyMap<string, number> = new Map([
  ["true", 1],
  ["kTRUE", 1],
  ["false", 0],
  ["kFALSE", 0],
]);

/** Chebyshev sums take as many coefficients as their name says. */
export function functionNamed(name: string): Known | undefined {
  const degree = /^ROOT::Math::Chebyshev(\d|10)$/.exec(name)?.[1];
  if (degree === undefined) return functions.get(name);
  const count = 2 + Number(degree);
  return upTo(count, count, (x, ...coefficients) => densities.chebyshev(x, coefficients));
}
