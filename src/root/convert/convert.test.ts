import { describe, expect, it } from "vitest";
import { histMembers } from "../testing/members.ts";
import { toPlain } from "./activity.ts";
import type { Members } from "./fields.ts";
import { toHist } from "./hist.ts";
import { toPlainObject } from "./object.ts";
import { toPads } from "./pads.ts";

const place = { source: "f.root", path: "int/TPC/PID" };
const latin1 = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

describe("toHist", () => {
  it("takes cells as they are, with flow, and everything that is stored", () => {
    const cells = Float32Array.of(1, 2, 3, 4, 5);
    const hist = toHist(
      histMembers({ className: "TH1F", title: "Title", nx: 3, cells, more: { fMinimum: 0.9, fOption: "hist" } }),
      "TH1F",
    );
    expect(hist).toMatchObject({
      kind: "1d",
      name: "h",
      title: "Title",
      entries: 7,
      option: "hist",
      displayMinimum: 0.9,
      displayMaximum: undefined,
      variances: undefined,
      sums: [1, 2, 3, 4],
      x: { n: 3, lo: 0, hi: 3, edges: undefined, labels: undefined, title: "" },
    });
    expect(hist.kind === "1d" && hist.values).toBe(cells);
  });

  it("splits titles at semicolons that are not escaped, and reads UTF-8", () => {
    const title = latin1("Größe #;x;#it{p}_{T} (GeV/#it{c});µ");
    const hist = toHist(histMembers({ className: "TH2I", title, nx: 1, ny: 1, cells: new Int32Array(9) }), "TH2I");
    expect([hist.title, hist.x.title, hist.kind === "2d" && hist.y.title]).toEqual([
      "Größe ;x",
      "#it{p}_{T} (GeV/#it{c})",
      "µ",
    ]);
    expect(
      toHist(histMembers({ className: "TH1F", title: "\xb5", nx: 1, cells: new Float32Array(3) }), "TH1F").title,
    ).toBe("µ");
  });

  it("takes variances where there is one for each cell", () => {
    const of = (length: number) =>
      toHist(
        histMembers({
          className: "TH1D",
          nx: 2,
          cells: new Float64Array(4),
          more: { fSumw2: new Float64Array(length) },
        }),
        "TH1D",
      );
    expect(of(4)).toMatchObject({ variances: new Float64Array(4) });
    expect(of(0)).toMatchObject({ variances: undefined });
  });

  it("reads 64-bit contents, variable bins and labels", () => {
    const edges = Float64Array.of(0, 1, 10);
    const members = histMembers({ className: "TH1L", nx: 2, edges, cells: [1, 2n, 3, 2n ** 60n] });
    const axis = members["fXaxis"] as Record<string, unknown>;
    axis["fLabels"] = { arr: [{ fString: "b", fUniqueID: 2 }, { fString: "?", fUniqueID: 9 }, null] };
    const hist = toHist(members, "TH1L");
    expect(hist.x).toMatchObject({ edges, labels: ["", "b"] });
    expect(hist.kind === "1d" && hist.values).toEqual(Float64Array.of(1, 2, 3, 2 ** 60));
  });

  it("reads profiles", () => {
    const more = {
      fBinEntries: Float64Array.of(1, 2, 3),
      fBinSumw2: new Float64Array(),
      fSumw2: Float64Array.of(4, 5, 6),
      fErrorMode: 1,
    };
    const cells = Float64Array.of(7, 8, 9);
    expect(toHist(histMembers({ className: "TProfile", nx: 1, cells, more }), "TProfile")).toMatchObject({
      kind: "profile",
      weights: more.fBinEntries,
      weights2: undefined,
      sumsY: cells,
      sumsY2: more.fSumw2,
      errorOption: "s",
      sums: [1, 2, 3, 4, 5, 6],
    });
  });

  it("refuses what does not fit together", () => {
    const refused = (more: Members, cells: unknown = new Float32Array(5)) =>
      expect(() => toHist(histMembers({ className: "TH1F", nx: 3, cells, more }), "TH1F"));
    refused({}, new Float32Array(4)).toThrow("4 contents of 5 cells");
    refused({ fNcells: 6 }).toThrow("contents");
    refused({}, null).toThrow("without contents");
    refused({ fEntries: "many" }).toThrow("fEntries is no number");
    refused({ fXaxis: null }).toThrow("fXaxis is no object");
    const axis = { fNbins: 3, fXmin: 0, fXmax: 1, fXbins: new Float64Array(), fTitle: "" };
    refused({ fXaxis: { ...axis, fNbins: 0 } }).toThrow("0 bins");
    refused({ fXaxis: { ...axis, fXmax: Number.NaN } }).toThrow("an axis from");
    refused({ fXaxis: { ...axis, fXbins: Float64Array.of(0, 1) } }).toThrow("2 edges of 3 bins");
    refused({ fXaxis: { ...axis, fXbins: Float64Array.of(0, 1, 1, 2) } }).toThrow("do not rise");
  });
});

describe("toPlainObject", () => {
  it("says of a failed object what it is and why", () => {
    const damaged = histMembers({ className: "TH1F", nx: 3, cells: new Float32Array(4) });
    expect(toPlainObject(damaged, place, "?")).toEqual({
      kind: "failed",
      name: "h",
      className: "TH1F",
      error: { kind: "corrupt", source: "f.root", path: "int/TPC/PID/h", detail: "4 contents of 5 cells" },
    });
    const undecoded = { _typename: "TH1F", Fill: () => undefined };
    expect(toPlainObject(undecoded, place, "entry 1")).toMatchObject({
      kind: "failed",
      error: { kind: "class-not-decoded", className: "TH1F" },
    });
    expect(toPlainObject({ _typename: "TFormula", fName: "n", fTitle: "" }, place, "?")).toMatchObject({
      name: "n",
      error: { kind: "class-not-shown", path: "int/TPC/PID/n", className: "TFormula" },
    });
    expect(toPlainObject(null, place, "entry 2")).toMatchObject({
      kind: "failed",
      name: "entry 2",
      error: { kind: "corrupt" },
    });
  });

  it("finds the histograms of a canvas in its pads, each once", () => {
    const hist = histMembers({ className: "TH1F", name: "a", nx: 1, cells: new Float32Array(3) });
    const other = { ...hist, fName: "b" };
    const pad = { _typename: "TPad", fPrimitives: { arr: [hist, { _typename: "TFrame" }, hist, null] } };
    const canvas = { _typename: "TCanvas", fName: "c", fPrimitives: { arr: [pad, other] } };
    const made = toPlainObject(canvas, place, "?");
    expect(made.kind === "canvas" && made.hists.map((hist) => hist.name)).toEqual(["a", "b"]);
  });

  it("goes into no pad twice, and not too deep", () => {
    type Pad = { _typename: string; fName: string; fPrimitives: { arr: unknown[] } };
    const pad = (...arr: unknown[]): Pad => ({ _typename: "TPad", fName: "p", fPrimitives: { arr } });
    const round = pad();
    round.fPrimitives.arr.push(round);
    expect(toPlainObject({ ...pad(round), _typename: "TCanvas" }, place, "c")).toMatchObject({
      kind: "canvas",
      hists: [],
    });
    // Each holds the next twice: the last would be visited two to the power of thirty times.
    let twice = pad(histMembers({ className: "TH1F", name: "a", nx: 1, cells: new Float32Array(3) }));
    for (let i = 0; i < 30; i++) twice = pad(twice, twice);
    expect(toPlainObject({ ...twice, _typename: "TCanvas" }, place, "c")).toMatchObject({ hists: [{ name: "a" }] });
    const deep = toPlainObject({ ...pad(pad(twice)), _typename: "TCanvas" }, place, "c");
    expect(deep).toMatchObject({ kind: "failed", error: { kind: "limit-exceeded" } });
  });

  it("refuses graphs that have not as many numbers as points", () => {
    const graph = (change: Members) =>
      toPlainObject({ _typename: "TGraphErrors", fName: "g", fTitle: "", fNpoints: 2, ...change }, place, "?");
    const numbers = { fX: Float64Array.of(1, 2), fY: Float64Array.of(3, 4), fEX: Float64Array.of(0, 0) };
    expect(graph({ ...numbers, fEY: Float64Array.of(5, 6) })).toMatchObject({
      kind: "graph",
      graph: { y: numbers.fY },
    });
    expect(graph({ ...numbers, fEY: Float64Array.of(5) })).toMatchObject({
      kind: "failed",
      error: { detail: "1 numbers in fEY for 2 points" },
    });
    expect(graph(numbers)).toMatchObject({ kind: "failed", error: { detail: "fEY is no array of doubles" } });
    expect(graph({ ...numbers, fEY: numbers.fX, fNpoints: 2 ** 31 - 1 })).toMatchObject({ error: { kind: "corrupt" } });
  });
});

describe("toPads", () => {
  const array = (roc: number, change: Members = {}) => ({
    mName: `Q_ROC_${String(roc).padStart(2, "0")}`,
    mData: new Float32Array(roc < 36 ? 5280 : 9280).fill(roc),
    mPadSubset: 0x4f3a_2b00, // three bytes of stray memory
    mPadSubsetNumber: roc,
    ...change,
  });
  const arrays = Array.from({ length: 72 }, (_, i) => array(71 - i));
  const data = (mData: unknown): Members => {
    const calDet = { mName: "Q", mData };
    const mClusters = Object.fromEntries(
      ["mNClusters", "mQMax", "mQTot", "mSigmaTime", "mSigmaPad", "mTimeBin"].map((name) => [name, calDet]),
    );
    return { mName: "ClusterData", mClusters: { ...mClusters, mProcessedTFs: 12n, mIsNormalized: true } };
  };

  it("finds chambers by what they say of themselves", () => {
    const pads = toPads(data(arrays));
    expect(pads).toMatchObject({ name: "ClusterData", processedTimeFrames: 12, normalized: true });
    expect(pads.quantities).toHaveLength(6);
    expect(pads.quantities[0]!.rocs.map((roc) => roc[0])).toEqual(Array.from({ length: 72 }, (_, i) => i));
  });

  it("refuses chambers that are missing, twice there, cut, misnamed or of another kind", () => {
    const refused = (change: Members) => expect(() => toPads(data([array(0, change), ...arrays.slice(0, -1)])));
    expect(() => toPads(data(arrays.slice(1)))).toThrow("no pads of chamber 71");
    expect(() => toPads(data([...arrays, array(3)]))).toThrow("two arrays of chamber 3");
    refused({ mData: new Float32Array(9280) }).toThrow("9280 pads of 5280 in chamber 0");
    refused({ mName: "Q_ROC_01" }).toThrow("chamber 0 named 01");
    refused({ mPadSubset: 2 }).toThrow("by chamber");
    refused({ mPadSubsetNumber: 72 }).toThrow("chamber 72");
    refused({ mData: [] }).toThrow("no numbers");
  });
});

it("makes plain data of an Activity", () => {
  const stored = {
    _typename: "Activity",
    mId: 559101,
    mPassName: latin1("pass µ"),
    mValidity: { _typename: "Bracket", mMin: 5n, mMax: 2n ** 64n - 1n, method() {} },
    mList: [1],
    $kind: "x",
  };
  expect(toPlain(stored)).toEqual({ mId: 559101, mPassName: "pass µ", mValidity: { mMin: 5, mMax: 2n ** 64n - 1n } });
});
