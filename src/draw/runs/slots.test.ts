import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeBeside, shortLabels, writtenLabels } from "./slots.ts";

describe("labels of runs", () => {
  it("are their last digits where all begin alike", () => {
    expect(shortLabels(["559101", "559107"], "run")).toEqual({ labels: ["101", "107"], title: "run 559…" });
    expect(shortLabels(["559101", "560107"], "run").title).toBe("run");
    expect(shortLabels(["559101", "559101 (2)"], "run").labels).toEqual(["559101", "559101 (2)"]);
    expect(shortLabels(["12:00", "13:00"], "slice")).toEqual({ labels: ["12:00", "13:00"], title: "slice" });
    expect(shortLabels(["a-very-long-name-of-a-file", "b"], "run").labels).toEqual(["…ame-of-a-file", "b"]);
    expect(shortLabels(["559101 with 559107"], "run").labels).toEqual(["559101 with 559107"]);
    expect(shortLabels([], "run")).toEqual({ labels: [], title: "run" });
  });

  it("are all written where there is room, else every second one; neighbours of one that is kept yield", () => {
    const places = (n: number, step: number) => Array.from({ length: n }, (_, i) => step * (i + 0.5));
    const widths = (n: number) => Array<number>(n).fill(20);
    expect(writtenLabels(places(4, 27), widths(4), () => false)).toEqual([0, 1, 2, 3]);
    expect(writtenLabels(places(6, 20), widths(6), () => false)).toEqual([0, 2, 4]);
    expect(writtenLabels(places(6, 20), widths(6), (slot) => slot === 3)).toEqual([0, 3]);
  });

  it("never touch", () => {
    const cases = fc.record({
      step: fc.double({ min: 2, max: 60, noNaN: true }),
      widths: fc.array(fc.double({ min: 5, max: 80, noNaN: true }), { maxLength: 60 }),
      kept: fc.array(fc.nat(59)),
    });
    fc.assert(
      fc.property(cases, ({ step, widths, kept }) => {
        const middles = widths.map((_, i) => step * (i + 0.5));
        const written = writtenLabels(middles, widths, (slot) => kept.includes(slot));
        for (const [i, slot] of written.entries()) {
          const next = written[i + 1];
          if (next === undefined) continue;
          expect(middles[slot]! + widths[slot]! / 2).toBeLessThan(middles[next]! - widths[next]! / 2);
        }
        if (widths.length > 0) expect(written.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("a text beside a point", () => {
  const frame = { left: 0, top: 0, right: 100, bottom: 60 };
  const text = { width: 30, height: 12 };

  it("stands right of it, or where there is room", () => {
    expect(placeBeside({ x: 50, y: 30 }, text, 8, frame, [])).toEqual({ left: 58, top: 24, right: 88, bottom: 36 });
    expect(placeBeside({ x: 80, y: 30 }, text, 8, frame, [])?.right).toBe(72);
    const word = { left: 85, right: 95, top: 0, bottom: 60 };
    const left = { left: 10, right: 30, top: 0, bottom: 60 };
    expect(placeBeside({ x: 60, y: 30 }, text, 8, frame, [word])?.right).toBe(52);
    expect(placeBeside({ x: 60, y: 30 }, text, 8, frame, [word, { ...left, right: 40 }])).toEqual({
      left: 45,
      top: 38,
      right: 75,
      bottom: 50,
    } satisfies typeof frame);
  });

  it("is left out rather than written over something", () => {
    expect(placeBeside({ x: 50, y: 30 }, text, 8, frame, [frame])).toBeUndefined();
    expect(placeBeside({ x: 50, y: 30 }, { width: 300, height: 12 }, 8, frame, [])).toBeUndefined();
  });
});
