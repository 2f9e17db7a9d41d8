import { describe, expect, it } from "vitest";
import type { Hist2D } from "../hist/hist.ts";
import { peakOf, summarise } from "./summary.ts";

const axis = { n: 2, lo: 0, hi: 4, edges: undefined, labels: undefined, title: "" };
// Overflow cells (9) are higher than any bin.
const map: Hist2D = {
  kind: "2d",
  name: "h",
  title: "",
  className: "TH2F",
  entries: 10,
  option: "",
  displayMinimum: undefined,
  displayMaximum: undefined,
  x: axis,
  y: axis,
  values: Float32Array.of(9, 9, 9, 9, 9, 1, 2, 9, 9, 5, 0, 9, 9, 9, 9, 9),
  variances: undefined,
  sums: [0, 0, 0, 0, 0, 0, 0],
};

describe("peakOf", () => {
  it("is the highest bin inside", () => {
    expect(peakOf(map)).toEqual({
      value: 5,
      x: [0, 2],
      y: [2, 4],
      labels: [undefined, undefined],
    });
  });
  it("is no infinite one", () => {
    const values = map.values.map((value) => (value === 2 ? Infinity : value));
    expect(peakOf({ ...map, values })).toMatchObject({ value: 5 });
  });
  it("does not exist where nothing was filled", () => {
    expect(peakOf({ ...map, values: new Float32Array(16) })).toBeUndefined();
  });
});

describe("summarise", () => {
  it("names a bin by its label, and one entry as one", () => {
    const peak = { value: 1, x: [3, 4], y: [0, 1], labels: ["ITS", undefined] } as const;
    const facts = { title: "a", entries: 1, noun: "entries", means: [], peak, quality: undefined, more: [] };
    expect(summarise(facts)).toBe("a. 1 entry. Highest bin 1 at ITS and 0 to 1.");
  });

  it("says in sentences what the figure shows", () => {
    expect(
      summarise({
        title: "MIP d#it{E}/d#it{x}, TPC",
        entries: 27085,
        noun: "tracks",
        means: [{ of: "", value: { value: 46.66213, error: 0.0219 }, unit: "" }],
        peak: { value: 3552, x: [50, 51.3333], y: undefined, labels: [undefined, undefined] },
        quality: { word: "bad", why: "mean 46.7, wanted 48 to 52" },
        more: ["Gaussian fit from 40 to 60"],
      }).replaceAll("\u2009", " "),
    ).toBe(
      "MIP dE/dx, TPC. 27 085 tracks. Mean 46.662 ± 0.022. Highest bin 3 552 at 50.00 to 51.33. " +
        "Quality bad: mean 46.7, wanted 48 to 52. Gaussian fit from 40 to 60.",
    );
  });
  it("leaves out what does not exist", () => {
    const means = [{ of: "#it{p}_{T}", value: { value: 0.341, error: 0.001 }, unit: "GeV/#it{c}" }];
    expect(
      summarise({ title: "", entries: undefined, noun: "", means, peak: undefined, quality: undefined, more: [] }),
    ).toContain("GeV/c");
    const facts = { title: "#eta", entries: 0, noun: "tracks", means: [{ of: "#eta", value: undefined, unit: "" }] };
    expect(summarise({ ...facts, peak: undefined, quality: undefined, more: [] })).toBe("η. 0 tracks.");
  });
});
