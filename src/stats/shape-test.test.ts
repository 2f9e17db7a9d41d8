import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../tools/fuzz/random.ts";
import { binCenter } from "../hist/axis.ts";
import { fixedAxis, hist1D } from "../hist/build.ts";
import type { Hist1D } from "../hist/hist.ts";
import { curvesOfOthers, profileDifference, type Curve } from "./profile-difference.ts";
import { shapeTest } from "./shape-test.ts";
import { smoothErrors } from "./smooth-errors.ts";

const random = randomNumbers(3);
const uniform = (): number => (random(2 ** 31) + 0.5) / 2 ** 31;
const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
const x = fixedAxis(80, -4, 4);
const peak = (entries: number, mean = 0): Hist1D => {
  const values = new Float64Array(80);
  for (let i = 0; i < entries; i++) {
    const bin = Math.floor((normal() + mean + 4) * 10);
    if (bin >= 0 && bin < 80) values[bin]! += 1;
  }
  return hist1D({ x, values });
};
const bell = (entries: number, mean: number): Hist1D =>
  hist1D({
    x,
    values: Float64Array.from(
      { length: 80 },
      (_, i) => (entries / 10 / Math.sqrt(2 * Math.PI)) * Math.exp(-0.5 * (binCenter(x, i + 1) - mean) ** 2),
    ),
  });

describe("shapeTest", () => {
  it("has probabilities that are evenly spread where only chance differs, with few entries too", () => {
    const times = 400;
    for (const [n1, n2] of [
      [3000, 3000],
      [300, 20_000],
    ] as const) {
      const p = Array.from({ length: times }, () => shapeTest(peak(n1), peak(n2))!.p);
      for (const limit of [0.05, 0.2, 0.5, 0.8]) {
        const share = p.filter((each) => each < limit).length / times;
        expect(Math.abs(share - limit)).toBeLessThan(4 * Math.sqrt((limit * (1 - limit)) / times));
      }
    }
  });

  it("tells the shift of a peak in units of its width, whatever the number of entries", () => {
    for (const entries of [1e6, 1e8]) {
      const { difference } = shapeTest(bell(entries, 0.1), bell(entries, 0))!;
      expect(difference.value.value).toBeCloseTo(0.1, 2);
    }
  });

  it("has scores around 0 where only chance differs, within the error that grants more", () => {
    const found = Array.from({ length: 200 }, () => shapeTest(peak(2000), peak(9000))!.difference.score);
    const mean = found.reduce((sum, { value }) => sum + value, 0) / 200;
    expect(Math.abs(mean)).toBeLessThan(0.1 * found[0]!.error);
    for (const { value, error } of found) expect(Math.abs(value)).toBeLessThan(3 * error);
  });

  it("names the place that differs most", () => {
    const values = Array<number>(80).fill(100);
    const less = values.with(40, 7);
    expect(shapeTest(hist1D({ x, values: less }), hist1D({ x, values }))!.largest).toMatchObject({
      first: 41,
      last: 41,
    });
    expect(shapeTest(hist1D({ x, values: less }), hist1D({ x, values }))!.largest.ratio).toBeCloseTo(0.07, 2);
  });

  it("is none where bins differ, or nothing can be joined to two bins", () => {
    expect(shapeTest(peak(100), hist1D({ x: [0, 1], values: [5] }))).toBeUndefined();
    expect(shapeTest(peak(6), peak(6))).toBeUndefined();
    expect(shapeTest(hist1D({ x, values: new Float64Array(80) }), peak(100))).toBeUndefined();
  });

  it("does not change with the order of a and b, but for the place", () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 400 }), fc.integer({ min: 50, max: 400 }), (n1, n2) => {
        const [a, b] = [peak(n1), peak(n2)];
        const [one, other] = [shapeTest(a, b), shapeTest(b, a)];
        expect(one?.ndf).toBe(other?.ndf);
        if (one !== undefined && other !== undefined) expect(one.chi2).toBeCloseTo(other.chi2, 9);
      }),
      { numRuns: 20 },
    );
  });
});

const curve = (bins: number, error: number, of: (bin: number) => number): Curve => ({
  values: Float64Array.from({ length: bins }, (_, i) => of(i) + error * normal()),
  errors: new Float64Array(bins).fill(error),
});

describe("profileDifference", () => {
  it("is 0 within its error where only chance differs, with χ² as many as bins", () => {
    const [a, b] = [curve(400, 0.1, () => 3), curve(400, 0.3, () => 3)];
    const found = profileDifference(a, b, 0.2)!;
    expect(Math.abs(found.chi2 - 400)).toBeLessThan(5 * Math.sqrt(800));
    expect(Math.abs(found.difference.score.value)).toBeLessThan(5 * found.difference.score.error);
    expect(Math.abs(found.shift.value)).toBeLessThan(5 * found.shift.error);
  });

  it("finds a shift and a modulation, and where a single bin is off", () => {
    const flat = curve(400, 0.01, () => 0);
    expect(
      profileDifference(
        curve(400, 0.01, () => 0.5),
        flat,
        0.1,
      ),
    ).toMatchObject({ ndf: 400, p: 0 });
    expect(
      profileDifference(
        curve(400, 0.01, () => 0.5),
        flat,
        0.1,
      )!.shift.value,
    ).toBeCloseTo(0.5, 2);
    const modulated = profileDifference(
      curve(400, 0.01, (i) => 0.5 * Math.sin(i)),
      flat,
      0.1,
    )!;
    expect(modulated.difference.value.value).toBeCloseTo(0.5 / Math.SQRT2, 2);
    expect(modulated.shift.value).toBeCloseTo(0, 2);
    const off = profileDifference(
      curve(400, 0.01, (i) => (i === 7 ? -3 : 0)),
      flat,
      0.1,
    )!;
    expect(off.largest.bin).toBe(8);
    expect(off.largest.difference).toBeCloseTo(-3, 1);
  });

  it("leaves out gaps and bins without errors", () => {
    const gaps = { values: [1, NaN, 3], errors: [0.1, 0.1, 0] };
    expect(profileDifference(gaps, { values: [1, 2, 3], errors: [0, 0.1, 0] }, 1)?.ndf).toBe(1);
    expect(profileDifference({ values: [NaN], errors: [1] }, { values: [1], errors: [1] }, 1)).toBeUndefined();
  });
});

describe("curvesOfOthers", () => {
  it("takes medians of the others alone, with their error", () => {
    const curves = [1, 2, 3, 10].map((value) => ({ values: [value, NaN], errors: [0.6, 0.6] }));
    const others = curvesOfOthers(curves, (i) => i !== 3);
    expect(others.map(({ values }) => values[0])).toEqual([2.5, 2, 1.5, 2]);
    expect(others[0]!.errors[0]).toBeCloseTo(0.6 / Math.SQRT2, 12);
    expect(others[3]!.errors[0]).toBeGreaterThan(0.6 / Math.sqrt(3));
    expect(others.every(({ values, errors }) => Number.isNaN(values[1]) && Number.isNaN(errors[1]))).toBe(true);
  });

  it("makes χ² as many as bins where only chance differs", () => {
    const curves = Array.from({ length: 8 }, () => curve(500, 1, () => 0));
    const others = curvesOfOthers(curves);
    const sum = curves.reduce((all, each, i) => all + profileDifference(each, others[i]!, 1)!.chi2, 0);
    expect(Math.abs(sum / 4000 - 1)).toBeLessThan(0.08);
  });
});

describe("smoothErrors", () => {
  it("leaves the error of a column that is not like its neighbours", () => {
    const smooth = smoothErrors([1, 1.2, 0.9, 20, 1], [25, 25, 25, 25, 25], 3);
    expect(smooth[3]).toBe(20);
    expect(smooth[0]).toBe(1);
  });

  it("keeps errors that follow the entries, and gaps", () => {
    const entries = [100, 25, 400, 0, 100];
    const smooth = smoothErrors([1, 2, 0.5, NaN, 1], entries);
    expect([...smooth]).toEqual([1, 2, 0.5, NaN, 1]);
  });

  it("takes out what single columns tell of themselves by chance, over fifteen columns", () => {
    const errors = Float64Array.from({ length: 200 }, () => 1 + 0.2 * normal());
    const smooth = smoothErrors(errors, new Float64Array(200).fill(25));
    const spread = (values: Float64Array): number =>
      Math.sqrt(values.reduce((sum, value) => sum + (value - 1) ** 2, 0) / values.length);
    expect(spread(smooth)).toBeLessThan(0.5 * spread(errors));
    const step = smoothErrors(
      Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : 3)),
      new Float64Array(40).fill(1),
    );
    expect([step[10], step[19], step[20], step[29]]).toEqual([1, 1, 3, 3]);
  });
});
