import { bench, describe, expect } from "vitest";
import { defaultParameters, expectedDEdx } from "./bethe-bloch.ts";
import { separationOf, type RobustSeparation } from "./separation.ts";
import { speciesProfiles } from "./species.ts";
import { dEdxMaps } from "./testing/dedx-map.ts";

const { dEdx, labels } = dEdxMaps({ seed: 1, tracks: 150_000, momenta: [0.15, 1], tail: { share: 0.05, mean: 0.1 } });

describe("separation power of a map of 200 × 200 bins", () => {
  const { usual } = separationOf(dEdx, "robust") as RobustSeparation;
  expect(usual.power!.value).toBeGreaterThan(5);
  bench("robust, 14 windows", () => void separationOf(dEdx, "robust"), { time: 1000 });
  bench("as today, three models", () => void separationOf(dEdx, "parity"), { time: 1000 });
});

describe("profiles of seven species", () => {
  for (const rule of ["robust", "parity"] as const) {
    const make = () => speciesProfiles(dEdx, { labels, from: "map" }, { rule, group: 4 })!;
    const pions = make().profiles.find(({ species }) => species === "pion")!;
    expect(pions.values[19]! / expectedDEdx(defaultParameters, "pion", 0.05 * 400 ** (19.5 / 50))).toBeCloseTo(1, 1);
    bench(rule, () => void make(), { time: 500 });
  }
});
