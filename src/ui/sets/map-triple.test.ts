import { describe, expect, it } from "vitest";
import {
  movedBin,
  paintTriple,
  placeTriple,
  ratioScale,
  tripleAt,
  tripleFigures,
} from "../../draw/runs/triple-figure.ts";
import { recorder } from "../../draw/testing/recorder.ts";
import { themes } from "../../draw/theme.ts";
import { plainView } from "../../route/route.ts";
import { fakeMap } from "../testing/fake-runs.ts";
import { joinedColumns, mapTriple, tripleFacts, tripleRows, tripleSummary, tripleTable } from "./map-triple.ts";

const [a, b] = [fakeMap(40, 0.5), fakeMap(60, 0)];
const pair = {
  id: "eta-phi",
  title: "η vs φ",
  names: ["A", "B"] as const,
  a,
  b,
  xTitle: "#phi (rad)",
  yTitle: "#eta",
  noun: "tracks",
  normalised: true,
  sectors: true,
};
const triple = mapTriple(pair, plainView)!;
const inside = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);

describe("two maps and their ratio", () => {
  it("are compared by their shares, or as counted", () => {
    expect(inside(triple.model.a.values)).toBeCloseTo(1, 10);
    const scale = inside(a.values) / inside(b.values);
    const { ratio } = triple.model;
    expect([triple.joined, ratio.x.n, ratio.y.n]).toEqual([2, 180, 20]);
    const cell = 3 + (ratio.x.n + 2) * 4;
    const content = (of: typeof a) => of.values[5 + 362 * 4]! + of.values[6 + 362 * 4]!;
    expect(ratio.values[cell]).toBeCloseTo(content(a) / (scale * content(b)), 12);
    const error = ratio.values[cell]! * Math.sqrt(1 / content(a) + 1 / content(b));
    expect(Math.sqrt(ratio.variances![cell]!)).toBeCloseTo(error, 12);
    const counted = mapTriple({ ...pair, normalised: false }, plainView)!.model;
    expect(counted.a).toBe(a);
    expect(counted.ratio.values[cell]).toBeCloseTo(content(a) / content(b), 12);
  });

  it("are blank where either side has too few entries, and none of other bins or without entries", () => {
    const { ratio } = triple.model;
    expect(ratio.values[10 + (ratio.x.n + 2) * 20]).toBeNaN();
    expect(mapTriple({ ...pair, b: { ...b, x: { ...b.x, n: 180 } } }, plainView)).toBeUndefined();
    expect(mapTriple({ ...pair, b: fakeMap(0, 0) }, plainView)).toBeUndefined();
  });

  it("have one colour scale, and that of the ratio is symmetric on a logarithm", () => {
    const [first, second, third] = tripleFigures(triple.model);
    expect([first.z!.lo, first.z!.hi]).toEqual([second.z!.lo, second.z!.hi]);
    expect(third.z).toMatchObject({ log: true, palette: "diverging" });
    expect(third.z!.lo * third.z!.hi).toBeCloseTo(1, 12);
    expect(ratioScale([1, 1.01, 0.995, NaN])).toEqual({ lo: 1 / 1.02, hi: 1.02 });
    expect(ratioScale([0.4, 2.1])).toEqual({ lo: 1 / 3, hi: 3 });
    expect(ratioScale([1e9, 1])).toEqual({ lo: 1 / 3, hi: 3 });
    expect(ratioScale([NaN])).toEqual({ lo: 1 / 1.02, hi: 1.02 });
  });

  it("join as few columns as leave none over", () => {
    expect([100, 200, 360, 1000, 211].map(joinedColumns)).toEqual([1, 1, 2, 5, 211]);
  });

  it("stand side by side where there is room, and every bin of each is found", () => {
    for (const width of [1000, 400]) {
      const { parts, height } = placeTriple(width);
      expect(parts.every(({ left, top, width: w, height: h }) => left + w <= width && top + h <= height)).toBe(true);
      const { ctx, depth } = recorder();
      const geometries = paintTriple(ctx, triple.model, { width, height, pixelRatio: 1 }, themes.light, "bird");
      expect(depth()).toBe(0);
      for (const [map, { x, y }] of geometries.entries())
        expect(tripleAt(geometries, x.toPixel(1), y.toPixel(0.55))).toMatchObject({ map, hit: { binY: 16 } });
      expect(tripleAt(geometries, 1, 1)).toBeUndefined();
    }
  });
});

it("keys go from bin to bin of what is shown, from the middle", () => {
  const first = movedBin(triple.model, 2, undefined, [1, 0]);
  expect([first.binX, first.binY]).toEqual([91, 11]);
  const next = movedBin(triple.model, 2, first, [1, -1]);
  expect([next.binX, next.binY, next.x[0]]).toEqual([92, 10, first.x[1]]);
  expect(next.value).toBe(triple.model.ratio.values[92 + 182 * 10]);
  const shown = { ...triple.model, yRange: [-0.5, 0.5] as const };
  expect(movedBin(shown, 0, first, [1000, 1000])).toMatchObject({ binX: 360, binY: 15 });
});

describe("a triple in words", () => {
  const hit = {
    binX: 3,
    binY: 4,
    value: 1,
    x: [4, 6].map((i) => (i * Math.PI) / 180) as [number, number],
    y: [-0.7, -0.6] as const,
  };
  const words = (given = hit) =>
    tripleRows(triple, given).map(({ name, value, after }) => [name, value, after].join("|"));

  it("tells what both have in a bin, as counted, and the ratio of the joined bin", () => {
    expect(words()[2]).toMatch(/^A\|\d\d\u2009±\u2009\d(\.\d)?\|tracks$/);
    expect(words()[4]).toMatch(/^A \/ B\|1\.\d+\u2009±\u20090\.\d+\|of their shares, 2 bins joined$/);
    expect(words({ ...hit, binY: 20 })[4]).toBe("A / B|blank|under 8 entries on either side, 2 bins joined");
  });

  it("tells entries and how much is blank", () => {
    expect(tripleFacts(triple).map(({ value }) => value)).toEqual([
      Math.round(a.entries)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, "\u2009"),
      Math.round(b.entries)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, "\u2009"),
      "3\u2009420",
      "",
    ]);
    expect(tripleSummary(triple)).toMatch(/^η vs φ: A, B and A \/ B\. A .* tracks\./);
  });

  it("is a table of the bins of the ratio", () => {
    const table = tripleTable(triple);
    expect(table.count).toBe(180 * 20);
    const row = table.row(2 + 180 * 3);
    expect(row[4]).toBe(a.values[5 + 362 * 4]! + a.values[6 + 362 * 4]!);
    expect(row[6]).toBeCloseTo(triple.model.ratio.values[3 + 182 * 4]!, 12);
    expect(table.row(180 * 20 - 1).slice(6)).toEqual([undefined, undefined]);
  });
});
