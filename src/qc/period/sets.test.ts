import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessFromName, type RunInfo } from "../activity.ts";
import { byRate, rateLabel } from "./by-rate.ts";
import { joinFiles, withoutSlices } from "./join-files.ts";
import { kindOfSet, matchRuns } from "./match-runs.ts";
import { comparePasses } from "./passes.ts";

describe("passes", () => {
  it("are ordered as they were made", () => {
    const inOrder = [
      "other",
      "cpass0",
      "cpass1",
      "apass1_old",
      "apass1relval",
      "apass1_test",
      "apass1",
      "apass1_skimmed",
      "apass2",
      "apass4_v9",
      "apass4_v10",
      "apass4",
      "apass10",
    ];
    const mixed = inOrder.toSorted((a, b) => (a.length === b.length ? (a < b ? 1 : -1) : b.length - a.length));
    expect(mixed.toSorted(comparePasses)).toEqual(inOrder);
  });

  it("have one order, whatever their names", () => {
    const names = fc.oneof(fc.string({ maxLength: 8 }), fc.stringMatching(/^[ac]pass\d{0,3}(_(old|skimmed|v\d))?$/));
    fc.assert(
      fc.property(names, names, names, (a, b, c) => {
        expect(Math.sign(comparePasses(a, b))).toBe(-Math.sign(comparePasses(b, a)) || 0);
        expect(comparePasses(a, a)).toBe(0);
        if (comparePasses(a, b) < 0 && comparePasses(b, c) < 0) expect(comparePasses(a, c)).toBeLessThan(0);
      }),
    );
  });
});

const info = (run: number | undefined, change: Partial<RunInfo> = {}): RunInfo => ({
  ...guessFromName(""),
  run,
  ...change,
});

describe("matchRuns", () => {
  it("parts two sets into matched runs and those of one side", () => {
    const of = (...runs: (number | undefined)[]) => runs.map((run) => ({ info: info(run) }));
    const { matched, onlyA, onlyB, unknown } = matchRuns(of(1, 2, 3, undefined, 2), of(3, 1, 4));
    expect(matched.map(({ run }) => run)).toEqual([1, 3]);
    expect(onlyA.map(({ info }) => info.run)).toEqual([2]);
    expect(onlyB.map(({ info }) => info.run)).toEqual([4]);
    expect(unknown).toHaveLength(1);
  });

  it("matches time slices by run and time", () => {
    const of = (...slices: string[]) => slices.map((slice) => ({ info: info(1, { slice }) }));
    const { matched, onlyA, onlyB } = matchRuns(of("12:00", "12:10"), of("12:10", "12:20"));
    expect(matched.map(({ a, b }) => [a.info.slice, b.info.slice])).toEqual([["12:10", "12:10"]]);
    expect([...onlyA, ...onlyB].map(({ info }) => info.slice)).toEqual(["12:00", "12:20"]);
  });

  it.each([
    ["two numbers", 1, 2],
    ["one number", 1, undefined],
    ["no number", undefined, undefined],
  ])("pairs two sets of one run each that are not the same, with %s, and those alone", (_, one, other) => {
    const [a, b] = [{ info: info(one) }, { info: info(other) }];
    expect(matchRuns([a], [b])).toEqual({
      matched: [{ run: undefined, a, b }],
      onlyA: [],
      onlyB: [],
      unknown: [],
    });
    expect(matchRuns([a], [b, { info: info(3) }]).matched).toEqual([]);
    expect(matchRuns([a], []).matched).toEqual([]);
  });

  it("knows what a set is from all of its runs", () => {
    const of = (...kinds: RunInfo["kind"][]) => kinds.map((kind) => ({ info: info(1, { kind }) }));
    const sets = [of("data", "data"), of("mc"), of("mc", undefined), of("data", "mc"), of(undefined), of()];
    expect(sets.map(kindOfSet)).toEqual(["data", "mc", "mc", "mixed", "mixed", "mixed"]);
  });
});

const file = (name: string, change: Partial<RunInfo> = {}, extracted?: boolean) => ({
  name,
  info: { ...guessFromName(name), ...change },
  extracted,
});

describe("joinFiles", () => {
  it("counts a raw and an extracted file of a run once", () => {
    const [raw, extracted, other] = [file("a/559101.root"), file("a/559101_QC.root"), file("a/559102_QC.root")];
    expect(joinFiles([extracted, raw, other])).toEqual([
      { info: raw.info, measured: raw, parameters: extracted },
      { info: other.info, measured: other, parameters: other },
    ]);
  });

  it("goes by what is known: a dropped extracted file tells no pass", () => {
    const raw = file("file:559101.root", { period: "LHC24zz", pass: "apass2", kind: "data" });
    const dropped = file("file:559101_QC.root");
    expect(joinFiles([raw, dropped])).toMatchObject([{ measured: raw, parameters: dropped }]);
    const otherPass = file("b/559101_QC.root", { pass: "apass1" });
    expect(joinFiles([raw, otherPass])).toHaveLength(2);
  });

  it("prefers the file beside, and keeps raw files apart", () => {
    const [a, b] = [file("LHC24z9/0/559101.root"), file("LHC24z9/1/559101.root")];
    const [besideA, besideB] = [file("LHC24z9/0/559101_QC.root"), file("LHC24z9/1/559101_QC.root")];
    expect(joinFiles([a, b, besideB, besideA]).map(({ parameters }) => parameters)).toEqual([besideA, besideB]);
  });

  it("tells by the head where the name does not", () => {
    const [raw, extracted] = [file("x/559101.root"), file("x/559101.root?copy", {}, true)];
    expect(joinFiles([raw, extracted])).toEqual([{ info: raw.info, measured: raw, parameters: extracted }]);
    expect(joinFiles([file("unknown.root"), file("unknown_QC.root")])).toHaveLength(2);
  });

  it("keeps time slices apart, and leaves them out of a list of runs", () => {
    const files = [file("559101.root"), file("559101_1200.root"), file("559101_1210_QC.root")];
    const joined = joinFiles(files);
    expect(joined.map(({ info }) => info.slice)).toEqual([undefined, "12:00", "12:10"]);
    expect(withoutSlices(joined)).toHaveLength(1);
    expect(withoutSlices(joined.slice(1))).toHaveLength(2);
  });
});

describe("runs by interaction rate", () => {
  it("rise in rate, unknown rates last by their value", () => {
    const points = [
      { run: "3", rate: undefined, value: 51 },
      { run: "1", rate: 5e5, value: 50 },
      { run: "4", rate: undefined, value: 49 },
      { run: "2", rate: 4e5, value: 52 },
    ];
    expect(byRate(points).map(({ run }) => run)).toEqual(["2", "1", "4", "3"]);
    expect(byRate(points).map(rateLabel)).toEqual(["400000.00 (run 2)", "500000.00 (run 1)", "? (run 4)", "? (run 3)"]);
  });
});
