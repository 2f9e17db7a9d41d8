import { breitWigner, chebyshev, crystalBall, crystalBallDensity, landau } from "./densities.ts";

/** A function with parameters that ROOT knows by name. */
export interface Shape {
  readonly parameters: number;
  readonly dimensions: 1 | 2;
  /** @param v x, and y where it has two dimensions. */
  readonly at: (v: readonly number[], p: readonly number[]) => number;
}

type OneD = (x: number, p: readonly number[]) => number;
const oneD = (parameters: number, at: OneD): Shape => ({ parameters, dimensions: 1, at: (v, p) => at(v[0]!, p) });

const gaussian: OneD = (x, p) => p[0]! * Math.exp(-0.5 * ((x - p[1]!) / p[2]!) * ((x - p[1]!) / p[2]!));

/** Parameters in ROOT's order. Source: ROOT `TFormula`, its table of pre-defined functions. */
const shapes: ReadonlyMap<string, Shape> = new Map([
  ["gaus", oneD(3, gaussian)],
  ["gausn", oneD(3, (x, p) => gaussian(x, p) / (Math.sqrt(2 * Math.PI) * p[2]!))],
  ["expo", oneD(2, (x, p) => Math.exp(p[0]! + p[1]! * x))],
  ["landau", oneD(3, (x, p) => p[0]! * landau(x, p[1], p[2], 0))],
  ["landaun", oneD(3, (x, p) => p[0]! * landau(x, p[1], p[2], 1))],
  ["crystalball", oneD(5, (x, p) => p[0]! * crystalBall(x, p[3]!, p[4]!, p[2]!, p[1]))],
  ["crystalballn", oneD(5, (x, p) => p[0]! * crystalBallDensity(x, p[3]!, p[4]!, p[2]!, p[1]))],
  ["breitwigner", oneD(3, (x, p) => p[0]! * breitWigner(x, p[1], p[2]))],
  [
    "xygaus",
    {
      parameters: 5,
      dimensions: 2,
      at: ([x, y], p) => gaussian(x!, p) * Math.exp(-0.5 * ((y! - p[3]!) / p[4]!) * ((y! - p[3]!) / p[4]!)),
    },
  ],
  ["xyexpo", { parameters: 3, dimensions: 2, at: ([x, y], p) => Math.exp(p[0]! + p[1]! * x! + p[2]! * y!) }],
  [
    "xylandau",
    { parameters: 5, dimensions: 2, at: ([x, y], p) => p[0]! * landau(x!, p[1], p[2]) * landau(y!, p[3], p[4]) },
  ],
]);

const alongY = /^y(gaus|expo|landau)$/;
const highest = 20;

/** A shape by name, and the first of the variables it is of: 0 for x, 1 for y. */
export function shapeNamed(name: string): { readonly shape: Shape; readonly variable: number } | undefined {
  const y = alongY.exec(name)?.[1];
  if (y !== undefined) return { shape: shapes.get(y)!, variable: 1 };
  const known = shapes.get(name) ?? series(name);
  return known && { shape: known, variable: 0 };
}

/** pol0, pol1, … and cheb0, cheb1, …: powers of x and Chebyshev polynomials. */
function series(name: string): Shape | undefined {
  const [, kind, digits] = /^(pol|cheb)(\d{1,2})$/.exec(name) ?? [];
  const degree = Number(digits);
  if (kind === undefined || degree > (kind === "cheb" ? 10 : highest)) return undefined;
  const at: OneD = kind === "cheb" ? chebyshev : (x, p) => p.reduceRight((sum, each) => sum * x + each, 0);
  return oneD(degree + 1, at);
}
