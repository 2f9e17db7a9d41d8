import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D } from "../../src/hist/build.ts";
import { fitGaussian } from "../../src/stats/gaussian-fit.ts";
import { leavesOf } from "./golden-dir.ts";
import { compareFields } from "./histogram.ts";
import { Ledger } from "./ledger.ts";
import { errorsByDifferences } from "./second-derivatives.ts";

const account = async (listed: number, work: (ledger: Ledger) => void): Promise<readonly string[]> => {
  const ledger = new Ledger();
  await ledger.account("here", listed, () => Promise.resolve(work(ledger)));
  return ledger.problems;
};

describe("Ledger", () => {
  it("is content with numbers to rounding, and with numbers that do not exist on both sides", async () => {
    const problems = await account(4, (ledger) =>
      ledger.numbers("mean", "h", [1 + 1e-13, Number.NaN, undefined, 1e-15], [1, null, null, 0]),
    );
    expect(problems).toEqual([]);
  });

  it.each([
    ["a number off", [1 + 1e-11], [1]],
    ["a small number off", [1e-3 * (1 + 1e-11)], [1e-3]],
    ["a number for none", [0], [null]],
    ["none for a number", [undefined], [0]],
    ["infinity", [Infinity], [1]],
  ])("finds %s", async (_, got, wanted) => {
    expect(await account(1, (ledger) => ledger.numbers("mean", "h", got, wanted))).toHaveLength(1);
  });

  it("finds too few and too many numbers", async () => {
    expect(await account(2, (ledger) => ledger.numbers("mean", "h", [1], [1, 2]))).toHaveLength(1);
    expect(await account(1, (ledger) => ledger.exact("class", "h", "TH1F", "TH1F"))).toEqual([]);
    expect(await account(1, (ledger) => ledger.exact("class", "h", "TH1F", "TH1D"))).toHaveLength(1);
  });

  it("finds what is listed but not compared, unless it is left by name", async () => {
    expect(await account(2, (ledger) => ledger.exact("class", "h", 1, 1))).toEqual([
      "here: 2 values are listed, 1 were compared or left by name",
    ]);
    expect(await account(2, (ledger) => (ledger.exact("class", "h", 1, 1), ledger.leave("later", 1)))).toEqual([]);
  });

  it("goes on after an error, which is a problem of its place", async () => {
    const problems = await account(1, () => {
      throw new Error("no histogram hEta");
    });
    expect(problems).toEqual([
      "here: not compared: no histogram hEta",
      "here: 1 values are listed, 0 were compared or left by name",
    ]);
  });
});

it("counts values of a tree", () => {
  expect(leavesOf({ a: [1, 2, [3]], b: { c: "x", d: null, e: {} }, f: false })).toBe(6);
});

it("compares every field it knows, and says of one that it does not", () => {
  const hist = hist1D({ name: "h", x: fixedAxis(2, 0, 2, "x"), values: [1, 3] });
  const wanted = { class: "TH1D", x: { n: 2, lo: 0, hi: 2, title: "x" }, entries: 4, meanX: 1.25, sumCells: 4 };
  const ledger = new Ledger();
  compareFields(ledger, "h", hist, wanted);
  expect(ledger.problems).toEqual([]);
  compareFields(ledger, "h", hist, { kurtosis: 1 });
  expect(ledger.problems).toEqual(["h: nothing compares kurtosis"]);
});

it("has the errors of a fit from differences of χ²", () => {
  const x = fixedAxis(40, 30, 70);
  const values = Array.from(
    { length: 40 },
    (_, i) => Math.round(1000 * Math.exp(-0.5 * ((i + 0.5 - 20.3) / 4) ** 2)) + 1,
  );
  const hist = hist1D({ x, values });
  const fit = fitGaussian(hist, 40, 60)!;
  const { constant, mean, sigma } = fit;
  const derived = errorsByDifferences(hist, [40, 60], [constant.value, mean.value, sigma.value]);
  [constant, mean, sigma].forEach(({ error }, i) => expect(derived[i]! / error).toBeCloseTo(1, 4));
});
