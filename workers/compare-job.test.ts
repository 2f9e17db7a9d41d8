import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { unwrap } from "../src/base/result.ts";
import type { JudgedPart } from "../src/jobs/compare-api.ts";
import { createCompareJob } from "./compare-job.ts";

test("verdicts are there when all of their parts have arrived, however long these take", async () => {
  const job = createCompareJob();
  const keys = ["a", "b", "c"];
  for (const key of keys) unwrap(await job.hold(key, []));
  const request = { runs: keys.map((key) => ({ key, current: undefined })), asked: [] };
  const arrived: JudgedPart[] = [];
  const judged = await job.judge(request, async (part) => {
    await sleep(5);
    arrived.push(part);
  });
  expect(unwrap(judged).kind).toBe("done");
  expect(arrived.flatMap(({ trends = [] }) => trends).length).toBeGreaterThan(0);
  expect(arrived.flatMap(({ overlays = [] }) => overlays).length).toBeGreaterThan(0);
  expect(arrived.flatMap(({ cells = [] }) => cells)).toHaveLength(keys.length);
});

test("runs that are not held are named, without parts", async () => {
  const job = createCompareJob();
  const told: JudgedPart[] = [];
  const request = { runs: [{ key: "a", current: undefined }], asked: [] };
  const judged = await job.judge(request, (part) => void told.push(part));
  expect(unwrap(judged)).toEqual({ kind: "missing", keys: ["a"] });
  expect(told).toEqual([]);
});
