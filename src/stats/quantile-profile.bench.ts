import { bench, describe, expect } from "vitest";
import { quantileProfile, rootQuantileProfile } from "./quantile-profile.ts";
import { phiMap } from "./testing/data.ts";

describe("median profile of 360 × 140 bins", () => {
  const map = phiMap({ mean: 130.3 });
  expect(quantileProfile(map, 0.5).values[17]).toBeCloseTo(130.3, 1);
  expect(rootQuantileProfile(map, 0.5).values[17]).toBeCloseTo(130.3, 1);
  bench("robust", () => void quantileProfile(map, 0.5), { time: 500 });
  bench("as ROOT", () => void rootQuantileProfile(map, 0.5), { time: 500 });
});
