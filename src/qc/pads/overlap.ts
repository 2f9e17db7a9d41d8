/**
 * Area that two convex quadrilaterals share, both counter-clockwise: the first is cut along the four edges of the second
 * in turn (Sutherland–Hodgman).
 *
 * @param subject, window x and y of four corners, one after another.
 */
export function overlapArea(subject: ArrayLike<number>, window: ArrayLike<number>): number {
  let [from, to] = [first, second];
  for (let i = 0; i < 8; i++) from[i] = subject[i]!;
  let corners = 4;
  for (let edge = 0; edge < 4; edge++) {
    const next = (edge + 1) % 4;
    corners = cut(
      from,
      corners,
      to,
      window[2 * edge]!,
      window[2 * edge + 1]!,
      window[2 * next]!,
      window[2 * next + 1]!,
    );
    if (corners < 3) return 0;
    [from, to] = [to, from];
  }
  return areaOf(from, corners);
}

/**
 * Area of a convex quadrilateral within a box; a side that it does not reach over is infinite, and is not cut along.
 */
export function areaInBox(
  subject: ArrayLike<number>,
  left: number,
  right: number,
  bottom: number,
  top: number,
): number {
  let [from, to] = [first, second];
  for (let i = 0; i < 8; i++) from[i] = subject[i]!;
  let corners = 4;
  const along = (px: number, py: number, qx: number, qy: number): void => {
    corners = cut(from, corners, to, px, py, qx, qy);
    [from, to] = [to, from];
  };
  if (left > -Infinity) along(left, 1, left, 0);
  if (right < Infinity && corners > 2) along(right, 0, right, 1);
  if (bottom > -Infinity && corners > 2) along(0, bottom, 1, bottom);
  if (top < Infinity && corners > 2) along(1, top, 0, top);
  return corners < 3 ? 0 : areaOf(from, corners);
}

// Every cut adds one corner at most.
const first = new Float64Array(16);
const second = new Float64Array(16);

/** Keeps what lies left of the line from p to q; how many corners that has. */
function cut(
  from: Float64Array,
  corners: number,
  to: Float64Array,
  px: number,
  py: number,
  qx: number,
  qy: number,
): number {
  const [ex, ey] = [qx - px, qy - py];
  let kept = 0;
  let x = from[2 * corners - 2]!;
  let y = from[2 * corners - 1]!;
  let left = ex * (y - py) - ey * (x - px);
  for (let i = 0; i < corners; i++) {
    const nextX = from[2 * i]!;
    const nextY = from[2 * i + 1]!;
    const nextLeft = ex * (nextY - py) - ey * (nextX - px);
    if ((left > 0 && nextLeft < 0) || (left < 0 && nextLeft > 0)) {
      const share = left / (left - nextLeft);
      to[2 * kept] = x + share * (nextX - x);
      to[2 * kept + 1] = y + share * (nextY - y);
      kept += 1;
    }
    if (nextLeft >= 0) {
      to[2 * kept] = nextX;
      to[2 * kept + 1] = nextY;
      kept += 1;
    }
    [x, y, left] = [nextX, nextY, nextLeft];
  }
  return kept;
}

/** Area of a polygon of x, y pairs; positive where it runs counter-clockwise. */
export function areaOf(points: ArrayLike<number>, corners = points.length / 2): number {
  let twice = 0;
  const [x0, y0] = [points[0]!, points[1]!];
  for (let i = 1; i + 1 < corners; i++) {
    twice += (points[2 * i]! - x0) * (points[2 * i + 3]! - y0) - (points[2 * i + 2]! - x0) * (points[2 * i + 1]! - y0);
  }
  return twice / 2;
}
