import { describe, expect, it } from "vitest";
import { SvgContext } from "../export/svg-context.ts";
import type { Context2D } from "../latex/paint-title.ts";
import { recorder } from "../testing/recorder.ts";
import { themes } from "../theme.ts";
import { paintSmall, placeSmall } from "./paint-small.ts";
import type { SmallCell, SmallModel } from "./small-model.ts";

const bins = { n: 3, lo: 0, hi: 3, edges: undefined };
const cell = (label: string, change: Partial<SmallCell> = {}): SmallCell => ({
  label,
  values: [0, 10, 100, 1, 0],
  bins,
  words: "empty",
  quality: undefined,
  ...change,
});
const model: SmallModel = {
  groups: [
    { title: "A side", columns: 2, cells: [cell("I 0"), cell("I 1", { quality: "bad" }), cell("I 2")] },
    { title: "C side", columns: 2, cells: [cell("I 0", { values: undefined }), cell("I 1", { quality: "medium" })] },
  ],
  x: { lo: 0, hi: 3, title: "clusters" },
  top: 130,
  log: true,
};
const size = { width: 700, height: 300, pixelRatio: 1 };

describe("small histograms", () => {
  it("do not overlap and stay within the figure", () => {
    for (const pixelRatio of [1, 1.5, 2]) {
      const places = placeSmall(model.groups, { ...size, pixelRatio }).flat();
      expect(places).toHaveLength(5);
      for (const [i, a] of places.entries()) {
        expect(a.left < a.right && a.top < a.bottom && a.left >= 0 && a.right <= 700 && a.bottom <= 300).toBe(true);
        for (const b of places.slice(i + 1))
          expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
      }
    }
  });

  it("are named, marked where they stand out, and say where they are empty", () => {
    const { ctx, texts, depth } = recorder();
    const places = paintSmall(ctx, model, size, themes.light);
    const written = texts.map(({ text }) => text);
    expect(written.filter((text) => /^[■▲]/.test(text))).toEqual(["■ I 1", "▲ I 1"]);
    expect(written.filter((text) => text === "empty")).toHaveLength(1);
    expect(written.filter((text) => text === "clusters")).toHaveLength(2);
    expect(texts.find(({ text }) => text === "■ I 1")!.colour).toBe(themes.light.bad);
    expect(places.map((group) => group.length)).toEqual([3, 2]);
    expect(depth()).toBe(0);
  });

  it("have steps that rise with their contents and stay within their cells", () => {
    const svg = new SvgContext((text) => 6 * text.length, 1);
    const one = { ...model, groups: [{ title: "", columns: 1, cells: [cell("I 0", { values: [0, 10, 1e6, 1, 0] })] }] };
    const frame = paintSmall(svg as unknown as Context2D, one, size, themes.light)[0]![0]!;
    const [path] = /M[^"]*L[^"]*/.exec([...svg.lines()].join("\n"))!;
    const heights = [...path.matchAll(/[ML]\S+ ([\d.]+)/g)].map(([, y]) => Number(y));
    const [base, low, , high, , lowest] = heights;
    expect(high! < low! && low! < lowest! && lowest! < base!).toBe(true);
    for (const y of heights) expect(y >= frame.top && y <= frame.bottom).toBe(true);
  });
});
