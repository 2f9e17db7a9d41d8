// Lanczos approximation, g = 607/128 (P. Godfrey), relative error below 1e-15.
export const lanczosG = 607 / 128;
const lanczos = [
  57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202, 0.00003399464998481189,
  0.00004652362892704858, -0.00009837447530487956, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 0.00008441822398385275, -0.000026190838401581408,
  0.0000036899182659531625,
];
export const lanczosSum = (x: number): number =>
  lanczos.reduce((sum, c, index) => sum + c / (x + index + 1), 0.9999999999999971);

/** ln |Γ(x)|. Source: ROOT `TMath::LnGamma`. */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lnGamma(1 - x);
  const base = x - 1 + lanczosG + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(lanczosSum(x - 1));
}
