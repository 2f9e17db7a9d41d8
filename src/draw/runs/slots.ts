/** A number of a run, written with at least so many digits that a person knows it by its end. */
const lastDigits = 3;
/** Longer names of files are cut at the front: their ends tell more. */
const longest = 14;
/** One alone has the axis for itself. */
const longestAlone = 40;

/** What stands below the places: "107" and "run 559…" of "559107" where all runs are numbers that begin alike. */
export function shortLabels(
  labels: readonly string[],
  axis: string,
): { readonly labels: readonly string[]; readonly title: string } {
  const start = labels[0]?.slice(0, -lastDigits) ?? "";
  const alike = labels.every((label) => /^\d{4,}$/.test(label) && label.slice(0, -lastDigits) === start);
  if (labels.length > 0 && alike)
    return { labels: labels.map((label) => label.slice(-lastDigits)), title: `${axis} ${start}…` };
  const most = labels.length === 1 ? longestAlone : longest;
  const cut = (label: string): string => (label.length > most ? `…${label.slice(1 - most)}` : label);
  return { labels: labels.map(cut), title: axis };
}

/** Room between two labels. */
const apart = 6;

/**
 * Which labels are written: every one where there is room, else every second, third … A place that is kept has its label
 * wherever two such do not touch, and its neighbours yield.
 *
 * @param middles px, rising. @param widths px of the labels.
 */
export function writtenLabels(
  middles: readonly number[],
  widths: readonly number[],
  kept: (slot: number) => boolean,
): readonly number[] {
  const reach = (slot: number): readonly [number, number] => [
    middles[slot]! - widths[slot]! / 2 - apart / 2,
    middles[slot]! + widths[slot]! / 2 + apart / 2,
  ];
  const written: number[] = [];
  const fits = (slot: number): boolean => {
    const [from, to] = reach(slot);
    return written.every((other) => {
      const [left, right] = reach(other);
      return to <= left || from >= right;
    });
  };
  const slots = [...middles.keys()];
  for (const slot of slots) if (kept(slot) && fits(slot)) written.push(slot);
  const spacing = middles.length > 1 ? (middles.at(-1)! - middles[0]!) / (middles.length - 1) : Infinity;
  const every = Math.max(1, Math.ceil((Math.max(0, ...widths) + apart) / spacing));
  for (const slot of slots) if (slot % every === 0 && !written.includes(slot) && fits(slot)) written.push(slot);
  return written.toSorted((a, b) => a - b);
}

/** A box in px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const isInside = (box: Box, frame: Box): boolean =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

/** Where a text stands beside a point: right of it, left, below or above, the first that is in the frame and touches nothing. */
export function placeBeside(
  point: { readonly x: number; readonly y: number },
  text: { readonly width: number; readonly height: number },
  gap: number,
  frame: Box,
  taken: readonly Box[],
): Box | undefined {
  const { x, y } = point;
  const { width, height } = text;
  const corners = [
    [x + gap, y - height / 2],
    [x - gap - width, y - height / 2],
    [x - width / 2, y + gap],
    [x - width / 2, y - gap - height],
  ] as const;
  return corners
    .map(([left, top]): Box => ({ left, top, right: left + width, bottom: top + height }))
    .find((box) => isInside(box, frame) && !taken.some((other) => touch(box, other)));
}
