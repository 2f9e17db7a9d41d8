import { expect, it } from "vitest";
import { fail, ok, type Result } from "../base/result.ts";
import type { Engine } from "../jobs/engine.ts";
import type { MeasuredGroup, MeasureRequest } from "../jobs/extract-api.ts";
import type { PadShow } from "../qc/pads/shows.ts";
import { planPanels } from "../reports/plan.ts";
import { findPanel, runReport } from "../reports/run.ts";
import { GroupReader } from "./group-reader.ts";
import { runFile } from "./testing/world.ts";

/** Workers that answer when they are told to. */
class SlowEngine {
  readonly asked: { readonly kinds: readonly string[]; readonly answer: () => void; readonly signal: AbortSignal }[] =
    [];

  measure({ objects }: MeasureRequest, signal?: AbortSignal): Promise<Result<MeasuredGroup>> {
    return new Promise((resolve) => {
      signal?.addEventListener("abort", () => resolve(fail({ kind: "cancelled" })));
      this.asked.push({
        kinds: [...new Set(objects.flatMap(({ recipes }) => recipes.map(({ kind }) => kind)))],
        answer: () => resolve(ok({ info: {}, objects: [], names: [], entries: 0, notes: [], from: "file" } as never)),
        signal: signal!,
      });
    });
  }
}

const from = {
  file: runFile("559104.root", "id"),
  source: undefined,
  sourceName: "559104.root",
  rule: "robust",
} as const;
const planOf = (show: PadShow) =>
  planPanels([findPanel(runReport, "n-clusters")!], "robust", [], new Map([["n-clusters", show]]));
const beside = ["pad-summary", "pad-distributions", "pad-regions"];

function reader() {
  const engine = new SlowEngine();
  let taken = 0;
  const read = new GroupReader(engine as unknown as Engine, () => (taken += 1));
  const { signal } = new AbortController();
  const show = async (view: PadShow): Promise<readonly Result<MeasuredGroup>[]> => {
    read.keepOnly(planOf(view), "robust");
    return read.read(planOf(view), 0, from, signal);
  };
  return { engine, show, taken: () => taken };
}

it("asks for what another view of a panel needs and no more, and for that again when it was left", async () => {
  const { engine, show } = reader();
  const first = show("xy");
  engine.asked[0]!.answer();
  await first;
  expect(engine.asked.map(({ kinds }) => kinds.toSorted())).toEqual([[...beside, "pad-xy"].toSorted()]);
  for (const view of ["plane", "xy", "plane", "rphi", "chambers"] as const) {
    const shown = show(view);
    engine.asked.at(-1)!.answer();
    await shown;
  }
  const kinds = engine.asked.slice(1).map((each) => each.kinds);
  expect(kinds).toEqual([["pad-values"], ["pad-values"], ["pad-rphi"], ["pad-chambers"]]);
});

it("cancels what is measured for a view that is left, which fails nothing", async () => {
  const { engine, show, taken } = reader();
  const first = show("xy");
  engine.asked[0]!.answer();
  await first;
  const left = show("plane");
  const next = show("rphi");
  expect(engine.asked[1]!.signal.aborted).toBe(true);
  engine.asked[2]!.answer();
  expect((await left).every(({ ok: isOk }) => isOk)).toBe(true);
  expect((await next).length).toBe(2);
  expect(taken()).toBe(2);
});

it("goes on with what others need too when a view is left", async () => {
  const { engine, show } = reader();
  const first = show("plane");
  const next = show("xy");
  expect(engine.asked[0]!.signal.aborted).toBe(false);
  for (const { answer } of engine.asked) answer();
  expect((await Promise.all([first, next])).flat().every(({ ok: isOk }) => isOk)).toBe(true);
});
