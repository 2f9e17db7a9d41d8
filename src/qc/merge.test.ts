import { describe, expect, it } from "vitest";
import { hist1D } from "../hist/build.ts";
import type { PlainObject, WindowHist } from "../hist/object.ts";
import type { PadMaps } from "../hist/pads.ts";
import { histOf, openGolden } from "../root/testing/golden-file.ts";
import { unwrap } from "../base/result.ts";
import { moments } from "../stats/moments.ts";
import { goldenDir } from "../../tools/testing/golden.ts";
import { mergeObjects, mergePads } from "./merge.ts";

const hist = (...values: number[]) => hist1D({ name: "h", x: { n: values.length, lo: 0, hi: 1 }, values });
const object = (...values: number[]): PlainObject => ({ kind: "histogram", name: "h", hist: hist(...values) });
const window = (start: number, end: number | undefined, ...values: number[]): WindowHist => ({
  start,
  end,
  hist: hist(...values),
});
const windows = (...all: WindowHist[]): PlainObject => ({ kind: "windows", name: "h", windows: all, failed: [] });
const pads = (clusters: number[], charge: number[], normalized = true): PadMaps => ({
  name: "ClusterData",
  quantities: [
    { name: "N_Clusters", rocs: [Float32Array.from(clusters)] },
    { name: "Q_Max", rocs: [Float32Array.from(charge)] },
  ],
  processedTimeFrames: 10,
  normalized,
});

describe("mergeObjects", () => {
  it("adds histograms, and those of canvases in their order", () => {
    expect(mergeObjects([object(1, 2), object(3, 4)])).toMatchObject({ hist: { entries: 10 } });
    const canvas = (n: number): PlainObject => ({
      kind: "canvas",
      name: "c",
      hists: [hist(n), hist(2 * n)],
      graphs: [],
    });
    expect(mergeObjects([canvas(1), canvas(2)])).toMatchObject({ hists: [{ entries: 3 }, { entries: 6 }] });
    expect(mergeObjects([canvas(1), { kind: "canvas", name: "c", hists: [hist(1)], graphs: [] }])).toBeUndefined();
  });

  it("joins windows in the order of time, and adds those of one start", () => {
    const merged = mergeObjects([
      windows(window(300, 600, 3), window(0, 300, 1)),
      windows(window(600, undefined, 5), window(300, 580, 4)),
    ]);
    expect(merged).toMatchObject({
      windows: [
        { start: 0, end: 300, hist: { entries: 1 } },
        { start: 300, end: 600, hist: { entries: 7 } },
        { start: 600, end: undefined, hist: { entries: 5 } },
      ],
    });
  });

  it("gives labels of species as the last part has them, and adds what a TH3 projects to", () => {
    const labels = (...values: number[]): PlainObject => {
      const line = hist1D({ name: "hdEdxVspHypoPos_TPC", x: { n: 2, lo: 0, hi: 1 }, values: [0, 0] });
      const cells = Float64Array.from([0, 0, 0, 0, 0, ...values, 0, 0, 0, 0, 0]);
      const map = { ...line, kind: "2d", y: { ...line.x, n: 1 }, values: cells, sums: [0, 0, 0, 0, 0, 0, 0] } as const;
      return { kind: "histogram", name: line.name, hist: { ...map, variances: undefined } };
    };
    const merged = mergeObjects([labels(3, 1), labels(0, 2)]);
    expect(merged?.kind === "histogram" && merged.hist.kind === "2d" && [...merged.hist.values]).toEqual([
      0, 0, 0, 0, 0, 3, 2, 0, 0, 0, 0, 0,
    ]);
    const parts = (className: string): PlainObject => ({
      kind: "parts",
      name: "p",
      className,
      hists: [hist(1, 2)],
      graphs: [],
    });
    expect(mergeObjects([parts("TH3F"), parts("TH3F")])).toMatchObject({ hists: [{ entries: 6 }] });
    expect(mergeObjects([parts("TEfficiency"), parts("TEfficiency")])).toBeUndefined();
  });

  it("fails where a part failed, and is none where parts do not go together", () => {
    const failed: PlainObject = { kind: "failed", name: "h", className: "TH1F", error: { kind: "cancelled" } };
    expect(mergeObjects([object(1), failed])).toBe(failed);
    expect(mergeObjects([object(1), object(1, 2)])).toBeUndefined();
    expect(mergeObjects([object(1), windows()])).toBeUndefined();
    expect(mergeObjects([])).toBeUndefined();
  });
});

describe("mergePads", () => {
  it("sums clusters and weighs means by them", () => {
    const merged = mergePads([pads([10, 0, 0], [50, 0, 7]), pads([30, 5, 0], [70, 20, 9])])!;
    expect(merged.quantities.map(({ rocs }) => [...rocs[0]!])).toEqual([
      [40, 5, 0],
      [65, 20, 0],
    ]);
    expect(merged).toMatchObject({ processedTimeFrames: 20, normalized: true });
  });

  it("keeps sums as sums, and takes means of sums where one part has means", () => {
    const sums = mergePads([pads([10], [500], false), pads([30], [2100], false)])!;
    expect([sums.normalized, sums.quantities[1]!.rocs[0]![0]]).toEqual([false, 2600]);
    const mixed = mergePads([pads([10], [500], false), pads([30], [70])])!;
    expect([mixed.normalized, mixed.quantities[1]!.rocs[0]![0]]).toEqual([true, 65]);
  });

  it("does not matter how parts are joined", () => {
    const parts = [pads([10, 3], [50, 4]), pads([30, 1], [70, 9]), pads([7, 2], [10, 3])];
    const atOnce = mergePads(parts)!;
    const inTurn = mergePads([mergePads(parts.slice(0, 2))!, parts[2]!])!;
    for (const i of [0, 1]) {
      atOnce.quantities[i]!.rocs[0]!.forEach((want, pad) => {
        expect(inTurn.quantities[i]!.rocs[0]![pad]).toBeCloseTo(want, 4);
      });
    }
  });

  it("is none without clusters or with other numbers of pads; a quantity that a part lacks is left out", () => {
    const without = { ...pads([1], [1]), quantities: [pads([1], [1]).quantities[0]!] };
    expect(mergePads([pads([1], [2]), without])?.quantities.map(({ name }) => name)).toEqual(["N_Clusters"]);
    expect(mergePads([pads([1], [2]), { ...without, quantities: [] }])).toBeUndefined();
    expect(mergePads([pads([1], [2]), pads([1, 2], [2, 3])])).toBeUndefined();
    expect(mergePads([])).toBeUndefined();
  });
});

describe.runIf(goldenDir)("golden time slices", () => {
  it("add up to a run: entries, contents and moments of every histogram", { timeout: 60_000 }, async () => {
    const slices = ["1200", "1210", "1220", "1230"].map((slice) => `slices/559108/${slice}.root`);
    for (const task of ["Tracks", "PID"]) {
      const groups = [];
      for (const slice of slices) {
        const file = await openGolden(slice);
        groups.push(unwrap(await file.read(`int/TPC/${task}`)).objects);
        file.close();
      }
      expect(groups[0]!.length).toBeGreaterThan(20);
      for (const { name } of groups[0]!) {
        const parts = groups.map((objects) => objects.find((each) => each.name === name)!);
        const hists = parts.map((part) => histOf(part)!);
        const whole = histOf(mergeObjects(parts))!;
        expect(whole.entries).toBe(hists.reduce((sum, part) => sum + part.entries, 0));
        const all = hists.map((part) => moments(part));
        const weight = all.reduce((sum, part) => sum + part.sumOfWeights, 0);
        expect(moments(whole).sumOfWeights).toBeCloseTo(weight, 6);
        const mean = all.reduce((sum, part) => sum + part.sumOfWeights * (part.x.mean?.value ?? 0), 0) / weight;
        if (weight > 0) expect(moments(whole).x.mean!.value).toBeCloseTo(mean, 9);
        if (whole.kind === "profile") continue;
        const cell = Math.floor(whole.values.length / 2);
        const sum = hists.reduce((all, part) => all + (part.kind === "profile" ? 0 : part.values[cell]!), 0);
        expect(whole.values[cell]).toBe(sum);
      }
    }
  });
});
