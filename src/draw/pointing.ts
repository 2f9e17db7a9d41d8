import type { PointsLayer } from "./figure-model.ts";
import type { FigureLayout } from "./figure-layout.ts";
import type { BinHit, FigureGeometry } from "./paint-figure.ts";

/** How the points of a graph are pointed at: the nearest, and those after it in stored order, of all in the frame. */
export function pointing(
  { x: xs, y: ys }: PointsLayer,
  { frame, x, y }: FigureLayout,
): Pick<FigureGeometry, "binAt" | "pointAfter"> {
  const count = Math.min(xs.length, ys.length);
  const isInSight = (index: number): boolean => {
    const [vx, py] = [xs[index]!, y.toPixel(ys[index]!)];
    return vx >= x.lo && vx <= x.hi && py >= frame.top - 1 && py <= frame.bottom + 1;
  };
  const hitOf = (index: number): BinHit => {
    const vx = xs[index]!;
    return { binX: index + 1, binY: undefined, value: ys[index]!, x: [vx, vx], y: undefined };
  };
  return {
    binAt: (px, py) => {
      if (px < frame.left || px > frame.right || py < frame.top || py > frame.bottom) return undefined;
      let [nearest, least] = [-1, Infinity];
      for (let index = 0; index < count; index++) {
        const distance = (x.toPixel(xs[index]!) - px) ** 2 + (y.toPixel(ys[index]!) - py) ** 2;
        if (distance < least && isInSight(index)) [nearest, least] = [index, distance];
      }
      return nearest < 0 ? undefined : hitOf(nearest);
    },
    pointAfter: ({ binX }, by) => {
      const step = by < 0 ? -1 : 1;
      let at = binX - 1;
      if (!isInSight(at)) return undefined;
      let left = Math.abs(by);
      for (let index = at + step; left > 0 && index >= 0 && index < count; index += step)
        if (isInSight(index)) [at, left] = [index, left - 1];
      return hitOf(at);
    },
  };
}
