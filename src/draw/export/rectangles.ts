/** Rectangles of one colour; `path` is the data of an SVG path, in pixels. */
export interface ColourPath {
  readonly pixel: number;
  readonly path: string;
}

interface Open {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly pixel: number;
}

/** So many rectangles are told at a time: some ms of work. */
const batch = 10_000;

/**
 * A picture as rectangles, those of a colour in one path, some thousands at a time: neighbours of a colour in a row make a
 * run, and runs that go on below with the same ends make a rectangle. A map whose bins are larger than pixels has no more
 * rectangles than bins.
 *
 * @param pixels width × height pixels, top row first.
 * @param none colour that is left out: it is there already.
 */
export function* rectanglesOf(
  pixels: Uint32Array,
  width: number,
  height: number,
  none: number,
): Generator<ColourPath, void, undefined> {
  let paths = new Map<number, string[]>();
  let count = 0;
  const close = ({ left, right, top, pixel }: Open, bottom: number): void => {
    const parts = paths.get(pixel) ?? [];
    if (parts.length === 0) paths.set(pixel, parts);
    parts.push(`M${left} ${top}h${right - left}v${bottom - top}h${left - right}z`);
    count++;
  };
  let above = new Map<number, Open>();
  for (let row = 0; row < height; row++) {
    const open = new Map<number, Open>();
    for (let left = 0; left < width;) {
      const pixel = pixels[row * width + left]!;
      let right = left + 1;
      while (right < width && pixels[row * width + right] === pixel) right++;
      if (pixel !== none) {
        const before = above.get(left);
        const goesOn = before?.right === right && before.pixel === pixel;
        open.set(left, goesOn ? before : { left, right, top: row, pixel });
        if (goesOn) above.delete(left);
      }
      left = right;
    }
    for (const ended of above.values()) close(ended, row);
    above = open;
    if (count < batch) continue;
    yield* joined(paths);
    paths = new Map();
    count = 0;
  }
  for (const ended of above.values()) close(ended, height);
  yield* joined(paths);
}

function* joined(paths: ReadonlyMap<number, readonly string[]>): Generator<ColourPath, void, undefined> {
  for (const [pixel, parts] of paths) yield { pixel, path: parts.join("") };
}
