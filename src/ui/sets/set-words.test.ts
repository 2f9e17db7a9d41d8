import { describe, expect, it } from "vitest";
import { guessFromName } from "../../qc/activity.ts";
import type { KnownParameters } from "../../qc/known-parameters.ts";
import type { ReadRun, SetRun, SetState } from "../../state/sets/set-state.ts";
import { parameterTrends } from "./parameter-trends.ts";
import { comparisonOf, periodOf } from "../../state/sets/set-routes.ts";
import {
  againstExpected,
  missingWords,
  listWords,
  unreadListWords,
  namedSets,
  renamed,
  comparisonFacts,
  countsOf,
  setAbout,
  setFacts,
  setTitle,
  absenceWords,
  failureWords,
  shareRead,
  stillWords,
  unreadWords,
} from "./set-words.ts";

const run = (place: number, name: string, phase: SetRun["phase"]): SetRun => ({
  place,
  source: { kind: "url", url: `https://a.example/${name}` },
  name,
  info: guessFromName(name),
  label: name,
  phase,
  changed: false,
});

const runs = [
  run(0, "2024/LHC24zz/apass1/559101.root", { kind: "reading", done: 1, total: 4 }),
  run(1, "2024/LHC24zz/apass1/559102.root", { kind: "waiting" }),
  run(2, "2024/LHC24zz/apass1/559103.root", { kind: "failed", error: { kind: "cancelled" } }),
];
const state: SetState = { runs, pace: "reading" };

describe("words of two sets", () => {
  it("tell how many runs are in both and read, and which are in one alone", () => {
    const [a, b, c] = [runs[0]!, runs[1]!, runs[2]!];
    const matched = { matched: [], read: [], unread: [{ run: 559101, a, b: a }], onlyA: [b], onlyB: [c], unknown: [] };
    expect(comparisonFacts(runs, runs, matched)).toMatch(/ · 1 run in both, 0 read · only A: .*559102.* · only B: /);
    expect(unreadWords(b.phase as never)).toBe("not read yet");
    expect(unreadWords({ kind: "failed", error: { kind: "cancelled" } })).toMatch(/^not read: /);
    expect(unreadWords({ kind: "need-file" })).toBe("not allowed to be read yet");
  });
});

describe("words of a set against a list", () => {
  const ofRun = (number: number, phase: unknown): SetRun => ({
    ...runs[0]!,
    label: String(number),
    info: { ...runs[0]!.info, run: number },
    phase: phase as SetRun["phase"],
  });
  const ready = (tpcMissing: boolean) => ({ kind: "ready", run: { numbers: { tpcMissing } } });
  const failed = (error: unknown) => ({ kind: "failed", error });

  it("tell what is not found, and apart from it what is found and could not be read", () => {
    const set = [
      ofRun(559101, ready(false)),
      ofRun(559102, ready(true)),
      ofRun(559103, failed({ kind: "truncated", source: "559103.root", size: 6, expected: 10 })),
      ofRun(559104, failed({ kind: "not-found", url: "559104.root" })),
      ofRun(559105, { kind: "waiting" }),
    ];
    const { missing, unread, beyond } = againstExpected(set, [559101, 559102, 559103, 559104, 559105, 559106]);
    expect(missingWords(missing)).toBe("Expected but not found: 559104, 559106");
    expect(unreadListWords(unread)).toEqual([
      expect.stringMatching(/^Found, not read: 559103 \(559103\.root is truncated: .*[^.]\)$/),
      "Read, TPC not in the run: 559102",
    ]);
    expect(listWords({ missing, unread, beyond }, 6)).toBe(
      "2 of the 6 runs of the list are not found, 1 is not read, 1 has no TPC.",
    );
    expect(listWords({ missing: [], unread: unread.slice(1), beyond }, 1)).toBe("The run of the list is not read.");
    expect(listWords({ missing: [], unread: [], beyond }, 6)).toBe("All 6 runs of the list are here.");
    expect(beyond).toEqual([]);
    expect(againstExpected(set, [])).toEqual({ missing: [], unread: [], beyond: [] });
    expect([missingWords([]), unreadListWords([])]).toEqual(["", []]);
  });
});

describe("words of runs that are not read", () => {
  it("tell beside each why, and where they are counted which", () => {
    const of = (number: number, phase: unknown): SetRun =>
      ({ ...runs[0]!, label: String(number), info: { ...runs[0]!.info, run: number }, phase }) as SetRun;
    const ready = (tpcMissing: boolean) => ({ kind: "ready", run: { numbers: { tpcMissing } } });
    const cut = (number: number) => ({
      kind: "failed",
      error: { kind: "truncated", source: `${number}.root`, size: 6, expected: 10 },
    });
    const set = [
      of(559101, ready(false)),
      of(559102, ready(true)),
      of(559103, cut(559103)),
      of(559104, { kind: "waiting" }),
    ];
    expect(set.map(absenceWords)).toEqual([
      "",
      "TPC not in the run",
      expect.stringMatching(/^not read: 559103\.root is truncated: .*[^.]$/),
      "not read yet",
    ]);
    expect(failureWords(set, "B")).toMatch(/^1 run of B was not read: 559103 \(559103\.root is truncated: .*[^.]\)\.$/);
    expect(failureWords(set, "")).toBe("1 run was not read.");
    const read = { kind: "ready", run: {} as ReadRun } as const;
    const again = [
      ...set,
      of(559104, { ...read, due: cut(559104) }),
      of(559105, { ...read, due: { kind: "waiting" } }),
    ];
    expect(failureWords(again, "")).toMatch(
      /^1 run was not read\. 1 run was not read again: 559104 \(559104\.root is truncated: .*[^.]\)\.$/,
    );
    expect(shareRead({ runs: again.slice(-2), pace: "reading" })).toBe(0.5);
    const many = Array.from({ length: 7 }, (_, i) => of(559101 + i, cut(559101 + i)));
    expect(failureWords(many, "A")).toMatch(/^7 runs of A were not read: 559101 .* 559105 \([^)]*\) and 2 more\.$/);
  });
});

it("a verdict is told by which rule it is, where that is not the one that was chosen", () => {
  expect(stillWords("robust", "parity")).toBe("Still by the robust rule");
  expect(stillWords("parity", "parity")).toBe("");
});

describe("words of a set", () => {
  it("name it by what its runs have in common, or as a person did", () => {
    expect(setTitle({ name: "", members: [] }, runs)).toBe("LHC24zz apass1");
    expect(setTitle({ name: "good runs", members: [] }, runs)).toBe("good runs");
    const other = run(3, "2024/LHC24zz/apass2/559101.root", { kind: "waiting" });
    expect(setTitle({ name: "", members: [] }, [...runs, other])).toBe("2 passes");
    expect(setAbout(runs)).toContain("3 runs");
  });

  it("tell which of a page can be called otherwise", () => {
    const a = { name: "", members: [] };
    const compared = comparisonOf(a, { name: "old", members: [] }, {});
    expect(namedSets(periodOf(a, {}), runs, [])).toEqual([
      { which: "a", words: "the set", name: "", otherwise: "LHC24zz apass1" },
    ]);
    expect(namedSets(compared, runs, runs).map(({ words, name, otherwise }) => [words, name, otherwise])).toEqual([
      ["set A", "", "LHC24zz apass1"],
      ["set B", "old", "LHC24zz apass1"],
    ]);
    expect(renamed(compared, { which: "b", to: "new" })).toEqual({ ...compared, b: { name: "new", members: [] } });
    expect(renamed(periodOf(a, {}), { which: "b", to: "new" })).toEqual(periodOf(a, {}));
  });

  it("tell how far reading is, and what came of it", () => {
    expect(setFacts(state)).toBe("559101 to 559103 · 0 of 3 runs read · 1 not read");
    expect(shareRead(state)).toBeCloseTo((0.25 + 0 + 1) / 3, 12);
    const standing = { quality: "bad", reasons: [], off: 2 } as const;
    const counts = countsOf(runs, new Map([[0, standing]]));
    expect(counts.filter(({ count }) => count > 0)).toEqual([
      { mark: "bad", count: 1, words: "bad" },
      { mark: "not-read", count: 1, words: "not read" },
    ]);
  });
});

describe("trends of run parameters", () => {
  it("are of what some run has, in the units that people use", () => {
    const known = {
      rate: { average: 483_500 },
      duration: 5400,
      current: undefined,
    } as unknown as KnownParameters;
    const trends = parameterTrends([known, undefined]);
    expect(trends.map(({ quantity }) => quantity.title)).toEqual(["Interaction rate", "Duration"]);
    expect(trends[0]!.points.map((point) => point?.value)).toEqual([483.5, undefined]);
    expect(trends[1]!.why).toEqual(["", "not known"]);
  });
});
