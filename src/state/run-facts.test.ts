import { expect, it } from "vitest";
import type { MeasuredGroup } from "../jobs/extract-api.ts";
import type { TaskName } from "../qc/run-file.ts";
import { RunFacts } from "./run-facts.ts";

it("an empty object that is asked for later does not make a run one without the TPC", () => {
  const facts = new RunFacts();
  const take = (task: TaskName, entries: number): void => {
    const group = { group: { kind: "task", task, window: undefined }, objects: [] } as const;
    facts.take(group, { entries, names: [] } as unknown as MeasuredGroup, undefined);
  };
  take("Tracks", 0);
  take("PID", 0);
  expect(facts.tpcMissing).toBe(true);
  take("PID", 7);
  take("PID", 0);
  expect(facts.tpcMissing).toBe(false);
  facts.forget();
  expect(facts.tpcMissing).toBe(false);
});
