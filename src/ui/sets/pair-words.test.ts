import { describe, expect, it } from "vitest";
import { guessFromName } from "../../qc/activity.ts";
import { labelsOf } from "../../state/sets/labels.ts";
import { notSameWords, pairFileName, pairLabel, sideNames } from "./pair-words.ts";
import { placeWords } from "./place-words.ts";

const named = (name: string) => {
  const info = guessFromName(name);
  return { name, info, label: labelsOf([{ info, name }])[0]! };
};
const pair = (a: string, b: string, run?: number) => ({ run, a: named(a), b: named(b) });

describe("words of a pair", () => {
  it("of one run are its number, and call the sides A and B", () => {
    const same = pair("apass1/559101.root", "apass2/559101.root", 559101);
    expect([pairLabel(same), pairFileName(same), notSameWords(same)]).toEqual(["559101", "559101", ""]);
    expect(sideNames(same)).toEqual(["A", "B"]);
  });

  it("of a time slice are its time, and in names of files its run too", () => {
    const slices = pair("559108_1210.root", "559108_1210.root", 559108);
    expect([pairLabel(slices), pairFileName(slices)]).toEqual(["12:10", "559108_1210"]);
  });

  it("of two runs are both, with the sentence that they are not the same", () => {
    const two = pair("559101.root", "559102.root");
    expect(pairLabel(two)).toBe("559101 with 559102");
    expect(pairFileName(two)).toBe("559101_with_559102");
    expect(sideNames(two)).toEqual(["A 559101", "B 559102"]);
    expect(notSameWords(two)).toBe("Run 559101 with run 559102: not the same run.");
    expect(notSameWords(pair("559108_1200.root", "559108_1210.root"))).toBe(
      "Time slice 12:00 of run 559108 with time slice 12:10 of run 559108: not the same part of the run.",
    );
    expect(notSameWords(pair("some.root", "559102.root"))).toBe(
      "Some.root with run 559102: whether they are the same run is not known.",
    );
  });
});

it("sentences about runs say what they are of", () => {
  const [runs, slices] = [[{ label: "559101" }], [{ label: "12:00" }, { label: "12:10" }]];
  const text = "No run has this curve; runs of the reference. Runs overrun.";
  expect(placeWords(text, runs)).toBe(text);
  expect(placeWords(text, slices)).toBe(
    "No time slice has this curve; time slices of the reference. Time slices overrun.",
  );
});
