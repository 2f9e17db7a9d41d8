import { describe, expect, it } from "vitest";
import { plainTitle } from "../../draw/latex/text.ts";
import type { Hist } from "../../hist/hist.ts";
import type { Verdict } from "../../qc/check.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView } from "../../route/route.ts";
import { fakeHist, fakeMeasurements } from "../testing/fake-objects.ts";
import { axisWords } from "./axis-words.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import type { Fact } from "./fact.ts";
import { factsOf, shortFacts, type FactsInput } from "./facts.ts";
import { readOut, sectorName } from "./read-out.ts";
import { summaryOf } from "./summary.ts";
import { cellWords, pagesOf } from "./table.ts";
import { fieldNumber, offLog, switchedLog, toggledLog, typedNumber } from "./view.ts";

const input = (name: string, figure: Partial<FigureTemplate>, verdicts: readonly Verdict[] = []): FactsInput => {
  const hist = fakeHist(name)!;
  const template = { ...bareFigure(`Tracks/${name}`), noun: "tracks", ...figure };
  return { figure: template, hist, measurements: fakeMeasurements(hist), verdicts };
};
const told = (facts: readonly Fact[]): readonly string[] =>
  facts.map(({ before, value, after }) =>
    [plainTitle(before), value, plainTitle(after)]
      .filter((part) => part !== "")
      .join(" ")
      .replace(/\u2009/g, ""),
  );

describe("the line of facts", () => {
  it("tells entries, mean with unit, and the sectors", () => {
    const facts = factsOf(input("hPhiAside", { xTitle: "#varphi (rad)", overlays: [{ kind: "median-sector" }] }));
    expect(told(facts)).toEqual([
      expect.stringMatching(/^\d{6} tracks$/),
      "mean 3.210±0.004 rad",
      expect.stringMatching(/^per sector \d{3} to \d{5}$/),
      "dashed: median sector",
    ]);
  });

  it("tells of a map the mean of y by its symbol", () => {
    expect(told(factsOf(input("h2DEtaPhi", { yTitle: "#eta" })))[1]).toBe("mean η 133.869±0.025");
  });

  it("tells the fit first where there is one, and two numbers of it in a small figure", () => {
    const overlays = [{ kind: "gaussian-fit", lo: 40, hi: 60 }] as const;
    const given = input("hdEdxTotMIP_TPC", { overlays });
    expect(told(factsOf(given)).slice(0, 3)).toEqual(["mean 46.662±0.022", "σ 3.104±0.019", "χ²/ndf 150/13"]);
    expect(told(factsOf(given)).at(-1)).toBe("fit in 40 to 60");
    expect(told(shortFacts(given))).toEqual(["mean 46.662±0.022", "σ 3.104±0.019"]);
  });

  it("says that there is no fit", () => {
    const overlays = [{ kind: "gaussian-fit", lo: 30, hi: 31 }] as const;
    expect(told(factsOf(input("hdEdxTotMIP_TPC", { overlays })))[0]).toMatch(/^no fit/);
  });
});

it("a figure in sentences has entries, mean, highest bin, quality and what is drawn over it", () => {
  const bad: Verdict = { quality: "bad", why: "sector 5: 7.5 %", place: "", sectors: [5] };
  const figure = { xTitle: "#varphi (rad)", overlays: [{ kind: "sectors", side: "A" }] } as const;
  const text = summaryOf({ ...input("hPhiAside", figure, [bad]), title: "Tracks vs φ" });
  for (const part of [
    "Tracks vs φ.",
    "tracks.",
    "Mean φ",
    "Highest bin",
    "Quality bad: sector 5: 7.5 %.",
    "Sector boundaries",
  ])
    expect(text).toContain(part);
});

it.each([
  ["#it{p}_{T} (GeV/#it{c})", "#it{p}_{T}", "GeV/#it{c}"],
  ["#it{q}/#it{p}_{T} ((GeV/#it{c})^{-1})", "#it{q}/#it{p}_{T}", "(GeV/#it{c})^{-1}"],
  ["#eta", "#eta", ""],
  ["sector (A 0 to 17, C 18 to 35)", "sector", ""],
  ["", "", ""],
])("%s is a quantity and its unit", (title, name, unit) => {
  expect(axisWords(title)).toEqual({ name, unit });
});

describe("the read-out", () => {
  it("tells bin, content ± √content, and the sector with its side", () => {
    const { figure, hist } = input("hPhiAside", {
      xTitle: "#varphi (rad)",
      overlays: [{ kind: "sectors", side: "A" }],
    });
    const hit = { binX: 3, binY: undefined, value: 400, x: [0.03, 0.05], y: undefined } as const;
    const counts = { ...hist, values: new Float32Array(362).fill(400) } as Hist;
    const rows = readOut(hit, counts, figure);
    expect(rows[0]?.after).toMatch(/ rad, sector A00$/);
    expect(rows[1]).toMatchObject({ value: "400\u2009±\u200920", after: "tracks" });
    const bySector = { ...figure, overlays: [], xSectors: true } as const;
    expect(readOut({ ...hit, x: [21.8, 22] }, counts, bySector)[0]?.after).toMatch(/^21\.8 to 22\.0.*, sector C03$/);
    const weighted = { ...counts, variances: new Float64Array(362).fill(9) } as Hist;
    expect(readOut(hit, weighted, figure)[1]?.value).toBe("400\u2009±\u20093.0");
  });

  it("names sectors from 0 to 17", () => {
    expect(sectorName(0, "A")).toBe("A00");
    expect(sectorName(2 * Math.PI - 1e-9, "C")).toBe("C17");
    expect(sectorName(2 * Math.PI, undefined)).toBe("17");
  });
});

describe("a cell of the table of bins", () => {
  it("has all digits that tell a number, and words for what is none", () => {
    expect([0, 12_345, -3, 0.1, -1e-7, 1e21].map(cellWords)).toEqual([
      "0",
      "12\u2009345",
      "−3",
      "0.1",
      "−1e−7",
      "1e+21",
    ]);
    expect([undefined, "", "label", Number.NaN].map(cellWords)).toEqual(["–", "", "label", "NaN"]);
  });

  it("is on a page of its own size", () => {
    expect([0, 1, 250, 251, 72_800].map(pagesOf)).toEqual([1, 1, 1, 2, 292]);
  });
});

describe("what is typed", () => {
  it.each([
    ["1.5", 1.5],
    ["−2", -2],
    ["0,5", 0.5],
    ["1 000", 1000],
    ["1e-3", 0.001],
    [".5", 0.5],
  ])("%s is a number", (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it.each(["", "x", "1.2.3", "1,000,000", "Infinity", "NaN", "1e999", "0x10"])("%s is none", (text) => {
    expect(typedNumber(text)).toBeUndefined();
  });

  it("is read back from what a field shows", () => {
    for (const value of [0, -1.1, 6.28319, 14000, 1e-7, 1e21]) expect(typedNumber(fieldNumber(value))).toBe(value);
  });

  it("switches a logarithm, and back to how the report draws it", () => {
    const view = { x: undefined, y: undefined, z: undefined, log: undefined };
    const off = toggledLog(view, { log: ["x", "y"] }, "y");
    expect(off).toEqual(["x"]);
    expect(toggledLog({ ...view, log: off }, { log: ["x", "y"] }, "y")).toBeUndefined();
    expect(toggledLog(view, { log: [] }, "z")).toEqual(["z"]);
  });

  it("keeps of a range what a logarithm has, and refuses what it has not", () => {
    const figure = { log: [] };
    const view = { ...plainView, y: [2, 8], z: [-3, 53] } as const;
    expect(switchedLog(view, figure, "z")).toEqual({ ...view, log: ["z"], z: [0, 53] });
    expect(switchedLog({ ...view, z: [-3, -1] }, figure, "z")).toMatchObject({ log: ["z"], z: undefined });
    expect(switchedLog(view, figure, "y")).toEqual({ ...view, log: ["y"] });
    expect(switchedLog({ ...view, log: ["z"] }, figure, "z")).toEqual({ ...view, log: undefined });
    expect(offLog("from", -3)).toBe("A logarithm has no −3: take a number above 0, or switch it off.");
    expect([offLog("from", 0), offLog("to", 0) === undefined, offLog("to", 1)]).toEqual([undefined, false, undefined]);
  });
});
