import fc from "fast-check";
import { describe, expect, it } from "vitest";
import golden from "../root/testdata/values.root-6.40.json" with { type: "json" };
import { hist1D } from "./build.ts";
import { clopperPearson, efficiencyGraph } from "./efficiency.ts";

describe("the interval of Clopper and Pearson", () => {
  const cases = golden.intervals.filter(([, , total]) => total! > 0);

  it.each(cases)("at %f of %i of %i is ROOT's", (level, passed, total, low, high) => {
    const got = clopperPearson(passed, total, level);
    // To a share of its length: of very many the logarithm of the gamma function has 10 digits left.
    const length = high - low;
    expect(Math.abs(got[0] - low) / length).toBeLessThan(1e-5);
    expect(Math.abs(got[1] - high) / length).toBeLessThan(1e-5);
  });

  it("holds the share, and is the mirror image for what did not pass", () => {
    const counts = fc.tuple(fc.nat(3_000_000), fc.nat(3_000_000)).filter(([a, b]) => a + b > 0);
    fc.assert(
      fc.property(counts, ([passed, failed]) => {
        const [low, high] = clopperPearson(passed, passed + failed, 0.683);
        const share = passed / (passed + failed);
        expect(low >= 0 && low <= share && share <= high && high <= 1).toBe(true);
        const mirror = clopperPearson(failed, passed + failed, 0.683);
        expect(Math.abs(1 - mirror[1] - low)).toBeLessThan(1e-6 * (high - low));
      }),
      { numRuns: 50 },
    );
  });
});

it("an efficiency has points only where contents are counts of a part of a whole", () => {
  const [passed, total] = [
    [0, 1, 3, -1, NaN, 2],
    [0, 2, 2, 4, 4, Infinity],
  ].map((values) => hist1D({ x: { n: 6, lo: 0, hi: 6 }, values }));
  const { x, y } = efficiencyGraph(passed!, total!, 0.683, { name: "e", title: "" });
  expect([Array.from(x), Array.from(y)]).toEqual([[1.5], [0.5]]);
});
