import { describe, expect, it } from "vitest";
import {
  formatBin,
  formatChi2,
  formatCount,
  formatEstimate,
  formatLimit,
  formatNumber,
  formatPercent,
  formatProbability,
  formatRange,
} from "./format.ts";

/** Thin spaces as "~", so that they can be seen. */
const seen = (text: string): string => text.replaceAll("\u2009", "~");

describe("formatEstimate", () => {
  it.each([
    [46.66213, 0.0219, "46.662~±~0.022"],
    [45.751, 0.0612, "45.75~±~0.06"],
    [0.34051, 0.00049, "0.3405~±~0.0005"],
    [133.8689, 0.02497, "133.869~±~0.025"],
    [3.104, 0.0185, "3.104~±~0.018"],
    [1.234, 0.0354, "1.234~±~0.035"],
    [1.234, 0.0356, "1.23~±~0.04"],
    [1.234, 0.0949, "1.23~±~0.09"],
    [1.234, 0.0951, "1.23~±~0.10"],
    [1.234, 0.1, "1.23~±~0.10"],
    [1.234, 0.0999, "1.23~±~0.10"],
    [-0.01361, 0.00091, "\u22120.0136~±~0.0009"],
    [-0.0001, 0.02, "0.000~±~0.020"],
    [12345.6, 134, "12~350~±~130"],
    [12345.6, 56, "12~350~±~60"],
    [12345.6, 5.6, "12~346~±~6"],
    [0, 0.5, "0.0~±~0.5"],
    [1.5e9, 2.3e7, "(1.500~±~0.023)~×~10⁹"],
    [4.66e-7, 2e-9, "(4.660~±~0.020)~×~10⁻⁷"],
    [50, 0, "50~±~0"],
  ])("%s, %s", (value, error, want) => expect(seen(formatEstimate({ value, error }))).toBe(want));

  it("keeps counts whole", () => {
    expect(seen(formatEstimate({ value: 8, error: Math.sqrt(8) }, { count: true }))).toBe("8~±~2.8");
    expect(seen(formatEstimate({ value: 3552, error: Math.sqrt(3552) }, { count: true }))).toBe("3~552~±~60");
    expect(seen(formatEstimate({ value: 0, error: 0 }, { count: true }))).toBe("0~±~0");
  });
  it("puts the unit behind the error", () => {
    expect(seen(formatEstimate({ value: 0.3504, error: 0.0025 }, { unit: "cm" }))).toBe("0.3504~±~0.0025 cm");
  });
  it("says that a number does not exist", () => {
    expect(formatEstimate(undefined)).toBe("–");
    expect(formatEstimate({ value: NaN, error: 1 })).toBe("–");
    expect(formatEstimate({ value: 46.66213, error: NaN })).toBe("46.66");
  });
});

describe("formatNumber", () => {
  it.each([
    [46.66213, "46.66"],
    [0.34051, "0.3405"],
    [138.64, "138.6"],
    [-0.0136123, "\u22120.01361"],
    [9999.6, "10~000"],
    [99.996, "100.0"],
    [0, "0"],
    [50, "50"],
    [372147, "372~147"],
    [372147.3, "372~100"],
    [-1234, "\u22121~234"],
    [0.00012345, "0.0001234"],
    [0.000012345, "1.234~×~10⁻⁵"],
    [2.5e12 + 0.5, "2.500~×~10¹²"],
    [6.02e23, "6.020~×~10²³"],
    [Infinity, "–"],
    [undefined, "–"],
  ])("%s", (value, want) => expect(seen(formatNumber(value))).toBe(want));
});

describe("words about numbers", () => {
  it("groups thousands of counts", () => {
    expect([2618, 14560, 1e6, 999, 0].map((count) => seen(formatCount(count)))).toEqual([
      "2~618",
      "14~560",
      "1~000~000",
      "999",
      "0",
    ]);
  });
  it("writes ranges and limits without trailing zeros", () => {
    expect(formatRange(48, 52)).toBe("48 to 52");
    expect(formatRange(-0.2, 0.2)).toBe("\u22120.2 to 0.2");
    expect(formatLimit(0.0500001)).toBe("0.05");
  });
  it("writes bins with the decimals that tell their width", () => {
    expect(formatBin(50, 51.3333)).toBe("50.00 to 51.33");
    expect(formatBin(2.37364, 2.3911)).toBe("2.3736 to 2.3911");
    expect(formatBin(60, 61)).toBe("60 to 61");
    expect(formatBin(-0.05, 0)).toBe("\u22120.05 to 0.00");
    expect(formatBin(-13.5, -13.4)).toBe("\u221213.5 to \u221213.4");
    expect(formatBin(0.1 + 0.2, 0.4)).toBe("0.3 to 0.4");
  });
  it("writes χ²/ndf with whole numbers", () => {
    expect(formatChi2(149.6, 13)).toBe("150/13");
    expect(formatChi2(9.2, 11)).toBe("9/11");
    expect(formatChi2(0.42, 3)).toBe("0.4/3");
    expect(formatChi2(undefined, 3)).toBe("–");
  });
  it("writes probabilities with 2 digits", () => {
    expect([0.5123, 0.0023, 1, 0.998, 9e-7, 0].map((p) => seen(formatProbability(p)))).toEqual([
      "0.51",
      "0.0023",
      "1.0",
      "1.0",
      "< 10⁻⁶",
      "< 10⁻⁶",
    ]);
    expect(seen(formatProbability(1.23e-5))).toBe("1.2~×~10⁻⁵");
  });
  it("writes percents with 2 digits", () => {
    expect([0.0747, 1.15, 0, 0.85, -0.014, undefined].map(formatPercent)).toEqual([
      "7.5 %",
      "115 %",
      "0 %",
      "85 %",
      "\u22121.4 %",
      "–",
    ]);
  });
});
