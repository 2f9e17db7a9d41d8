import { lanczosG, lanczosSum, lnGamma } from "../base/ln-gamma.ts";

export { lnGamma };

/** Functions of physics and statistics that the language has not; each names ROOT's function it agrees with. */

/** c[0] + c[1]·x + c[2]·x² … */
const polynomial = (x: number, c: readonly number[]): number => c.reduceRight((sum, each) => sum * x + each, 0);

// Coefficients of S. Moshier, Cephes 2.8 (ndtr.c), lowest power first.
const erfT = [55592.30130103949, 7003.325141128051, 2232.005345946843, 90.02601972038427, 9.604973739870516];
const erfU = [49267.39426086359, 22629.000061389095, 4594.323829709801, 521.3579497801527, 33.56171416475031, 1];
const erfP = [
  557.5353353693994, 1027.5518868951572, 934.5285271719576, 526.4451949954773, 196.5208329560771, 48.63719709856814,
  7.463210564422699, 0.5641895648310689, 2.461969814735305e-10,
];
const erfQ = [
  557.5353408177277, 1656.6630919416134, 2246.3376081871097, 1823.9091668790973, 975.7085017432055, 354.9377788878199,
  86.70721408859897, 13.228195115474499, 1,
];
const erfR = [
  2.9788666537210022, 7.4097426995044895, 6.160210979930536, 5.019050422511805, 1.275366707599781, 0.5641895835477551,
];
const erfS = [
  3.369076451000815, 9.608968090632859, 17.08144507475659, 12.048953980809666, 9.396035249380015, 2.2605286322011726, 1,
];

/** Source: ROOT `TMath::Erf`. */
export const erf = (x: number): number =>
  Math.abs(x) > 1 ? 1 - erfc(x) : (x * polynomial(x * x, erfT)) / polynomial(x * x, erfU);

/** Source: ROOT `TMath::Erfc`. */
export function erfc(a: number): number {
  const x = Math.abs(a);
  if (x < 1) return 1 - erf(a);
  const tail =
    Math.exp(-a * a) * (x < 8 ? polynomial(x, erfP) / polynomial(x, erfQ) : polynomial(x, erfR) / polynomial(x, erfS));
  return a < 0 ? 2 - tail : tail;
}

/** Γ(x). Source: ROOT `TMath::Gamma`. */
export function gamma(x: number): number {
  if (Number.isInteger(x) && x > 0 && x < 171) {
    let product = 1;
    for (let i = 2; i < x; i++) product *= i;
    return product;
  }
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const base = x - 1 + lanczosG + 0.5;
  // In two factors, so that the power does not overflow before the result does.
  const half = base ** ((x - 0.5) / 2);
  return Math.sqrt(2 * Math.PI) * half * Math.exp(-base) * half * lanczosSum(x - 1);
}

/** P(a, x), the lower part of the gamma function. Source: ROOT `TMath::Gamma(a, x)`. */
export function gammaP(a: number, x: number): number {
  if (!(a > 0) || !(x > 0)) return 0;
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** Q(a, x) = 1 − P(a, x). */
export function gammaQ(a: number, x: number): number {
  if (!(a > 0)) return 0;
  if (!(x > 0)) return 1;
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

const steps = 10_000;

function series(a: number, x: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; n < steps && Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(-x + a * Math.log(x) - lnGamma(a));
}

/** Lentz's continued fraction. */
function fraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < steps; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (Math.abs(an * d + b) < tiny ? tiny : an * d + b);
    c = Math.abs(b + an / c) < tiny ? tiny : b + an / c;
    h *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return h * Math.exp(-x + a * Math.log(x) - lnGamma(a));
}

/** Probability that χ² exceeds a value. Source: ROOT `TMath::Prob`. */
export function chi2Probability(chi2: number, ndf: number): number {
  if (ndf <= 0 || chi2 < 0) return 0;
  return chi2 === 0 ? 1 : gammaQ(ndf / 2, chi2 / 2);
}
