import type { FigureSize } from "../../draw/figure-layout.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";

/** A picture that can be painted anywhere. */
export interface Painting {
  /** In CSS px; `pixelRatio` pixels of the picture for each. */
  readonly size: FigureSize;
  readonly paint: (ctx: Context2D) => void;
}

/** As a PNG file of the resolution of its size; `undefined` where the browser makes none (no room, no canvas). */
export async function pngOf({ size, paint }: Painting): Promise<Blob | undefined> {
  const { width, height, pixelRatio } = size;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  const ctx = canvas.getContext("2d");
  if (ctx === null) return undefined;
  paint(ctx);
  return (await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"))) ?? undefined;
}
