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
  const { x, frame } = first;
  const side = frame.right - frame.left;
  const perPixel = (x.hi - x.lo) / side;
  const placeAt = (at: Point): PlaneGeometry => places.find((each) => within(each.frame, at)) ?? first;
  return {
    carried(from, to, factor) {
      const place = placeAt(from);
      const half = Math.max(finest, ((x.hi - x.lo) / 2) * factor);
      const each = (2 * half) / side;
      const middle = { x: (place.frame.left + place.frame.right) / 2, y: (place.frame.top + place.frame.bottom) / 2 };
      const [atX, atY] = [place.x.toValue(from.x), place.y.toValue(from.y)];
      return toSquare(view, atX - (to.x - middle.x) * each, atY + (to.y - middle.y) * each, half);
    },
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
