import { colourFunction, rasterise, type ColourScale } from "../raster.ts";
import type { Scale } from "../scale.ts";
import type { PlaneField } from "./planes-model.ts";

/** Paints a plane into pixels, top row first: what lies under the middle of each. `out`: pixels × pixels. */
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
  const colourOf = colourFunction(colours);
  const across = Float64Array.from({ length: pixels }, (_, column) => x.toValue(column + 0.5));
  let [lastValue, colour] = [NaN, colours.background];
  for (let row = 0; row < pixels; row++) {
    const atY = y.toValue(row + 0.5);
    for (let column = 0; column < pixels; column++) {
      const value = field.at(across[column]!, atY);
      if (value !== lastValue) {
        lastValue = value;
        colour = colourOf(value);
      }
      out[row * pixels + column] = colour;
    }
  }
}
