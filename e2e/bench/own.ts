import type { Result } from "../../src/base/result.ts";
import { openMemory } from "../../src/bytes/memory-source.ts";
import { startEngine } from "../../src/jobs/engine.ts";
import { judgeInParts } from "../../src/jobs/judged-parts.ts";
import { curveOf } from "../../src/qc/period/curve.ts";
import { mediansOfRuns } from "../../src/qc/period/medians-of-runs.ts";
import { overlayFigures } from "../../src/qc/period/overlay.ts";
import { mostDivergent } from "../../src/qc/period/parity-divergence.ts";
import type { MeasuredRun } from "../../src/qc/period/trend-point.ts";
import { measuredKey } from "../../src/qc/run-numbers.ts";
import { planOfPeriod, planOfSet } from "../../src/reports/period/period.ts";
import type { PlannedGroup } from "../../src/reports/plan.ts";
import { planPanels } from "../../src/reports/plan.ts";
import { runReport } from "../../src/reports/run.ts";
import { openRootFile } from "../../src/root/open.ts";
import type { OwnPage } from "../../tools/bench/contract.ts";
import bytesWorker from "../../workers/bytes.worker.ts?worker&url";
import compareWorker from "../../workers/compare.worker.ts?worker&url";
import extractWorker from "../../workers/extract.worker.ts?worker&url";
import { drawMap } from "./own-map.ts";

// This project's reader, workers and figures, without its pages.

const engine = startEngine({
  bytes: () => new Worker(bytesWorker, { type: "module" }),
  extract: () => new Worker(extractWorker, { type: "module" }),
  compare: () => new Worker(compareWorker, { type: "module" }),
});

async function measure(url: string, planned: readonly PlannedGroup[]): Promise<number> {
  const source = { kind: "url", url, withCredentials: false } as const;
  const file = must(await engine.open(source));
  const opened = performance.now();
  const groups = await Promise.all(
    planned.map((each) => engine.measure({ file, source, sourceName: url, keep: false, ...each })),
  );
  for (const each of groups) must(each);
  return performance.now() - opened;
}

const page: OwnPage = {
  async readObjects(url, paths) {
    const began = performance.now();
    const objects = paths.map((path) => ({ name: path.slice(path.lastIndexOf("/") + 1), recipes: [] }));
    await measure(url, [{ group: { kind: "task", task: "Tracks", window: undefined }, objects }]);
    return performance.now() - began;
  },

  measureReport: (url) =>
    measure(
      url,
      planPanels(
        runReport.sections.flatMap(({ panels }) => panels),
        "robust",
      ),
    ),

  async measurePeriod(urls, what) {
    const groups = what === "all" ? planOfSet([], false) : planOfPeriod("parity");
    const began = performance.now();
    const runs = await Promise.all(
      urls.map(async (url): Promise<MeasuredRun> => {
        const source = { kind: "url", url, withCredentials: false } as const;
        const request = { source, sourceName: url, identity: undefined, groups };
        const { measured } = must(await engine.measureRun(request, () => undefined));
        must(await engine.compare.hold(url, measured));
        const byKey = new Map(measured);
        return (object, recipe) => byKey.get(measuredKey(object, recipe));
      }),
    );
    const request = { runs: urls.map((key) => ({ key, current: undefined })), asked: [] };
    must(await judgeInParts(engine.compare, request));
    // What pages compute when it is looked at, or saved.
    mediansOfRuns(runs);
    for (const figure of overlayFigures) mostDivergent(runs.map((run) => curveOf(figure, run, "parity")));
    return performance.now() - began;
  },

  async decode(url, path) {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const file = must(await openRootFile(openMemory(url, bytes)));
    const began = performance.now();
    const { objects } = must(await file.read(path));
    const ms = performance.now() - began;
    const [only, ...others] = objects;
    const hist = only?.kind === "histogram" && others.length === 0 ? only.hist : undefined;
    return { ms, total: hist?.kind === "2d" ? sumOf(hist.values) : undefined };
  },

  drawMap,
};

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

window.bench = page;
