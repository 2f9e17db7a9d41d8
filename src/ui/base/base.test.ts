import { describe, expect, it } from "vitest";
import type { RunInfo } from "../../qc/activity.ts";
import { worst } from "./marks.ts";
import { leftOutWords, sortFiles } from "./files.ts";
import { memoLast } from "./memo.ts";
import { sourceName, sourceOf } from "../../state/sources.ts";
import { ago, count, kindWord, periodAndPass, quietWords, size, sourceFacts } from "./words.ts";

const info: RunInfo = {
  run: 559104,
  slice: undefined,
  period: "LHC24zz",
  pass: "apass2",
  kind: "data",
  beam: undefined,
  validity: [0, 90 * 60_000],
  from: "activity",
  doubts: [],
};

describe("words", () => {
  it("tell sizes in one unit", () => {
    expect([0, 999, 1000, 3_800_000, 51_000_000, 2e9, 9.96e6].map(size)).toEqual([
      "0 bytes",
      "999 bytes",
      "1.0 kB",
      "3.8 MB",
      "51 MB",
      "2.0 GB",
      "10 MB",
    ]);
  });

  it("tell how long ago", () => {
    const now = new Date(2026, 10, 24, 12).getTime();
    const minutes = (n: number): string => ago(now - n * 60_000, now);
    expect([0, 2, 60, 23 * 60, 25 * 60].map(minutes)).toEqual([
      "just now",
      "2 min ago",
      "1 h ago",
      "23 h ago",
      "yesterday",
    ]);
    expect(ago(new Date(2026, 10, 2).getTime(), now)).toBe("2 Nov");
    expect(ago(new Date(2025, 10, 2).getTime(), now)).toBe("2 Nov 2025");
  });

  it("tell a run", () => {
    expect(periodAndPass(info)).toBe("LHC24zz apass2");
    expect(kindWord(info)).toBe("data");
    expect(kindWord({ ...info, kind: "mc" })).toBe("MC");
    expect(sourceFacts({ info, file: undefined, name: "559104.root", from: "local file", readAt: undefined })).toEqual([
      "559104.root, local file",
    ]);
  });

  it("call nothing good that was not judged", () => {
    const counts = { good: 0, medium: 0, bad: 0, null: 2 };
    const row = { quality: "null", place: "Not judged", text: "", panels: [] } as const;
    const told = { panels: [], counts, standsOut: [row], complete: true };
    expect(quietWords(told, "robust")).toBe("");
    expect(quietWords({ ...told, standsOut: [] }, "robust")).toBe("Nothing was judged.");
    expect(quietWords({ ...told, counts: { ...counts, good: 1 } }, "robust")).toBe("Nothing stands out.");
    expect(quietWords({ ...told, counts: { ...counts, good: 1 } }, "parity")).toMatch(
      /judges the means of MIP dE\/dx alone/,
    );
    expect(quietWords({ ...told, complete: false }, "robust")).toMatch(/still reading/);
    expect(quietWords({ ...told, standsOut: [{ ...row, quality: "bad" }] }, "robust")).toBe("");
  });

  it("tell thousands by thin space", () => {
    expect([7, 2618, 1_234_567].map(count)).toEqual(["7", "2\u2009618", "1\u2009234\u2009567"]);
  });
});

it("the worst of several is never better than any of them", () => {
  expect(worst(["good", "null"])).toBe("null");
  expect(worst(["good", "medium", "bad"])).toBe("bad");
  expect(worst([undefined, "good"])).toBe("good");
  expect(worst([undefined])).toBeUndefined();
});

const file = (name: string): File => new File([], name);

const sorted = (names: readonly string[], inFolders: readonly string[] = []): unknown => {
  const nested = inFolders.map(file);
  const { runs, tables } = sortFiles([...names.map(file), ...nested], new Set(nested));
  return [runs.map(({ name }) => name), tables.map(({ name }) => name)];
};

it("ROOT files are opened in the order of their names, tables are told from them", () => {
  expect(sorted(["b.root", "notes.txt", "mine.CSV", "a.root"])).toEqual([["a.root", "b.root"], ["mine.CSV"]]);
  expect(sorted(["notes.txt"])).toEqual([["notes.txt"], []]);
  expect(sorted(["runs.json"])).toEqual([[], ["runs.json"]]);
});

it("what is neither a ROOT file nor a table is told, but not of a folder", () => {
  const words = (names: readonly string[], inFolders: readonly string[] = []): string => {
    const nested = inFolders.map(file);
    return leftOutWords(sortFiles([...names.map(file), ...nested], new Set(nested)));
  };
  expect(words(["A.ROOT", "pic.png"])).toContain("pic.png is no ROOT file");
  expect(words(["a.root", "pic.png", "b.txt"])).toContain("2 files");
  expect(words(["a.root", "runs.csv"], ["notes.txt"])).toBe("");
  expect(words(["pic.png"])).toBe("");
});

it("of a folder only the table that has its name is taken", () => {
  expect(sorted(["a.json"], ["b.root", "other.json", "runparameters.json", "list.csv"])).toEqual([
    ["b.root"],
    ["a.json", "runparameters.json"],
  ]);
});

it("a source is read back from its name", () => {
  expect(sourceOf("file:a.root")).toEqual({ kind: "file", name: "a.root" });
  expect(sourceOf("demo/a.root")).toEqual({ kind: "url", url: "demo/a.root" });
  const parts = [
    { kind: "file", name: "a,[b].root" },
    { kind: "url", url: "https://a.b/c.root?x=1" },
  ] as const;
  expect(sourceOf(sourceName({ kind: "merged", parts }))).toEqual({ kind: "merged", parts });
});

it("a memo makes a value once for the same arguments", () => {
  let made = 0;
  const next = memoLast((_of: object) => ++made);
  const one = {};
  expect([next(one), next(one), next({}), next(one)]).toEqual([1, 1, 2, 3]);
});
