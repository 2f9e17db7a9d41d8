import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateSteps } from "./rate-steps.ts";
import { toRates } from "./rates.ts";
import { runStart } from "./run-start.ts";

const steps = (...points: readonly (readonly [number, number])[]) => {
  const { edges, hertz } = rateSteps(toRates(points)!);
  return { edges: [...edges], hertz: [...hertz] };
};

describe("rateSteps", () => {
  it("has a step about each point", () => {
    expect(steps([0, 1], [10, 2], [20, 3])).toEqual({ edges: [-5, 5, 15, 25], hertz: [1, 2, 3] });
    expect(steps([7, 1])).toEqual({ edges: [2, 12], hertz: [1] });
  });

  it("has nothing where points are missing", () => {
    expect(steps([0, 1], [10, 2], [20, 3], [60, 4], [70, 5])).toEqual({
      edges: [-5, 5, 15, 25, 55, 65, 75],
      hertz: [1, 2, 3, NaN, 4, 5],
    });
  });

  it("has every rate once, at its time, and edges that rise", () => {
    const point = fc.tuple(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 50 }), (points) => {
        const rates = toRates(points)!;
        const { edges, hertz } = rateSteps(rates);
        expect(edges.length).toBe(hertz.length + 1);
        expect([...hertz].filter((each) => !Number.isNaN(each))).toEqual([...rates.hertz]);
        for (let i = 1; i < edges.length; i++) expect(edges[i]).toBeGreaterThanOrEqual(edges[i - 1]!);
        let at = 0;
        hertz.forEach((each, i) => {
          if (Number.isNaN(each)) return;
          expect(rates.seconds[at]).toBeGreaterThanOrEqual(edges[i]!);
          expect(rates.seconds[at]).toBeLessThanOrEqual(edges[i + 1]!);
          at += 1;
        });
      }),
    );
  });
});

describe("runStart", () => {
  const window = (start: number) => ({ start, path: "", packed: 0 });
  const task = { task: "Tracks", path: "", form: "collection", packed: 0 } as const;
  const tasks = [
    { ...task, windows: [window(70), window(50)] },
    { ...task, windows: [] },
  ];

  it("is told by the objects, or by the first window", () => {
    expect(runStart({ validity: [60, 90] }, { tasks })).toBe(60);
    expect(runStart({ validity: undefined }, { tasks })).toBe(50);
    expect(runStart(undefined, { tasks: [] })).toBeUndefined();
    expect(runStart(undefined, undefined)).toBeUndefined();
  });
});
