import { describe, expect, it } from "vitest";
import { readRun } from "../../../tools/read-run.ts";
import { golden, goldenDir } from "../../../tools/testing/golden.ts";
import { unwrap } from "../../base/result.ts";
import type { PlannedGroup } from "../../reports/plan.ts";
import { expected, runFile } from "../../stats/testing/golden-run.ts";
import { padRegions } from "../checks/pad-regions.ts";
import { taskObject } from "../object-path.ts";
import { recipeKey } from "../recipe.ts";
import { padQuantities, storedNames } from "./quantity.ts";

interface Planted {
  readonly kind: string;
  readonly sector?: number;
  readonly padMaps?: boolean;
}

const there = goldenDir !== undefined;
const { group } = taskObject("Clusters", "");

/** What the checks of all quantities say of a file, of each that says anything else than "good". */
async function verdictsOf(path: string, objects: PlannedGroup["objects"]): Promise<readonly string[]> {
  const { measured } = unwrap(await readRun(path, () => [{ group, objects }]));
  const all = new Map(
    [...measured.values()].flatMap((state) => (state.kind === "ready" ? [...state.measurements] : [])),
  );
  return padRegions.flatMap((check) => {
    const found = check.needs.flatMap((recipe) => all.get(recipeKey(recipe)) ?? []);
    if (found.length === 0) return ["not there"];
    const limits = Object.fromEntries(Object.entries(check.limits).map(([name, limit]) => [name, limit.value]));
    const { quality, why } = check.judge(found, "robust", limits, "");
    return quality === "good" ? [] : [`${quality}: ${why}`];
  });
}

const fromPads = (path: string): Promise<readonly string[]> =>
  verdictsOf(path, [{ name: "ClusterData", recipes: padRegions.flatMap((check) => check.needs) }]);

const wanted: Readonly<Record<string, readonly string[]>> = {
  "559104": ["bad: A05 dead"],
  "559105": ["bad: 3 regions: C04 dead, C13 low, A10 high"],
  "559117": padQuantities.map(() => "null: no pad has clusters"),
};
const notThere = padQuantities.map(() => "not there");

describe.skipIf(!there)("regions of pads in golden runs", () => {
  const defects = there
    ? (expected("defects.json") as Readonly<Record<string, Readonly<Record<string, readonly Planted[]>>>>)
    : {};
  const runs = Object.entries(defects).flatMap(([production, of]) =>
    Object.entries(of)
      .filter(([, planted]) => !planted.some(({ kind }) => kind === "truncated"))
      .map(([run]) => ({ production, run })),
  );
  it.each(runs)("are what was planted in $production, run $run, and nothing else", async ({ production, run }) => {
    const got = await fromPads(runFile(production, run));
    // Productions of early passes and of simulation have pads of few runs only.
    const without = production === "LHC24zz_apass2" ? "" : "not there";
    if (got[0] === "not there") expect([got, without]).toEqual([notThere, "not there"]);
    else expect(got).toEqual(production.startsWith("LHC24zz") ? (wanted[run] ?? []) : []);
  });

  it.each([
    "old/2022-top-level",
    "old/2023-detector-directory",
    "old/2024-hypothesis-canvas",
    "slices/559108/1200",
    "slices/559108/1210",
    "codecs/lz4",
  ])("are none in %s", async (name) => {
    expect(await fromPads(golden(`${name}.root`))).toEqual([]);
  });

  it.each(["559101", "559104", "559105"])(
    "are the same in the extracted file of %s, as far as it has values",
    async (run) => {
      const path = golden(`2024/LHC24zz/apass2/${run}_QC.root`);
      const objects = padRegions.map((check, i) => ({
        name: storedNames.sides(padQuantities[i]!),
        recipes: check.needs,
      }));
      // Of two of them the values of the number of clusters only.
      const others = run === "559104" ? [] : notThere.slice(1);
      expect(await verdictsOf(path, objects)).toEqual([...(wanted[run] ?? []), ...others]);
    },
  );
});
