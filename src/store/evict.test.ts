import { expect, it } from "vitest";
import { runsToEvict } from "./evict.ts";

const mega = 1 << 20;
const runs = [
  { identity: "new", bytes: 4 * mega, usedAt: 30 },
  { identity: "old", bytes: 4 * mega, usedAt: 10 },
  { identity: "middle", bytes: 4 * mega, usedAt: 20 },
  { identity: "failed", bytes: 0, usedAt: 1 },
];

it("gives up the least recently used first, what is to be written and 4 MiB", () => {
  expect(runsToEvict(runs, 0, "none")).toEqual(["old"]);
  expect(runsToEvict(runs, 1, "none")).toEqual(["old", "middle"]);
  expect(runsToEvict(runs, 12 * mega, "none")).toEqual(["old", "middle", "new"]);
});

it("never gives up the run in use, nor one that takes nothing", () => {
  expect(runsToEvict(runs, 8 * mega, "old")).toEqual(["middle", "new"]);
});

it("gives up nothing where all would not be enough", () => {
  expect(runsToEvict(runs, 12 * mega + 1, "none")).toEqual([]);
  expect(runsToEvict(runs, 8 * mega + 1, "old")).toEqual([]);
});
