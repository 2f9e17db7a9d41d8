import { describe, expect, it } from "vitest";
import { wantedWords } from "./expression/wanted.ts";
import type { ExpressionMeasurement } from "./measurement.ts";
import { judgeOwn, ownId, ownName, ownRecipes, readOwn, type OwnCheck } from "./own-check.ts";
import { foundWords, limitWords } from "./words.ts";

const gain: OwnCheck = {
  object: "PID/hdEdxTotMIP_TPC",
  panel: "mip-qtot",
  title: "Gain",
  good: "48 < fit(mean; 40, 60) < 52",
  medium: "45 < fit(mean; 40, 60) < 55",
};

const told = (value: boolean | undefined, why = ""): ExpressionMeasurement => ({
  kind: "expression",
  value,
  error: undefined,
  unit: undefined,
  found: value === undefined ? [] : [{ name: "fit(mean; 40, 60)", value: 46.6623, error: 0.022 }],
  why,
});

describe("an own check", () => {
  it("is read in one spelling, whatever it is called", () => {
    const typed = { ...gain, title: " Gain ", good: "48<fit( mean;40,60 )<52", medium: "45 < fit(mean; 40,60) < 55" };
    expect(readOwn(typed)).toEqual(gain);
    expect(ownId({ ...gain, title: "" })).toBe(ownId(gain));
    expect(ownId({ ...gain, medium: undefined })).not.toBe(ownId(gain));
    expect([ownName(gain), ownName({ ...gain, title: "" })]).toEqual(["Gain", gain.good]);
    expect(readOwn({ ...gain, object: "/RatesCanva", panel: undefined, medium: undefined })).toMatchObject({
      object: "/RatesCanva",
    });
    expect(ownRecipes(gain)).toEqual([
      { kind: "expression", text: gain.good },
      { kind: "expression", text: gain.medium },
    ]);
    expect(ownRecipes({ ...gain, medium: undefined })).toHaveLength(1);
  });

  it.each([
    [{ object: "ITS/hEta" }, "A check needs an object, such as Tracks/hEta."],
    [{ object: 5 }, "A check needs an object, such as Tracks/hEta."],
    [{ panel: "No Panel" }, "There is no such panel."],
    [{ title: "a".repeat(61) }, "A title has at most 60 characters, on one line."],
    [{ title: "a\nb" }, "A title has at most 60 characters, on one line."],
    [{ title: "\ud800" }, "A title has at most 60 characters, on one line."],
    [{ title: undefined }, "A title has at most 60 characters, on one line."],
    [{ good: undefined }, "A check needs an expression."],
    [{ good: "mean" }, "A check must be true or false: compare with something, as in 48 < mean < 52."],
    [{ good: "mean >" }, "Expected a number or a name after “>”, at column 7."],
    [{ medium: "means > 2" }, expect.stringContaining("There is no “means”")],
    [{ medium: null }, "A check needs an expression."],
    [{ good: `${"1<".repeat(90)}2` }, "An expression has at most 200 characters; this one has 361."],
  ])("with %j is none", (change, why) => {
    expect(readOwn({ ...gain, ...change })).toEqual(why);
  });

  it("is good where the first condition holds, medium where the second does, else bad", () => {
    const why = "Gain: fit(mean; 40, 60) is 46.662, wanted 48 to 52";
    const judged = (...values: (boolean | undefined)[]) => {
      const measured = values.map((value) => told(value, value === undefined ? "there are no entries" : ""));
      return judgeOwn(gain, measured, "here");
    };
    expect(judged(true, true)).toEqual({ quality: "good", why, place: "here", sectors: [] });
    expect(judged(false, true)).toMatchObject({ quality: "medium", why });
    expect(judged(false, false)).toMatchObject({ quality: "bad", why });
    expect(judged(false)).toMatchObject({ quality: "bad" });
    expect(judged(undefined, true)).toMatchObject({ quality: "null", why: "Gain: there are no entries" });
    expect(judged(false, undefined)).toMatchObject({ quality: "null", why: "Gain: there are no entries" });
    expect(judged(true, undefined)).toMatchObject({ quality: "good" });
    const untitled = judgeOwn({ ...gain, title: "" }, [told(false), told(false)], "here");
    expect(untitled.why).toBe("fit(mean; 40, 60) is 46.662, wanted 48 to 52");
    expect(why.length).toBeLessThanOrEqual(60);
  });
});

it.each([
  ["48 < mean < 52", "48 to 52"],
  ["52 >= mean > -48", "\u221248 to 52"],
  ["mean < 0.2", "below 0.2"],
  ["0.2 > mean", "below 0.2"],
  ["entries >= 12000", "at least 12\u2009000"],
  ["5 >= entries", "at most 5"],
  ["entries != 0", "not 0"],
  ["entries == 4", "4"],
  ["abs(mean) < 0.2", "abs(mean) < 0.2"],
  ["1 < mean > 0", "1 < mean > 0"],
  ["1 < mean < 2 < stdDev", "1 < mean < 2 < stdDev"],
  ["mean > 0 and mean < 2", "mean > 0 and mean < 2"],
])("%s wants %s", (text, want) => {
  expect(wantedWords(text)).toBe(want);
});

it("numbers found are written to a tenth of their error, limits as they were given", () => {
  const found = (value: number, error?: number) => foundWords({ value, error });
  expect(found(46.66231, 0.022)).toBe("46.662");
  expect(found(-0.00012, 0.0025)).toBe("\u22120.0001");
  expect(found(-0.00002, 0.0025)).toBe("0.0000");
  expect(found(1234.5678, 120)).toBe("1235");
  expect([found(1234.5678), found(0), found(-1.5e-9), found(3.2e12, 1e6)]).toEqual([
    "1234.6",
    "0",
    "\u22121.5e\u22129",
    "3200000000000",
  ]);
  expect([48, -0.2, 12_000, -3, 1e-7].map(limitWords)).toEqual([
    "48",
    "\u22120.2",
    "12\u2009000",
    "\u22123",
    "1e\u22127",
  ]);
});
