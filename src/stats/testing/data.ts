import { binCenter } from "../../hist/axis.ts";
import { fixedAxis, hist1D, hist2D } from "../../hist/build.ts";
import type { Hist1D, Hist2D } from "../../hist/hist.ts";

const bell = (x: number, mean: number, sigma: number): number => Math.exp(-0.5 * ((x - mean) / sigma) ** 2);

/** A MIP peak as the PID task fills it. */
export function mipPeak(mean = 50, sigma = 5, height = 2000): Hist1D {
  const x = fixedAxis(100, 50 / 3, 150);
  return hist1D({
    x,
    values: Float64Array.from({ length: 100 }, (_, i) => Math.round(height * bell(binCenter(x, i + 1), mean, sigma))),
  });
}

/** A map over φ whose columns are bells around `mean`, `height` in their highest bin. */
export function phiMap({ nx = 360, ny = 140, mean = 130, height = 40 } = {}): Hist2D {
  const y = fixedAxis(ny, 60, 200);
  const row = (j: number): Float64Array =>
    new Float64Array(nx).fill(Math.round(height * bell(binCenter(y, j + 1), mean, 12)));
  return hist2D({ x: fixedAxis(nx, 0, 2 * Math.PI), y, rows: Array.from({ length: ny }, (_, j) => row(j)) });
}
