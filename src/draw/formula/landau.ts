type Five = readonly [number, number, number, number, number];

const ratio = (v: number, p: Five, q: Five): number => quartic(v, p) / quartic(v, q);
const quartic = (v: number, [a, b, c, d, e]: Five): number => a + (b + (c + (d + e * v) * v) * v) * v;

/**
 * Density of Landau's distribution at λ. Source: ROOT `ROOT::Math::landau_pdf(λ)`, which is CERNLIB G110 DENLAN
 * (K. S. Kölbig, B. Schorr, 1984), with its coefficients; good to seven digits, and compared here to what ROOT gives.
 */
export function landauDensity(v: number): number {
  if (v < -5.5) {
    const u = Math.exp(v + 1);
    if (u < 1e-10) return 0;
    const correction = 1 + (0.04166666667 + (-0.01996527778 + 0.02709538966 * u) * u) * u;
    return 0.3989422803 * (Math.exp(-1 / u) / Math.sqrt(u)) * correction;
  }
  if (v < -1) {
    const u = Math.exp(-v - 1);
    return Math.exp(-u) * Math.sqrt(u) * ratio(v, ...regions.low);
  }
  if (v < 1) return ratio(v, ...regions.peak);
  if (v < 5) return ratio(v, ...regions.fall);
  const u = 1 / v;
  if (v < 12) return u * u * ratio(u, ...regions.tail);
  if (v < 50) return u * u * ratio(u, ...regions.farTail);
  if (v < 300) return u * u * ratio(u, ...regions.end);
  const w = 1 / (v - (v * Math.log(v)) / (v + 1));
  return w * w * (1 + (-1.84556867 - 4.284640743 * w) * w);
}

const regions = {
  low: [
    [0.4259894875, -0.124976255, 0.039842437, -0.006298287635, 0.001511162253],
    [1, -0.3388260629, 0.09594393323, -0.01608042283, 0.003778942063],
  ],
  peak: [
    [0.1788541609, 0.1173957403, 0.01488850518, -0.001394989411, 0.0001283617211],
    [1, 0.7428795082, 0.3153932961, 0.06694219548, 0.008790609714],
  ],
  fall: [
    [0.1788544503, 0.09359161662, 0.006325387654, 0.00006611667319, -0.000002031049101],
    [1, 0.6097809921, 0.2560616665, 0.04746722384, 0.006957301675],
  ],
  tail: [
    [0.9874054407, 118.6723273, 849.279436, -743.7792444, 427.0262186],
    [1, 106.8615961, 337.6496214, 2016.712389, 1597.063511],
  ],
  farTail: [
    [1.003675074, 167.5702434, 4789.711289, 21217.86767, -22324.9491],
    [1, 156.9424537, 3745.310488, 9834.698876, 66924.28357],
  ],
  end: [
    [1.000827619, 664.9143136, 62972.92665, 475554.6998, -5743609.109],
    [1, 651.4101098, 56974.73333, 165917.4725, -2815759.939],
  ],
} as const satisfies Readonly<Record<string, readonly [Five, Five]>>;
