import { expect, it } from "vitest";
import { guessFromName } from "../../qc/activity.ts";
import type { ReadRun, RunPhase, SetRun, SetState } from "../../state/sets/set-state.ts";
import type { SetsJudged } from "../../state/sets/set-session.ts";
import { steadyRuns } from "./steady-runs.ts";

const run = (place: number, phase: RunPhase): SetRun => {
  const name = `55910${place}.root`;
  const source = { kind: "file", name } as const;
  return { place, source, name, info: guessFromName(name), label: name, phase, changed: false };
};
const state = (...phases: readonly RunPhase[]): SetState => ({
  runs: phases.map((phase, i) => run(i, phase)),
  pace: "reading",
});
const reading = (done: number) => ({ kind: "reading", done, total: 10 }) as const;
const ready = { kind: "ready", run: {} as ReadRun } satisfies RunPhase;
const judged = (...runs: readonly SetRun[]) => ({ runs }) as unknown as SetsJudged;

it("runs stay the same while more of them is read, and until they are judged", () => {
  const steady = steadyRuns();
  const first = steady(state(reading(0), { kind: "waiting" }), undefined, undefined);
  expect(steady(state(reading(7), reading(1)), undefined, undefined)).toBe(first);
  expect(steady(state(ready, reading(2)), undefined, undefined)).toBe(first);
  const known = judged(run(0, ready));
  const second = steady(state(ready, reading(3)), known, undefined);
  expect(second.runs[0]!.phase).toBe(ready);
  expect(steady(state(ready, reading(9)), known, undefined)).toBe(second);
});

it("a run that is read again for other checks stays the same until it is", () => {
  const steady = steadyRuns();
  const known = judged(run(0, ready));
  const first = steady(state(ready), known, undefined);
  expect(steady(state({ ...ready, due: reading(3) }), known, undefined)).toBe(first);
  const again: RunPhase = { kind: "ready", run: {} as ReadRun };
  expect(steady(state(again), known, undefined)).not.toBe(first);
});

it("a run that failed is told of at once; parameters wait while runs are read", () => {
  const steady = steadyRuns();
  const first = steady(state(reading(0)), undefined, new Map());
  expect(steady(state(reading(1)), undefined, new Map())).toBe(first);
  const failed: RunPhase = { kind: "failed", error: { kind: "cancelled" } };
  expect(steady(state(failed), undefined, undefined).runs[0]!.phase).toBe(failed);
  const parameters = new Map();
  expect(steady({ ...state(failed), pace: "done" }, undefined, parameters).parameters).toBe(parameters);
});
