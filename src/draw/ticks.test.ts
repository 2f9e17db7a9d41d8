import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeScale, type Scale } from "./scale.ts";
import { exponentFor, linearTicks, logTicks, namedTicks, niceStep, titleWithExponent } from "./ticks.ts";

const labels = (ticks: ReturnType<typeof linearTicks>): string[] => ticks.major.map(({ label }) => label);

describe("niceStep", () => {
  it.each([
    [1.4, 1],
    [1.6, 2],
    [3.1, 2],
    [3.3, 5],
    [6.9, 5],
    [7.1, 10],
    [0.00071, 0.001],
    [0.3, 0.2],
  ])("%s gives %s", (raw, step) => expect(niceStep(raw).step).toBe(step));
});

describe("linearTicks", () => {
  it("gives all labels the decimals of the step", () => {
    expect(labels(linearTicks(0, 1.1, 3))).toEqual(["0.0", "0.5", "1.0"]);
    expect(labels(linearTicks(0, 0.15, 5))).toEqual(["0.00", "0.02", "0.04", "0.06", "0.08", "0.10", "0.12", "0.14"]);
  });
  it("has 4 minor parts to a step of 2, else 5", () => {
    expect(linearTicks(20, 60, 2).minor).toEqual([25, 30, 35, 45, 50, 55]);
    expect(linearTicks(0, 10, 2).minor).toEqual([1, 2, 3, 4, 6, 7, 8, 9]);
  });
  it("writes U+2212 and no negative zero", () => {
    expect(labels(linearTicks(-1, 1, 4))).toEqual(["\u22121.0", "\u22120.5", "0.0", "0.5", "1.0"]);
    expect(labels(linearTicks(-10, 10, 3.9))).toEqual(["\u221210", "\u22125", "0", "5", "10"]);
  });
  it("takes a power of ten out of large and small labels", () => {
    const large = linearTicks(0, 46_000, 4);
    expect([large.exponent, labels(large)]).toEqual([3, ["0", "10", "20", "30", "40"]]);
    const small = linearTicks(0, 0.0046, 4);
    expect([small.exponent, labels(small)]).toEqual([-3, ["0", "1", "2", "3", "4"]]);
    expect(linearTicks(0, 1e9, 4)).toMatchObject({ exponent: 9 });
    expect(labels(linearTicks(0, 1e9, 4))).toEqual(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    expect(linearTicks(0, 9_900, 4).exponent).toBe(0);
  });
  it("holds for any range from 1e-9 to 1e9: inside, rising, not too many, labels apart", () => {
    const size = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.double({ min: 1, max: 9.99, noNaN: true }));
    fc.assert(
      fc.property(
        size,
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.integer({ min: 2, max: 20 }),
        (span, at, room) => {
          const length = span[1] * 10 ** span[0];
          const lo = at * length;
          const { major } = linearTicks(lo, lo + length, room);
          expect(major.length).toBeGreaterThan(0);
          expect(major.length).toBeLessThanOrEqual(2 * room + 1);
          expect(new Set(major.map(({ label }) => label)).size).toBe(major.length);
          for (const { value } of major) {
            expect(value).toBeGreaterThanOrEqual(lo - 1e-6 * length);
            expect(value).toBeLessThanOrEqual(lo + length * (1 + 1e-6));
          }
        },
      ),
    );
  });
  it("has none where there is no range", () => {
    expect(linearTicks(1, 1, 5).major).toEqual([]);
    expect(linearTicks(NaN, 1, 5).major).toEqual([]);
    expect(linearTicks(1e300, 1e300 * (1 + 2e-16), 5).major).toEqual([]);
    expect(linearTicks(-1.7e308, 1.7e308, 5).major).toEqual([]);
  });
});

describe("exponentFor", () => {
  it.each([
    [9999, 0],
    [1e4, 3],
    [1e6, 6],
    [0.01, 0],
    [0.0099, -3],
    [0.001, -3],
    [0.0009, -6],
    [0, 0],
  ])("%s gives %s", (largest, want) => expect(exponentFor(largest)).toBe(want));
});

describe("logTicks", () => {
  it("labels decades plainly from 0.001 to 10 000", () => {
    expect(labels(logTicks(0.1, 20, 326, "x"))).toEqual(["0.1", "1", "10"]);
    expect(labels(logTicks(0.001, 1e4, 600, "x"))).toEqual(["0.001", "0.01", "0.1", "1", "10", "100", "1000", "10000"]);
  });
  it("uses powers on the whole axis beyond", () => {
    expect(labels(logTicks(1, 1e5, 134, "y"))).toEqual(["1", "10", "10^{2}", "10^{3}", "10^{4}", "10^{5}"]);
    expect(labels(logTicks(1e-6, 0.1, 134, "y"))[0]).toBe("10^{\u22126}");
  });
  it("labels 2 and 5 where a decade is wide", () => {
    expect(labels(logTicks(20, 2000, 364, "y"))).toEqual(["20", "50", "100", "200", "500", "1000", "2000"]);
    expect(labels(logTicks(20, 2000, 290, "y"))).toEqual(["100", "1000"]);
  });
  it("thins decades that are too close", () => {
    const ticks = logTicks(1e-9, 1e9, 134, "y");
    expect(ticks.major.length).toBeLessThan(8);
    expect(ticks.minor.every((value) => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6))).toBe(true);
  });
  it("falls back to linear steps over less than a decade", () => {
    expect(labels(logTicks(120, 180, 120, "y"))).toEqual(["120", "140", "160", "180"]);
  });
  it("has none where there is no logarithm", () => {
    expect(logTicks(0, 10, 100, "x").major).toEqual([]);
    expect(logTicks(-1, 10, 100, "x").major).toEqual([]);
  });
});

describe("titleWithExponent", () => {
  it.each([
    ["Tracks", 3, "Tracks (10^{3})"],
    ["#it{p} (GeV/#it{c})", -3, "#it{p} (10^{\u22123} GeV/#it{c})"],
    ["#it{q}/#it{p}_{T} ((GeV/#it{c})^{-1})", 3, "#it{q}/#it{p}_{T} (10^{3} (GeV/#it{c})^{-1})"],
    ["#tan(#lambda)", 3, "#tan(#lambda) (10^{3})"],
    ["", 6, "(10^{6})"],
    ["Tracks", 0, "Tracks"],
  ])("%s", (title, exponent, want) => expect(titleWithExponent(title, exponent)).toBe(want));
});

const scale = (length: number): Scale => makeScale(0, 10, false, 0, length);

describe("namedTicks", () => {
  const names = Array.from({ length: 10 }, (_, index) => ({ value: index + 0.5, label: `run ${index}` }));
  it("shows all names that there is room for, else every second or third", () => {
    expect(namedTicks(names, scale(600), "x").major).toEqual(names);
    expect(labels(namedTicks(names, scale(300), "x"))).toEqual(["run 0", "run 2", "run 4", "run 6", "run 8"]);
    expect(namedTicks(names, scale(200), "y").major.length).toBe(10);
  });
  it("leaves out what has no name or is not in sight", () => {
    const some = [...names.slice(0, 2), { value: 3, label: "" }, { value: 99, label: "far" }];
    expect(labels(namedTicks(some, scale(600), "x"))).toEqual(["run 0", "run 1"]);
  });
});
