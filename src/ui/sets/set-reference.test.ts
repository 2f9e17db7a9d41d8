import { expect, it } from "vitest";
import { overlayFigures } from "../../qc/period/overlay.ts";
import type { SetLink, SetRoute } from "../../route/route.ts";
import { periodOf } from "../../state/sets/set-routes.ts";
import { makeWorld, type World } from "../../state/testing/world.ts";
import { referenceCurve, setReference } from "./set-reference.ts";
import { setView } from "./set-view.ts";

const setOf = (world: World, pass: string, runs: readonly number[]): SetLink => ({
  name: "",
  members: runs.map((run) => {
    const url = `https://alice.cern.ch/2024/LHC24zz/${pass}/${run}.root`;
    world.engine.files.set(url, `${pass === "apass1" ? "a" : "b"}${run}`.repeat(5).slice(0, 32));
    return { source: { kind: "url", url }, identity: undefined };
  }),
});

it("overlays are shown against the median of another set, by ratio or by pull; without it they stay as they are", async () => {
  const world = makeWorld();
  await world.app.loadSets();
  const b = setOf(world, "apass1", [559101, 559102, 559103]);
  const plain = periodOf(setOf(world, "apass2", [559101, 559102, 559104]), {});
  if (plain.page !== "period") throw new Error("no period");
  const route: SetRoute = { ...plain, b, arrangement: { ...plain.arrangement, reference: "set" } };
  world.app.go(route);
  const sets = world.app.sets.value!;
  expect(setReference(b, sets.b!.state.value)).toBeUndefined();
  await expect.poll(() => [sets.a, sets.b!].map(({ state }) => state.value.pace)).toEqual(["done", "done"]);
  await expect.poll(() => sets.judged.value?.runs.length).toBe(3);

  const other = setReference(b, sets.b!.state.value)!;
  expect([other.name, other.runs.length]).toEqual(["LHC24zz apass1", 3]);
  const figure = overlayFigures.find(({ id }) => id === "eta")!;
  const view = setView(sets.a.state.value.runs, sets.judged.value, route, new Map(), other);
  const overlay = view.overlay(figure)!;
  expect(view.reference(overlay)).toMatchObject({
    name: "median of LHC24zz apass1",
    compare: "ratio",
    of: { runs: 3 },
  });
  expect(view.reference(overlay)!.of.values[0]).toBeCloseTo(1 / 360, 12);
  const without = setView(sets.a.state.value.runs, sets.judged.value, route);
  expect(without.reference(without.overlay(figure)!)).toBeUndefined();

  const eta = ({ trends }: typeof view) => trends.find(({ quantity }) => quantity.id === "eta")!.reference;
  expect(eta(view)).toMatchObject({ name: "median of LHC24zz apass1", of: { runs: 3 }, run: undefined });
  expect(eta(without)).toBeUndefined();
  const oneOfThem = { ...route, arrangement: { ...route.arrangement, reference: 1 } };
  const ofRun = setView(sets.a.state.value.runs, sets.judged.value, oneOfThem, new Map(), other);
  expect(eta(ofRun)).toMatchObject({ name: "559102", of: { runs: 1 }, run: 1 });

  const finer = { ...overlay, x: { ...overlay.x, n: 720 } };
  expect(referenceCurve(finer, other)).toBeUndefined();
  expect(referenceCurve(overlay, { ...other, runs: [] })).toBeUndefined();
});
