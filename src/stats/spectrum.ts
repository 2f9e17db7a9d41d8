/** A bin: nodes and weights with which a model is taken there, what was counted, and its variance for χ². */
export interface SpectrumBin {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
  readonly content: number;
  readonly variance: number;
}

/**
 * Parts of a spectrum; `at` are the places of their parameters, so that parts can share some.
 * "gaussian", with A, µ, σ and, where it has a tail, f: A·Σ (w + f·v)·exp(−½((x − µρ)/(σρ))²) over its shares.
 * "exponential", with B, k: B·exp(−k·(x − x₀)) from `from` on.
 */
export type Part =
  | { readonly kind: "gaussian"; readonly at: readonly number[]; readonly shares: readonly Share[] }
  | { readonly kind: "exponential"; readonly at: readonly number[]; readonly from: number; readonly origin: number };

/** Of a peak that is not at the same place for all: which share (w, v) lies at which multiple (ρ) of µ, as wide in proportion. */
export interface Share {
  /** w. */
  readonly weight: number;
  /** v: what the share has more, or less, for each unit of f. */
  readonly more: number;
  /** ρ. */
  readonly scale: number;
}

/** A plain Gaussian. */
export const single: readonly Share[] = [{ weight: 1, more: 0, scale: 1 }];

/** Beyond nine σ a Gaussian is below 3e-18 of its height. */
const negligible = 81;

/** Sum of the parts at x. */
export function spectrumAt(parts: readonly Part[], p: ArrayLike<number>, x: number): number {
  let sum = 0;
  for (let i = 0; i < parts.length; i++) sum += partAt(parts[i]!, p, x);
  return sum;
}

export function partAt(part: Part, p: ArrayLike<number>, x: number): number {
  if (part.kind === "exponential") {
    return x < part.from ? 0 : p[part.at[0]!]! * Math.exp(-p[part.at[1]!]! * (x - part.origin));
  }
  const { at, shares } = part;
  const mu = p[at[1]!]!;
  const inverse = 1 / p[at[2]!]!;
  const f = at.length > 3 ? p[at[3]!]! : 0;
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    const { weight, more, scale } = shares[i]!;
    const z = (x / scale - mu) * inverse;
    if (z * z < negligible) sum += (weight + f * more) * Math.exp(-0.5 * z * z);
  }
  return p[at[0]!]! * sum;
}

/** The model in a bin. */
export function binAt(parts: readonly Part[], p: ArrayLike<number>, { nodes, weights }: SpectrumBin): number {
  let sum = 0;
  for (let k = 0; k < nodes.length; k++) sum += weights[k]! * spectrumAt(parts, p, nodes[k]!);
  return sum;
}

/** First derivatives along the (up to four) parameters of a part; second ones: 00, 01, 02, 03, 11, 12, 13, 22, 23, 33. */
const first = new Float64Array(4);
const second = new Float64Array(10);

/** The model in a bin; its first derivatives into `gradient`, its second ones into the lower triangle of `matrix` (n·n). */
export function derivativesIn(
  parts: readonly Part[],
  p: ArrayLike<number>,
  { nodes, weights }: SpectrumBin,
  gradient: Float64Array,
  matrix: Float64Array,
): number {
  const n = gradient.length;
  gradient.fill(0);
  matrix.fill(0);
  let model = 0;
  for (const part of parts) {
    first.fill(0);
    second.fill(0);
    const add = part.kind === "gaussian" ? addGaussian : addExponential;
    for (let k = 0; k < nodes.length; k++) model += add(part as never, p, nodes[k]!, weights[k]!);
    const size = part.at.length;
    for (let i = 0; i < size; i++) {
      const row = part.at[i]!;
      gradient[row]! += first[i]!;
      for (let j = i; j < size; j++) {
        const column = part.at[j]!;
        const cell = row > column ? row * n + column : column * n + row;
        matrix[cell]! += second[(i * (7 - i)) / 2 + j]!;
      }
    }
  }
  return model;
}

type Of<K extends Part["kind"]> = Extract<Part, { kind: K }>;

// Plain variables and loops: nearly all of the time of a fit is spent here.
function addGaussian({ at, shares }: Of<"gaussian">, p: ArrayLike<number>, x: number, w: number): number {
  const a = p[at[0]!]!;
  const mu = p[at[1]!]!;
  const inverse = 1 / p[at[2]!]!;
  const f = at.length > 3 ? p[at[3]!]! : 0;
  let g0 = 0;
  let g1 = 0;
  let g2 = 0;
  let g3 = 0;
  let g4 = 0;
  let h0 = 0;
  let h1 = 0;
  let h2 = 0;
  for (let i = 0; i < shares.length; i++) {
    const { weight, more, scale } = shares[i]!;
    const z = (x / scale - mu) * inverse;
    const zz = z * z;
    if (zz > negligible) continue;
    const e = Math.exp(-0.5 * zz);
    const g = (weight + f * more) * e;
    const h = more * e;
    g0 += g;
    g1 += g * z;
    g2 += g * zz;
    g3 += g * zz * z;
    g4 += g * zz * zz;
    h0 += h;
    h1 += h * z;
    h2 += h * zz;
  }
  const b = w * inverse;
  const c = b * a * inverse;
  first[0]! += w * g0;
  first[1]! += a * b * g1;
  first[2]! += a * b * g2;
  first[3]! += w * a * h0;
  second[1]! += b * g1;
  second[2]! += b * g2;
  second[3]! += w * h0;
  second[4]! += c * (g2 - g0);
  second[5]! += c * (g3 - 2 * g1);
  second[6]! += a * b * h1;
  second[7]! += c * (g4 - 3 * g2);
  second[8]! += a * b * h2;
  return w * a * g0;
}

function addExponential({ at, from, origin }: Of<"exponential">, p: ArrayLike<number>, x: number, w: number): number {
  if (x < from) return 0;
  const b = p[at[0]!]!;
  const t = x - origin;
  const e = w * Math.exp(-p[at[1]!]! * t);
  first[0]! += e;
  first[1]! -= b * t * e;
  second[1]! -= t * e;
  second[4]! += b * t * t * e;
  return b * e;
}
