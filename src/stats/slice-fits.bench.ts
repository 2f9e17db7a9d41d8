import { bench, describe, expect } from "vitest";
import { robustSliceFits, rootSliceFits } from "./slice-fits.ts";
import { phiMap } from "./testing/data.ts";

describe("360 slices of 140 bins", () => {
  const map = phiMap({ mean: 130.3 });
  const [range, width] = [[60, 200], 2] as const;
  expect(rootSliceFits(map, { range, crop: true }).mean.value[17]).toBeCloseTo(130.3, 0);
  expect(robustSliceFits(map, { range, width }).mean.value[17]).toBeCloseTo(130.3, 0);
  bench("as ROOT", () => void rootSliceFits(map, { range, crop: true }), { time: 500 });
  bench("robust", () => void robustSliceFits(map, { range, width }), { time: 500 });
});
