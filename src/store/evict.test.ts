import { expect, it } from "vitest";
import { runsToEvict } from "./evict.ts";

const runs = [
  { identity: "new", bytes: 10, usedAt: 30 },
  { identity: "old", bytes: 10, usedAt: 10 },
  { identity: "middle", bytes: 10, usedAt: 20 },
  { identity: "failed", bytes: 0, usedAt: 1 },
];

it("gives up the least recently used first, and no more than needed", () => {
  expect(runsToEvict(runs, 30, "none")).toEqual([]);
  expect(runsToEvict(runs, 29, "none")).toEqual(["old"]);
  expect(runsToEvict(runs, 10, "none")).toEqual(["old", "middle"]);
});

it("never gives up the run in use, nor one that takes nothing", () => {
  expect(runsToEvict(runs, 0, "old")).toEqual(["middle", "new"]);
});
