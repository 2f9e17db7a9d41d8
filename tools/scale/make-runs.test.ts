import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { unwrap } from "../../src/base/result.ts";
import { parseParameters } from "../../src/qc/parse-parameters.ts";
import { readRun, type ReadRun } from "../read-run.ts";
import { makeRuns } from "./make-runs.ts";

const folder = mkdtempSync(join(tmpdir(), "tpc-qc-runs-"));
const demo = join(import.meta.dirname, "../../public/demo/apass1");
const tracks = { kind: "task", task: "Tracks", window: undefined } as const;
const read = async (path: string): Promise<ReadRun> =>
  unwrap(await readRun(path, () => [{ group: tracks, objects: [{ name: "hEta", recipes: [] }] }]));

let made: readonly ReadRun[];
let runs: readonly number[];
beforeAll(async () => {
  runs = await makeRuns(2, folder);
  made = await Promise.all(runs.map((run) => read(join(folder, `${run}.root`))));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("runs that are made are of their own number, and no two files are the same", () => {
  expect(made.map(({ info }) => info.run)).toEqual(runs);
  expect(made.map(({ info }) => [info.from, info.period])).toEqual(runs.map(() => ["activity", "LHC24zz"]));
  expect(new Set(made.map(({ file }) => file.identity)).size).toBe(2);
});

it("counts are drawn anew around those of the run they are made from, entries and sums with them", async () => {
  const [own, other] = [hist(made[0]!), hist(await read(join(demo, "559100.root")))];
  expect(own.entries).toBe(sum(own.values));
  expect(own.sums[0]).toBe(sum(Array.from(own.values).slice(1, -1)));
  expect(own.entries).not.toBe(other.entries);
  expect(Math.abs(own.entries - other.entries)).toBeLessThan(6 * Math.sqrt(other.entries));
});

it("parameters lie beside them", () => {
  const text = readFileSync(join(folder, "runparameters.json"), "utf8");
  expect([...unwrap(parseParameters(text, "runparameters.json")).keys()]).toEqual(runs);
});

function hist(run: ReadRun) {
  const { object } = unwrap(run.objects.get("Tracks/hEta")!);
  const plain = object.ok && object.value.kind === "histogram" ? object.value.hist : undefined;
  if (plain?.kind !== "1d") throw new Error("no histogram");
  return plain;
}

const sum = (cells: ArrayLike<number>): number => Array.from(cells).reduce((all, each) => all + each, 0);
