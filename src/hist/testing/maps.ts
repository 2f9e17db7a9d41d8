import * as fc from "fast-check";
import { fixedAxis, hist2D, variableAxis } from "../build.ts";
import type { Hist2D } from "../hist.ts";

/** Maps of counts with flow, of few bins; some of unequal width. */
export const maps: fc.Arbitrary<Hist2D> = fc
  .record({ nx: fc.integer({ min: 1, max: 12 }), ny: fc.integer({ min: 1, max: 9 }), variable: fc.boolean() })
  .chain(({ nx, ny, variable }) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })), {
        minLength: (nx + 2) * (ny + 2),
        maxLength: (nx + 2) * (ny + 2),
      })
      .map((cells) =>
        hist2D({
          x: fixedAxis(nx, -2, 3),
          y: variable ? variableAxis(Array.from({ length: ny + 1 }, (_, i) => 1.5 ** i)) : fixedAxis(ny, 0, ny),
          cells: Float64Array.from(cells),
        }),
      ),
  );
