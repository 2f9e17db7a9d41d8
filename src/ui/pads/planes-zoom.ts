import type { PlaneGeometry } from "../../draw/planes/paint-planes.ts";
import type { FigureView } from "../../route/route.ts";
import type { Point } from "../base/gestures.ts";
import { within, type PadZoom } from "./pad-drawing.ts";
import { toWindow, zoomedOut } from "./pads-view.ts";
import { wholeHalf } from "./planes-model.ts";

/** Half of the smallest square that is seen, cm: less than a pad. */
const finest = 0.2;

/** Zooms and moves maps in x and y: a square is seen, the same of both sides. */
export function planeZoom(view: FigureView, places: readonly PlaneGeometry[]): PadZoom | undefined {
  const [first] = places;
  if (first === undefined) return undefined;
  const { x, y, frame } = first;
  const perPixel = (x.hi - x.lo) / (frame.right - frame.left);
  const now = { x: (x.lo + x.hi) / 2, y: (y.lo + y.hi) / 2, half: (x.hi - x.lo) / 2 };
  const placeAt = (at: Point): PlaneGeometry => places.find((each) => within(each.frame, at)) ?? first;
  return {
    about(at, factor) {
      const place = placeAt(at);
      const half = Math.max(finest, now.half * factor);
      const [fixedX, fixedY] = [place.x.toValue(at.x), place.y.toValue(at.y)];
      const share = half / now.half;
      return toSquare(view, fixedX + (now.x - fixedX) * share, fixedY + (now.y - fixedY) * share, half);
    },
    moved: (dx, dy) => toSquare(view, now.x - dx * perPixel, now.y + dy * perPixel, now.half),
    marked(from, to) {
      const { frame: own, ...scales } = placeAt(from);
      const [left, right] = [from.x, to.x].map((each) => clamp(each, own.left, own.right)).toSorted((a, b) => a - b);
      const [top, bottom] = [from.y, to.y].map((each) => clamp(each, own.top, own.bottom)).toSorted((a, b) => a - b);
      const half = (Math.max(right! - left!, bottom! - top!) * perPixel) / 2;
      if (!(half > 0)) return undefined;
      const [x, y] = [scales.x.toValue((left! + right!) / 2), scales.y.toValue((top! + bottom!) / 2)];
      return { rectangle: [left!, top!, right!, bottom!], view: toSquare(view, x, y, Math.max(finest, half)) };
    },
  };
}

const clamp = (value: number, lo: number, hi: number): number => Math.max(lo, Math.min(hi, value));

/** What is seen stays on the side; all of it is no range. */
export function toSquare(view: FigureView, x: number, y: number, half: number): FigureView {
  if (half >= wholeHalf) return zoomedOut(view);
  const most = wholeHalf - half;
  const [atX, atY] = [clamp(x, -most, most), clamp(y, -most, most)];
  return toWindow(view, [atX - half, atX + half], [atY - half, atY + half]);
}
