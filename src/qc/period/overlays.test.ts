import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../../tools/fuzz/random.ts";
import { binCenter } from "../../hist/axis.ts";
import { fixedAxis, hist1D, hist2D } from "../../hist/build.ts";
import { fitGaussian } from "../../stats/gaussian-fit.ts";
import { changeWords, placeOfCounts, placeOfCurve } from "./change-words.ts";
import type { RunCurve } from "./curve.ts";
import { whatDiffers } from "./differs.ts";
import { medianHist, normalisedCells } from "./median-hist.ts";
import { overlayDistances, segmentedDistances } from "./overlay-distances.ts";
import { overlayFigures, type OverlayFigure } from "./overlay.ts";
import { mostDivergent } from "./parity-divergence.ts";
import { whyUnlike, type ComparedOverlay } from "./why-unlike.ts";

const random = randomNumbers(7);
const uniform = (): number => (random(2 ** 31) + 0.5) / 2 ** 31;
const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
const figure = (id: string): OverlayFigure => overlayFigures.find((each) => each.id === id)!;
const [mip, phi, clusters] = [figure("mip-tpc"), figure("phi-a"), figure("clusters-eta")];

const axis = fixedAxis(100, 50 / 3, 150);
/** A peak of 20 000 tracks, counted with chance. */
function peak(mean: number, sigma = 3.3, entries = 20_000): RunCurve {
  const height = (entries * (4 / 3)) / (sigma * Math.sqrt(2 * Math.PI));
  const values = Float64Array.from({ length: 100 }, (_, i) => {
    const expected = height * Math.exp(-0.5 * ((binCenter(axis, i + 1) - mean) / sigma) ** 2);
    return Math.max(0, Math.round(expected + Math.sqrt(expected) * normal()));
  });
  const hist = hist1D({ x: axis, values });
  return { kind: "counts", hist, fit: fitGaussian(hist, 40, 60) };
}
/** Tracks per degree, less in a sector. */
function tracks(share = 1): RunCurve {
  const values = Float64Array.from({ length: 360 }, (_, i) => {
    const expected = 500 * (i >= 100 && i < 120 ? share : 1);
    return Math.round(expected + Math.sqrt(expected) * normal());
  });
  return { kind: "counts", hist: hist1D({ x: fixedAxis(360, 0, 2 * Math.PI), values }), fit: undefined };
}
const profile = (of: (bin: number) => number, x = fixedAxis(200, -1, 1)): RunCurve => ({
  kind: "profile",
  x,
  curve: {
    values: Float64Array.from({ length: 200 }, (_, i) => of(i) + 0.2 * normal()),
    errors: new Float64Array(200).fill(0.2),
  },
  width: 10,
});
const seven = <T>(make: () => T): T[] => Array.from({ length: 7 }, make);
const compared = (figure: OverlayFigure, curves: readonly (RunCurve | undefined)[]): ComparedOverlay => ({
  figure,
  curves,
  ...overlayDistances(figure, curves),
});
const off = ({ judged }: ComparedOverlay) =>
  judged.flatMap(({ quality }, i) => (quality === "good" ? [] : [[i, quality]]));

describe("overlayDistances", () => {
  it("finds the run that is not like the others, in distributions and curves", () => {
    expect(off(compared(mip, [...seven(() => peak(50.2)), peak(46.7)]))).toEqual([[7, "bad"]]);
    expect(off(compared(phi, [tracks(0.1), ...seven(() => tracks())]))).toEqual([[0, "bad"]]);
    expect(off(compared(clusters, [...seven(() => profile(() => 136)), profile(() => 127)]))).toEqual([[7, "bad"]]);
  });

  it("finds none where only chance differs, or what runs usually differ by", () => {
    for (let i = 0; i < 5; i++) {
      expect(
        off(
          compared(
            mip,
            seven(() => peak(50.2)),
          ),
        ),
      ).toEqual([]);
      expect(
        off(
          compared(
            mip,
            seven(() => peak(50.2 + 0.06 * normal())),
          ),
        ),
      ).toEqual([]);
      expect(
        off(
          compared(
            clusters,
            seven(() => profile(() => 136)),
          ),
        ),
      ).toEqual([]);
    }
  });

  it("does not compare others with a run that is off", () => {
    const overlay = compared(phi, [tracks(0), ...seven(() => tracks())]);
    for (const distance of overlay.distances.slice(1)) expect(distance!.chi2 / distance!.ndf).toBeLessThan(1.4);
  });

  it("does not judge runs with few entries, none, or other bins", () => {
    const others = hist1D({ x: fixedAxis(100, 0, 150), values: new Float64Array(100).fill(100) });
    const curves = [
      ...seven(() => peak(50)),
      peak(50, 3.3, 150),
      undefined,
      { kind: "counts", hist: others, fit: undefined } as const,
    ];
    const overlay = compared(mip, curves);
    expect(off(overlay)).toEqual([
      [7, "null"],
      [8, "null"],
      [9, "null"],
    ]);
    expect(overlay.otherBins).toEqual([9]);
    const thin = overlayDistances(mip, curves, { off: new Set(), thin: new Set([2]) });
    expect(thin.judged[2]!.unjudged?.kind).toBe("few-entries");
  });

  it("compares runs within the stretches that changes leave", () => {
    const curves = [...seven(() => peak(50)), ...seven(() => peak(48))];
    const change = [{ at: 7, field: undefined, trends: [] }];
    const none = { off: new Set<number>(), thin: new Set<number>() };
    const parted = segmentedDistances(mip, curves, change, none);
    expect(parted.judged.every(({ quality }) => quality === "good")).toBe(true);
    expect(Math.max(...parted.distances.map((each) => each!.difference.value.value))).toBeLessThan(0.1);
    expect(segmentedDistances(mip, curves, [], none).distances[0]!.difference.value.value).toBeGreaterThan(0.2);
  });
});

describe("whyUnlike", () => {
  it("ranks the figures of a run by how unlike the others it is, and says what changes", () => {
    const overlays = [
      compared(phi, [...seven(() => tracks()), tracks()]),
      compared(mip, [...seven(() => peak(50.2)), peak(46.7)]),
      compared(clusters, [...seven(() => profile(() => 136)), profile((i) => (i >= 100 && i < 120 ? 100 : 136))]),
    ];
    const why = whyUnlike(overlays, 7, new Set([7]));
    expect(why.map(({ figure }) => figure.id)).toEqual(["mip-tpc", "clusters-eta", "phi-a"]);
    expect(why[0]!.change).toMatch(/^mean 50\.\d+ → 46\.\d+ \(−7\.\d\s%\)$/);
    expect(why[1]!.change).toMatch(/^−3\d\.\d at 0\.[012]\d*$/);
    expect(why[2]!.change).toBe("no shift");
    expect(why[0]!.corrected).toBeLessThan(1e-6);
    expect(why[2]!.corrected).toBeGreaterThan(0.01);
    expect(whyUnlike([compared(mip, [undefined])], 0, new Set())).toEqual([]);
  });
});

describe("whatDiffers", () => {
  const pairs = (figure: OverlayFigure) =>
    figure === mip
      ? Array.from({ length: 10 }, () => [peak(50.18, 3.31), peak(49.47, 3.71, 7000)] as const)
      : figure === phi
        ? Array.from({ length: 10 }, () => [tracks(), tracks()] as const)
        : Array.from({ length: 10 }, () => [profile(() => 136), profile(() => 136)] as const);

  it("names first what differs in most runs, with the change in words", () => {
    const found = whatDiffers([phi, clusters, mip], pairs);
    expect(found[0]).toMatchObject({ figure: mip, quality: "bad", compared: 10, significant: 10 });
    expect(found[0]!.change).toMatch(/^mean 49\.\d\d → 50\.\d\d \(\+1\.\d\s%\), σ 3\.\d\d → 3\.\d\d$/);
    expect(found[0]!.together!.kolmogorov).toMatchObject({ distance: expect.closeTo(0.08, 1), p: 0 });
    expect(found[0]!.together!.jensenShannon!.p).toBe(0);
    for (const same of found.slice(1)) {
      expect(same).toMatchObject({ quality: "good", significant: 0, change: "no shift" });
      const { chi2, ndf, corrected } = same.together!;
      expect(chi2 / ndf).toBeCloseTo(1, 0);
      expect(corrected).toBeGreaterThan(0.01);
    }
    expect(found[2]!.together!.kolmogorov ?? found[1]!.together!.kolmogorov).toBeDefined();
  });

  it("tells what no run tells by itself, and all together do", () => {
    const pairsOf = (of: OverlayFigure) =>
      Array.from({ length: 10 }, () =>
        of === mip ? ([peak(50.15, 3.3, 8000), peak(50, 3.3, 8000)] as const) : ([tracks(), tracks()] as const),
      );
    const [first, second] = whatDiffers([phi, mip], pairsOf);
    expect(first).toMatchObject({ figure: mip, apart: [] });
    expect(first!.significant).toBeLessThan(3);
    expect(first!.together!.corrected).toBeLessThan(1e-6);
    expect(first!.change).toMatch(/^mean 50\.0\d* → 50\.1\d*/);
    expect(second).toMatchObject({ quality: "good", change: "no shift" });
  });

  it("calls no figure good of which a run is bad, however few runs there are", () => {
    for (const [means, apart] of [
      [[50, 50, 46.5], [2]],
      [[50, 50.5, 46.5], []],
      [[50, 46.5], [1]],
      [[46.5], []],
    ] as const) {
      const [of] = whatDiffers([mip], () => means.map((mean) => [peak(mean), peak(50)]));
      expect(of!.quality).toBe("bad");
      expect(of!.apart.map(({ run }) => run)).toEqual(apart);
    }
  });

  it.each([
    ["of seven", 7, (run: number) => [peak(run === 4 ? 46 : 50), peak(50)] as const, [4], "good"],
    ["of three", 3, (run: number) => [peak(run === 1 ? 46 : 50), peak(50)] as const, [1], "good"],
    ["of two", 2, (run: number) => [peak(run === 1 ? 46 : 50), peak(50)] as const, [1], "good"],
    ["of those that all differ", 7, (run: number) => [peak(run === 2 ? 46 : 51), peak(50)] as const, [2], "bad"],
    ["where all differ by as much", 7, () => [peak(51), peak(50)] as const, [], "bad"],
    ["where none differs", 7, () => [peak(50), peak(50)] as const, [], "good"],
  ])("names the run that differs by more than the others, %s", (_, count, pair, named, ofMost) => {
    const pairsOf = (of: OverlayFigure) =>
      Array.from({ length: count }, (_run, run) => (of === mip ? pair(run) : ([tracks(), tracks()] as const)));
    const found = whatDiffers([phi, mip], pairsOf);
    const first = found.find(({ figure: of }) => of === mip)!;
    expect(first.apart.map(({ run }) => run)).toEqual(named);
    if (named.length === 0) {
      expect(first.quality).toBe(ofMost);
      return;
    }
    expect(found[0]).toBe(first);
    // One of two is not most of them: what changes is told of it alone.
    if (ofMost === "good") expect(first.change).toBe("no shift");
    expect(first).toMatchObject({ quality: "bad", effect: first.apart[0]!.beyondOthers });
    expect(first.apart[0]!.change).toMatch(/^mean 50\.\d+ → 4[56]\.\d+ \(−\d\.\d\s%\)/);
    expect(first.runs.filter((run) => run!.quality === "bad")).toHaveLength(ofMost === "bad" ? count : 1);
    expect(found[1]).toMatchObject({ quality: "good", apart: [] });
  });

  it("ranks a run that is clearly apart above a small shift of all", () => {
    const found = whatDiffers([phi, mip], (of) =>
      Array.from({ length: 7 }, (_, run) =>
        of === mip ? ([peak(50.2), peak(50)] as const) : ([tracks(run === 3 ? 0.02 : 1), tracks()] as const),
      ),
    );
    expect(found.map(({ figure: of, quality, apart }) => [of.id, quality, apart.map(({ run }) => run)])).toEqual([
      ["phi-a", "bad", [3]],
      ["mip-tpc", "medium", []],
    ]);
    expect(found[0]!.apart[0]!.change).toMatch(/^mean 3\.1\d+ → 3\.2\d+/);
  });

  it("leaves out runs that say nothing, and says so where none is left; but not one of few entries that differs", () => {
    const few = whatDiffers([mip], () => [
      [peak(50, 3, 300), peak(50, 3, 300)],
      [undefined, peak(50)],
      [peak(50), { ...peak(50), hist: hist1D({ x: [0, 1], values: [5] }) } as RunCurve],
    ]);
    expect(few[0]).toMatchObject({ quality: "null", compared: 0, tests: 1, together: undefined, change: "no shift" });
    const far = whatDiffers([mip], () => [[peak(50, 3, 300), peak(46, 3, 300)]]);
    expect(far[0]).toMatchObject({ quality: "bad", compared: 1, significant: 1 });
  });

  it("corrects for all tests of the page", () => {
    const [one] = whatDiffers([phi], () => pairs(phi).slice(0, 1));
    const many = whatDiffers([phi, mip, clusters], pairs);
    expect(one!.runs[0]!.corrected).toBe(one!.runs[0]!.p);
    // Of one run both are the same test.
    expect(one).toMatchObject({ tests: 1, together: one!.runs[0] });
    expect(many.map(({ tests }) => tests)).toEqual([11, 11, 11]);
    const runs = many.flatMap(({ runs }) => runs);
    expect(runs.filter((run) => run!.corrected > run!.p || run!.p === 1 || run!.p === 0)).toHaveLength(30);
  });

  it("of two runs that are not the same lets curves differ by what is usual between runs, and no further", () => {
    const sectors = figure("mip-sector-mean");
    const ofRun = (scatter: number): RunCurve => {
      const x = fixedAxis(36, 0, 36);
      const values = Float64Array.from({ length: 36 }, () => 50 + scatter * normal() + 0.05 * normal());
      return { kind: "profile", x, curve: { values, errors: new Float64Array(36).fill(0.05) }, width: 15 };
    };
    const qualities = (scatter: number, areSame: boolean) =>
      whatDiffers([sectors], () => [[ofRun(scatter), ofRun(scatter)]], areSame).map(({ quality }) => quality);
    // Each sector scatters by 0.3, which a gain of 0.6 % does.
    expect(qualities(0.3, true)).toEqual(["medium"]);
    expect(qualities(0.3, false)).toEqual(["good"]);
    expect(qualities(1.5, false)).toEqual(["bad"]);
  });

  it("call a peak that is a tenth wider in slices what it is called where it is a distribution", () => {
    const width = figure("mip-tgl-width");
    const ofWidth = (sigma: number): RunCurve => {
      const x = fixedAxis(50, -2, 2);
      const values = Float64Array.from({ length: 50 }, () => sigma + 0.05 * normal());
      return { kind: "profile", x, curve: { values, errors: new Float64Array(50).fill(0.05) }, width: sigma };
    };
    const slices = whatDiffers([width], () => [[ofWidth(3.3), ofWidth(3.63)]])[0]!;
    const whole = whatDiffers([mip], () => [[peak(50, 3.3, 200_000), peak(50, 3.63, 200_000)]])[0]!;
    expect([slices.quality, whole.quality]).toEqual(["medium", "medium"]);
    expect(slices.effect / whole.effect).toBeGreaterThan(0.8);
    expect(slices.effect / whole.effect).toBeLessThan(1.25);
  });
});

describe("words of changes", () => {
  const change = (before: number, after: number, error: number) => ({
    before,
    after,
    by: { value: after - before, error },
  });
  it("tell only what is more than chance and large enough to see", () => {
    expect(changeWords({ mean: change(50, 50.5, 0.2), width: change(3, 3.01, 0.001) }, 0.03, 0)).toBe("");
    expect(changeWords({ mean: change(0.001, 0.3, 0.01), width: change(2, 2.5, 0.01) }, 0.03, 0)).toBe(
      "mean 0.00 → 0.30, σ 2.00 → 2.50",
    );
    expect(changeWords({ mean: change(3.65, 3.3, 0.01), width: undefined }, 0.2, 0.4)).toBe("on average 3.65 → 3.30");
    expect(changeWords({ mean: change(3.65, 3.3, 0.01), width: undefined }, 0.2, 4)).toBe("");
  });

  it("tell the place", () => {
    const x = fixedAxis(360, 0, 2 * Math.PI);
    expect(placeOfCounts(x, { first: 111, last: 111, ratio: 0.07 })).toBe("93\u00a0% fewer at 1.93");
    expect(placeOfCounts(fixedAxis(10, 0, 10), { first: 3, last: 4, ratio: 5.2 })).toBe("5 times as many at 2 to 4");
    expect(placeOfCounts(x, { first: 1, last: 1, ratio: Infinity })).toBe("some where there are none at 0.01");
    expect(placeOfCurve(x, { bin: 111, difference: -45.2 }, 1)).toBe("−45.2 at 1.93");
  });
});

describe("medianHist", () => {
  it("is the run itself where there is one, normalised, without flow", () => {
    const one = hist1D({ x: [0, 1, 2], values: [1, 3], flow: [5, 7], title: "Peak" });
    const { median, low, high, runs } = medianHist([one])!;
    expect([...median.values]).toEqual([0, 0.25, 0.75, 0]);
    expect([[...low], [...high]]).toEqual([[...median.values], [...median.values]]);
    expect([runs, median.title, median.entries]).toEqual([1, "Median Peak", 4]);
    expect(median.sums[2]).toBeCloseTo(0.25 * 0.5 + 0.75 * 1.5, 12);
  });

  it("takes the median of each cell of maps, and what 68 % of the runs lie within", () => {
    const map = (a: number, b: number) => hist2D({ x: [0, 1, 2], y: [0, 1], rows: [[a, b]] });
    const { median, low, high } = medianHist([map(1, 9), map(2, 8), map(3, 7), map(9, 1)])!;
    expect(median.values[5]).toBeCloseTo(0.25, 12);
    expect(median.values[6]).toBeCloseTo(0.75, 12);
    expect(low[5]).toBeLessThan(0.25);
    expect(high[5]).toBeGreaterThan(0.25);
    expect([...median.values].filter((value) => value !== 0)).toHaveLength(2);
  });

  it("is none of other bins, and leaves an empty run as it is", () => {
    const one = hist1D({ x: [0, 1], values: [1] });
    expect(medianHist([one, hist1D({ x: [0, 2], values: [1] })])).toBeUndefined();
    expect(medianHist([])).toBeUndefined();
    expect([...normalisedCells(hist1D({ x: [0, 1], values: [0], flow: [2, 0] }))]).toEqual([2, 0, 0]);
  });
});

describe("mostDivergent", () => {
  it("names the run that is furthest from the mean of all, and says where chance alone makes as much", () => {
    const off = mostDivergent([...seven(() => peak(50.2)), undefined, peak(46.7)])!;
    expect(off).toMatchObject({ run: 8, isBeyondChance: true });
    const few = mostDivergent([...seven(() => peak(50)), peak(50, 3.3, 150)])!;
    expect(few).toMatchObject({ run: 7, isBeyondChance: false });
    expect(few.divergence).toBeLessThan(2 * few.expected);
  });

  it("is none of curves, whose values are no shares, and of fewer than two runs", () => {
    expect(mostDivergent(seven(() => profile(() => 136)))).toBeUndefined();
    expect(mostDivergent([peak(50), undefined])).toBeUndefined();
  });
});
