import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rectanglesOf } from "./rectangles.ts";

const corner = /M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g;

/** Paints the rectangles; no pixel twice. */
function painted(pixels: Uint32Array, width: number, height: number, none: number): Uint32Array {
  const out = new Uint32Array(width * height).fill(none);
  for (const { pixel, path } of rectanglesOf(pixels, width, height, none)) {
    for (const [, left, top, w, h] of path.matchAll(corner)) {
      for (let row = Number(top); row < Number(top) + Number(h); row++) {
        for (let column = Number(left); column < Number(left) + Number(w); column++) {
          expect(out[row * width + column]).toBe(none);
          out[row * width + column] = pixel;
        }
      }
    }
  }
  return out;
}

describe("rectangles of a picture", () => {
  it("are the picture", () => {
    const pictures = fc
      .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
      .chain(({ width, height }) =>
        fc
          .uint32Array({ min: 0, max: 3, minLength: width * height, maxLength: width * height })
          .map((pixels) => ({ width, height, pixels })),
      );
    fc.assert(
      fc.property(pictures, ({ width, height, pixels }) => {
        expect(painted(pixels, width, height, 0)).toEqual(pixels);
      }),
    );
  });

  it("of a picture with very many are told some at a time, and are the picture still", () => {
    const [width, height] = [200, 150];
    const pixels = Uint32Array.from({ length: width * height }, (_, at) => 1 + ((at * 7 + Math.floor(at / width)) % 3));
    const first = rectanglesOf(pixels, width, height, 0).next().value as { readonly path: string };
    expect(first.path.match(corner)!.length).toBeLessThan(10_000 + width);
    expect(painted(pixels, width, height, 0)).toEqual(pixels);
  });

  it("are no more than the bins of a map whose bins are larger than pixels", () => {
    const [bins, size] = [4, 5];
    const pixels = Uint32Array.from({ length: (bins * size) ** 2 }, (_, at) => {
      const [row, column] = [Math.floor(at / (bins * size)), at % (bins * size)];
      return 1 + ((Math.floor(row / size) * bins + Math.floor(column / size)) % 7);
    });
    const paths = Array.from(
      rectanglesOf(pixels, bins * size, bins * size, 0),
      ({ path }) => path.match(corner)!.length,
    );
    expect(paths.reduce((sum, each) => sum + each, 0)).toBe(bins * bins);
  });
});
