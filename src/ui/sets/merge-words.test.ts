import { expect, it } from "vitest";
import { guessFromName } from "../../qc/activity.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { mergeOffers, offerWords, unreadSlices } from "./merge-words.ts";

const run = (name: string, place: number, phase: SetRun["phase"] = { kind: "waiting" }): SetRun => ({
  place,
  source: { kind: "file", name },
  name,
  info: guessFromName(name),
  label: name,
  phase,
  changed: false,
});

it("offers each run of which several slices are in sight, and says which are hidden or not read", () => {
  const runs = [
    run("559108_1200.root", 0),
    run("559108_1210.root", 1),
    run("559108_1220.root", 2, { kind: "failed", error: { kind: "not-root", source: "x" } }),
    run("559109_1200.root", 3),
    run("559110.root", 4),
  ];
  const [all, ...others] = mergeOffers(runs, []);
  expect([all?.run, others.length]).toEqual([559108, 0]);
  expect([offerWords(all!), unreadSlices(all!)]).toEqual(["all 3 time slices", ["12:20"]]);
  const [some] = mergeOffers(runs, [2]);
  expect([offerWords(some!), unreadSlices(some!)]).toEqual(["2 of 3 time slices, 12:20 is hidden", []]);
  expect(mergeOffers(runs, [1, 2])).toEqual([]);
});
