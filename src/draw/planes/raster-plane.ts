import { colourFunction, rasterise, type ColourScale } from "../raster.ts";
import type { Scale } from "../scale.ts";
import type { PlaneField } from "./planes-model.ts";

/** Paints a plane into pixels, top row first. `out`: pixels × pixels. */
export function rasterisePlane(
  field: PlaneField,
  x: Scale,
  y: Scale,
  colours: ColourScale,
  pixels: number,
  out: Uint32Array,
): void {
  if (field.kind === "bins") {
    rasterise(field, x, y, colours, pixels, pixels, out);
    return;
  }
  const values = field.of(x, y, pixels);
  const colourOf = colourFunction(colours);
  let [lastValue, colour] = [NaN, colours.background];
  for (let pixel = 0; pixel < out.length; pixel++) {
    const value = values[pixel]!;
    if (value !== lastValue) {
      lastValue = value;
      colour = colourOf(value);
    }
    out[pixel] = colour;
  }
}
