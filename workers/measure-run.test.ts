import { expect, it } from "vitest";
import { fail, ok, type Result } from "../src/base/result.ts";
import type { ExtractApi, MeasuredGroup, MeasureRequest } from "../src/jobs/extract-api.ts";
import type { GroupAddress } from "../src/qc/object-path.ts";
import { runFile } from "../src/state/testing/world.ts";
import { measureFile } from "./measure-run.ts";

const source = { kind: "url", url: "https://a.example/559101.root", withCredentials: false } as const;
const file = runFile(source.url, "a".repeat(32));
const moments = { kind: "moments" } as const;
const group = (task: "Tracks" | "PID"): GroupAddress => ({ kind: "task", task, window: undefined });
const groups = (["Tracks", "PID"] as const).map((task) => ({
  group: group(task),
  objects: [{ name: "h", recipes: [moments], measuredOnly: true }],
}));
const request = { source, sourceName: source.url, identity: undefined, groups };

const answer = (entries: number): Result<MeasuredGroup> =>
  ok({
    info: { ...file.guess, from: "activity", run: 559101 },
    objects: [
      { name: "h", object: ok({ kind: "measured-only", name: "h" }), measurements: [["moments@1", {} as never]] },
    ],
    names: [],
    entries,
    notes: ["a note"],
    from: "file",
  });

/** A job that answers for each task, and what it was asked and told. */
async function run(answers: Readonly<Record<string, Result<MeasuredGroup>>>, opened = ok(file)) {
  const asked: string[] = [];
  const told: (readonly [number, number])[] = [];
  const job: Pick<ExtractApi, "open" | "measure"> = {
    open: () => Promise.resolve(opened),
    measure: ({ group: of, keep }: MeasureRequest) => {
      const task = of.kind === "task" ? of.task : "";
      asked.push(`${task} ${keep}`);
      return Promise.resolve(answers[task]!);
    },
  };
  const got = await measureFile(request, source, job, 7, (...at) => told.push(at));
  return { got, asked, told };
}

it("a run is measured group after group, nothing of it kept but the numbers", async () => {
  const { got, asked, told } = await run({ Tracks: answer(5), PID: answer(0) });
  expect(asked).toEqual(["Tracks false", "PID false"]);
  expect(told).toEqual([
    [0, 200],
    [100, 200],
    [200, 200],
  ]);
  expect(got).toMatchObject({
    ok: true,
    value: {
      file: { identity: file.identity },
      info: { run: 559101 },
      measured: [
        ["Tracks/h|moments@1", {}],
        ["PID/h|moments@1", {}],
      ],
      failed: [],
      tpcMissing: false,
      notes: ["a note"],
      readAt: 7,
    },
  });
});

it("empty tracks and PID are a run without the TPC", async () => {
  const { got } = await run({ Tracks: answer(0), PID: answer(0) });
  expect(got.ok && got.value.tpcMissing).toBe(true);
});

it("a damaged collection costs its objects, a lost connection the run", async () => {
  const corrupt = fail({ kind: "corrupt", source: "f", path: "PID", detail: "checksum" });
  const { got } = await run({ Tracks: answer(5), PID: corrupt });
  expect(got).toMatchObject({ ok: true, value: { failed: [["PID/h", { kind: "corrupt" }]] } });
  const lost = fail({ kind: "unreachable", url: source.url, status: undefined });
  expect((await run({ Tracks: answer(5), PID: lost })).got).toEqual(lost);
  expect((await run({ Tracks: lost })).asked).toEqual(["Tracks false"]);
});
