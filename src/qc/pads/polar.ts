/** A closed path around a region as φ in 0…2π and r, in the unit of x and y. */
export interface PolarRing {
  readonly phi: Float64Array;
  readonly r: Float64Array;
}

/** Straight borders are curves in φ and r: no step is longer, cm. */
const longestStep = 2;

/** A ring of x, y pairs in φ and r, its first point repeated at the end; NaN between two points on both sides of φ = 0. */
export function polarRing(ring: ArrayLike<number>): PolarRing {
  const [phi, r]: [number[], number[]] = [[], []];
  const add = (x: number, y: number): void => {
    const angle = Math.atan2(y, x);
    const own = angle < 0 ? angle + 2 * Math.PI : angle;
    const before = phi.at(-1);
    if (before !== undefined && Math.abs(own - before) > Math.PI) {
      phi.push(NaN);
      r.push(NaN);
    }
    phi.push(own);
    r.push(Math.hypot(x, y));
  };
  for (let at = 0; at + 1 < ring.length; at += 2) {
    const [x, y] = [ring[at]!, ring[at + 1]!];
    const next = (at + 2) % ring.length;
    const [dx, dy] = [ring[next]! - x, ring[next + 1]! - y];
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / longestStep));
    for (let step = 0; step < steps; step++) add(x + (dx * step) / steps, y + (dy * step) / steps);
  }
  if (ring.length >= 2) add(ring[0]!, ring[1]!);
  return { phi: Float64Array.from(phi), r: Float64Array.from(r) };
}
