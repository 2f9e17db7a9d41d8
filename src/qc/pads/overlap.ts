/**
 * Areas that convex quadrilaterals share, by cutting one along the edges of the other in turn (Sutherland–Hodgman). Both are
 * counter-clockwise: x and y of four corners, one after another, from an index on.
 */

/** A polygon on its way, and what the next cut leaves of it; every cut adds one corner at most. */
let polygon = new Float64Array(16);
let rest = new Float64Array(16);
let corners = 0;

function begin(points: ArrayLike<number>, at: number): void {
  for (let i = 0; i < 8; i++) polygon[i] = points[at + i]!;
  corners = 4;
}

/**
 * Keeps what lies left of the line from p to q. Each corner is followed by where its edge crosses the line, as in O2's
 * painter and in `golden/make/pads.py`: whether quadrilaterals that only touch share anything depends on this order.
 */
function cut(px: number, py: number, qx: number, qy: number): void {
  const ex = qx - px;
  const ey = qy - py;
  const from = polygon;
  const to = rest;
  let kept = 0;
  let x = from[0]!;
  let y = from[1]!;
  const firstLeft = ex * (y - py) - ey * (x - px);
  let left = firstLeft;
  for (let i = 0; i < corners; i++) {
    const next = i + 1 < corners ? 2 * i + 2 : 0;
    const nextX = from[next]!;
    const nextY = from[next + 1]!;
    const nextLeft = next === 0 ? firstLeft : ex * (nextY - py) - ey * (nextX - px);
    if (left >= 0) {
      to[2 * kept] = x;
      to[2 * kept + 1] = y;
      kept += 1;
    }
    if ((left > 0 && nextLeft < 0) || (left < 0 && nextLeft > 0)) {
      const share = left / (left - nextLeft);
      to[2 * kept] = x + share * (nextX - x);
      to[2 * kept + 1] = y + share * (nextY - y);
      kept += 1;
    }
    x = nextX;
    y = nextY;
    left = nextLeft;
  }
  polygon = to;
  rest = from;
  corners = kept < 3 ? 0 : kept;
}

/** Area that two quadrilaterals share. */
export function overlapArea(
  subject: ArrayLike<number>,
  at: number,
  window: ArrayLike<number>,
  windowAt: number,
): number {
  begin(subject, at);
  for (let edge = 0; edge < 4 && corners > 0; edge++) {
    const from = windowAt + 2 * edge;
    const to = windowAt + ((2 * edge + 2) % 8);
    cut(window[from]!, window[from + 1]!, window[to]!, window[to + 1]!);
  }
  return areaOf(polygon, corners);
}

/** Area of a quadrilateral within a box; a side of the box that it does not reach over is infinite, and is not cut along. */
export function areaInBox(
  subject: ArrayLike<number>,
  at: number,
  left: number,
  right: number,
  bottom: number,
  top: number,
): number {
  begin(subject, at);
  if (left > -Infinity) cut(left, 1, left, 0);
  if (right < Infinity) cut(right, 0, right, 1);
  if (bottom > -Infinity) cut(0, bottom, 1, bottom);
  if (top < Infinity) cut(1, top, 0, top);
  return areaOf(polygon, corners);
}

/** Smallest x of four corners from an index on, or y from the one after it. */
export const leastOf = (points: ArrayLike<number>, at: number): number =>
  Math.min(points[at]!, points[at + 2]!, points[at + 4]!, points[at + 6]!);

export const mostOf = (points: ArrayLike<number>, at: number): number =>
  Math.max(points[at]!, points[at + 2]!, points[at + 4]!, points[at + 6]!);

/** Area of a polygon of x, y pairs; positive where it runs counter-clockwise. */
export function areaOf(points: ArrayLike<number>, count = points.length / 2): number {
  if (count < 3) return 0;
  let twice = 0;
  const x0 = points[0]!;
  const y0 = points[1]!;
  for (let i = 1; i + 1 < count; i++) {
    twice += (points[2 * i]! - x0) * (points[2 * i + 3]! - y0) - (points[2 * i + 2]! - x0) * (points[2 * i + 1]! - y0);
  }
  return twice / 2;
}
