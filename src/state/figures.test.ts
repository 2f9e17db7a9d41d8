import { expect, it } from "vitest";
import type { MeasuredGroup } from "../jobs/extract-api.ts";
import { measureHist } from "../qc/measure.ts";
import type { Measurement } from "../qc/measurement.ts";
import { recipeKey, type Recipe } from "../qc/recipe.ts";
import type { Rule } from "../qc/quality.ts";
import type { PlannedGroup } from "../reports/plan.ts";
import { mipPeak } from "../stats/testing/data.ts";
import { Figures } from "./figures.ts";

const median = (rule: Rule): Recipe => ({ kind: "median-profile", rule });
const asked = (rule: Rule): PlannedGroup => ({
  group: { kind: "task", task: "Tracks", window: undefined },
  objects: [{ name: "hEta", recipes: [median(rule)] }],
});

/** What workers answer when asked under a rule; the measurement is told apart by its one value. */
function measuredUnder(rule: Rule, value: number): MeasuredGroup {
  const values = Float64Array.of(value);
  const measurement = { kind: "median-profile", values, errors: values } as unknown as Measurement;
  return {
    info: {} as MeasuredGroup["info"],
    objects: [
      {
        name: "hEta",
        object: { ok: true, value: {} as never },
        measurements: [[recipeKey(median(rule)), measurement]],
      },
    ],
    names: [],
    entries: 1,
    notes: [],
    from: "file",
  };
}

it("a figure has the measurements and answers of the rule that is shown, and no others", () => {
  const figures = new Figures("robust");
  const keys = (): readonly string[] => {
    const state = figures.of("Tracks/hEta").value;
    if (state.kind !== "ready") return [];
    const measured = [...state.measurements.keys()];
    expect([...(state.answered ?? [])]).toEqual(measured);
    return measured;
  };
  figures.take(asked("robust"), { ok: true, value: measuredUnder("robust", 1) });
  expect(keys()).toEqual([recipeKey(median("robust"))]);
  figures.show("parity");
  expect(keys()).toEqual([]);
  figures.take(asked("parity"), { ok: true, value: measuredUnder("parity", 2) });
  expect(keys()).toEqual([recipeKey(median("parity"))]);
  figures.show("robust");
  expect(keys()).toEqual([recipeKey(median("robust"))]);
});

it("shows what ROOT quotes of a fit under parity", () => {
  const recipe = { kind: "gaussian-fit", lo: 40, hi: 60 } as const;
  const measured = measureHist(mipPeak(), recipe) as Extract<Measurement, { kind: "gaussian-fit" }>;
  const answer = measuredUnder("robust", 1);
  const objects = [{ ...answer.objects[0]!, measurements: [[recipeKey(recipe), measured] as const] }];
  const figures = new Figures("robust");
  const fit = (): unknown => {
    const state = figures.of("Tracks/hEta").value;
    const shown = state.kind === "ready" ? state.measurements.get(recipeKey(recipe)) : undefined;
    return shown?.kind === "gaussian-fit" ? shown.fit : undefined;
  };
  const group = { ...asked("robust"), objects: [{ name: "hEta", recipes: [recipe] }] };
  figures.take(group, { ok: true, value: { ...answer, objects } });
  expect(fit()).toBe(measured.fit);
  figures.show("parity");
  expect(fit()).toBe(measured.quoted);
  figures.show("robust");
  expect(fit()).toBe(measured.fit);
});

it("an object that was brought stays when later only measurements are asked for", () => {
  const figures = new Figures("robust");
  const brought = { kind: "histogram", name: "hEta" };
  const answer = (value: unknown): MeasuredGroup => {
    const got = measuredUnder("robust", 1);
    return { ...got, objects: [{ ...got.objects[0]!, object: { ok: true, value: value as never } }] };
  };
  const shown = (): unknown => {
    const state = figures.of("Tracks/hEta").value;
    return state.kind === "ready" ? state.object : undefined;
  };
  const measuredOnly = { kind: "measured-only", name: "hEta" };
  figures.take(asked("robust"), { ok: true, value: answer(measuredOnly) });
  expect(shown()).toBe(measuredOnly);
  for (const value of [brought, measuredOnly]) figures.take(asked("robust"), { ok: true, value: answer(value) });
  expect(shown()).toBe(brought);
});

const pads = (...kinds: readonly ("pad-summary" | "pad-values")[]): PlannedGroup => ({
  group: { kind: "task", task: "Clusters", window: undefined },
  objects: [
    { name: "ClusterData", recipes: kinds.map((kind) => ({ kind, quantity: "Q_Max" }) as const), measuredOnly: true },
  ],
});

function measuredPads(group: PlannedGroup): MeasuredGroup {
  const { name, recipes } = group.objects[0]!;
  const measurements = recipes.map((recipe) => [recipeKey(recipe), { kind: recipe.kind } as Measurement] as const);
  const object = { ok: true, value: { kind: "measured-only", name } } as const;
  return { ...measuredUnder("robust", 1), objects: [{ name, object, measurements }] };
}

it("what a view drew is let go of when no plan wants it, and what was asked for with it stays", () => {
  const figures = new Figures("robust");
  const both = pads("pad-summary", "pad-values");
  const kinds = (): readonly string[] => {
    const state = figures.of("Clusters/ClusterData").value;
    return state.kind === "ready" ? [...state.measurements.values()].map(({ kind }) => kind) : [];
  };
  figures.take(both, { ok: true, value: measuredPads(both) });
  figures.keepOnly([both]);
  expect(kinds()).toEqual(["pad-summary", "pad-values"]);
  figures.keepOnly([pads("pad-summary")]);
  expect(kinds()).toEqual(["pad-summary"]);
  const state = figures.of("Clusters/ClusterData").value;
  expect(state.kind === "ready" && [...state.answered!]).toEqual(["pad-summary:Q_Max@1"]);
});

it("a view that cannot be measured leaves the others as they are", () => {
  const figures = new Figures("robust");
  const error = { kind: "not-kept", source: "559104.root" } as const;
  const state = () => figures.of("Clusters/ClusterData").value;
  figures.take(pads("pad-summary"), { ok: true, value: measuredPads(pads("pad-summary")) });
  figures.take(pads("pad-values"), { ok: false, error });
  expect(state()).toMatchObject({ kind: "ready", unread: error });
  figures.take(pads("pad-values"), { ok: true, value: measuredPads(pads("pad-values")) });
  expect(state()).not.toHaveProperty("unread");
  figures.take(pads("pad-summary", "pad-values"), { ok: false, error });
  expect(state()).toEqual({ kind: "failed", error });
});
