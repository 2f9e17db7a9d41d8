import { describe, expect, it } from "vitest";
import { guessFromName, parseActivity } from "./activity.ts";

const stored = {
  mId: 559101,
  mType: "PHYSICS",
  mPeriodName: "LHC24zz",
  mPassName: "apass2",
  mProvenance: "qc_async",
  mBeamType: "pp",
  mValidity: { mMin: 1722475800000, mMax: 1722477600000 },
};

describe("parseActivity", () => {
  it("takes what is sound", () => {
    expect(parseActivity(stored, "file:559101.root")).toEqual({
      run: 559101,
      slice: undefined,
      period: "LHC24zz",
      pass: "apass2",
      kind: "data",
      beam: "pp",
      validity: [1722475800000, 1722477600000],
      from: "activity",
      doubts: [],
    });
    expect(parseActivity({ ...stored, mProvenance: "qc_mc", mPassName: "passMC" }, "x.root")).toMatchObject({
      kind: "mc",
      pass: "passMC",
    });
  });

  it("believes nothing of one whose fields are shifted, and says what it saw", () => {
    const shifted = { ...stored, mPeriodName: "PHYSICS", mPassName: "LHC24zz", mProvenance: "apass2" };
    const info = parseActivity(shifted, "https://x.org/2024/LHC24zz/apass1/559101.root");
    expect(info).toMatchObject({ run: 559101, period: "LHC24zz", pass: "apass1", kind: "data", from: "file-name" });
    expect(info.doubts).toEqual([
      'The run\'s description in the file is not sound (period "PHYSICS", provenance "apass2"): run, period and pass are from the file\'s name.',
    ]);
    for (const mId of [0, 12, 1e9, 559101.5, "559101", undefined, 5n]) {
      expect(parseActivity({ ...stored, mId }, "a.root")).toMatchObject({ run: undefined, from: "file-name" });
    }
  });

  it("says where the file's name and its objects differ", () => {
    expect(parseActivity(stored, "demo/559104.root")).toMatchObject({
      run: 559101,
      doubts: ["The file is named after run 559104, but its objects say run 559101."],
    });
  });

  it.each([
    ["the invalid one", 2n ** 64n - 1n, 0],
    ["the full one", 1, 2n ** 64n - 1n],
    ["one turned round", 1722477600000, 1722475800000],
  ])("has no time where the bracket is %s", (_, mMin, mMax) => {
    expect(parseActivity({ ...stored, mValidity: { mMin, mMax } }, "a.root").validity).toBeUndefined();
  });

  it("takes 64-bit numbers for a time", () => {
    const mValidity = { mMin: 1722475800000n, mMax: 1722477600000n };
    expect(parseActivity({ ...stored, mValidity }, "a.root").validity).toEqual([1722475800000, 1722477600000]);
  });

  it("has the file's name alone where there is no Activity", () => {
    for (const raw of [undefined, null, "text"]) {
      expect(parseActivity(raw, "file:559101_QC.root")).toEqual(guessFromName("559101_QC.root"));
    }
  });
});

describe("time slices", () => {
  it.each([
    ["559101_1200.root", "12:00"],
    ["file:559101_1200_QC.root", "12:00"],
    ["https://h/2024/LHC24zz/apass2/559101_0005.root?x=1", "00:05"],
    ["slices/559108/1210.root", "12:10"],
    ["slices\\559108\\1210_QC.root", "12:10"],
    ["1210.root", undefined],
    ["559101.root", undefined],
    ["559101_QC.root", undefined],
    ["559101_2560.root", undefined],
    ["559101_1260.root", undefined],
    ["559101_12000.root", undefined],
    ["/alice/data/2024/LHC24zz/559101/cpass0/0110/QC/001/QC.root", undefined],
  ])("of %s: %s", (path, slice) => {
    expect(guessFromName(path).slice).toBe(slice);
  });

  it("are told by the time alone where the objects know the run", () => {
    expect(parseActivity(stored, "file:1210_QC.root")).toMatchObject({ run: 559101, slice: "12:10" });
    expect(parseActivity(stored, "file:559101.root").slice).toBeUndefined();
  });
});

describe("guessFromName", () => {
  it.each([
    ["559101.root", 559101, undefined, undefined, undefined],
    ["file:559101_QC.root", 559101, undefined, undefined, undefined],
    ["559101_1200.root", 559101, undefined, undefined, undefined],
    ["https://h/2024/LHC24zz/apass2/559101.root", 559101, "LHC24zz", "apass2", "data"],
    ["https://h/a.root?path=/2024/LHC23zz/apass1/1.root#x", undefined, undefined, undefined, undefined],
    ["C:\\qc\\LHC24zz\\apass4_skimmed\\559101.root", 559101, "LHC24zz", "apass4_skimmed", "data"],
    ["/alice/data/2024/LHC24zz/559101/cpass0/0110/QC/001/QC.root", 559101, "LHC24zz", "cpass0", "data"],
    ["sim/2024/LHC24z9/0/559101.root", 559101, "LHC24z9", undefined, "mc"],
    ["slices/559108/1200.root", 559108, undefined, undefined, undefined],
    ["tpcStandardQC.root", undefined, undefined, undefined, undefined],
    ["", undefined, undefined, undefined, undefined],
  ])("reads %s", (path, run, period, pass, kind) => {
    expect(guessFromName(path)).toMatchObject({ run, period, pass, kind, from: "file-name", doubts: [] });
  });
});
