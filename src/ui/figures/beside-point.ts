/** Between what is pointed at and a box beside it, px. */
const gap = 14;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** `reach`: how far above and below it a box may stand. */
interface Figure extends Size {
  readonly reach: number;
}

/** Corner of a box. */
interface Corner {
  readonly left: number;
  readonly top: number;
}

/**
 * Where a box stands beside a point of a figure without covering it: right of it, left, below or above, the first that is
 * inside; `undefined` where it has no room.
 */
export function besidePoint(
  { x, y }: { readonly x: number; readonly y: number },
  { width, height }: Size,
  figure: Figure,
): Corner | undefined {
  const [highest, lowest] = [-figure.reach, figure.height + figure.reach];
  const top = within(y - gap, height, [highest, lowest]);
  const left = within(x - width / 2, width, [0, figure.width]);
  const corners: readonly Corner[] = [
    { left: x + gap, top },
    { left: x - gap - width, top },
    { left, top: y + gap },
    { left, top: y - gap - height },
  ];
  return corners.find(
    (corner) =>
      corner.left >= 0 && corner.left + width <= figure.width && corner.top >= highest && corner.top + height <= lowest,
  );
}

/** On the side with more room, how wide a box may be there. */
export const roomBeside = (x: number, width: number): number => Math.max(x, width - x) - gap;

/** As far from the point as it gets: what has no room beside it covers as little as it can. */
export const farFromPoint = (
  { x, y }: { readonly x: number; readonly y: number },
  { width, height }: Size,
  figure: Size,
): Corner => ({
  left: x < figure.width / 2 ? Math.max(0, figure.width - width) : 0,
  top: y < figure.height / 2 ? Math.max(0, figure.height - height) : 0,
});

/** A start from which a length does not reach beyond the ends. */
const within = (from: number, length: number, [least, end]: readonly [number, number]): number =>
  Math.max(least, Math.min(from, end - length));
