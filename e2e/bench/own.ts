import type { Result } from "../../src/base/result.ts";
import { openMemory } from "../../src/bytes/memory-source.ts";
import { binAxisModel, colorAxisModel, colorsOf } from "../../src/draw/layers-of.ts";
import { paintFigure } from "../../src/draw/paint-figure.ts";
import { themes } from "../../src/draw/theme.ts";
import type { Axis, Hist2D } from "../../src/hist/hist.ts";
import { startEngine } from "../../src/jobs/engine.ts";
import { planOfSet } from "../../src/reports/period/period.ts";
import type { PlannedGroup } from "../../src/reports/plan.ts";
import { planPanels } from "../../src/reports/plan.ts";
import { runReport } from "../../src/reports/run.ts";
import { openRootFile } from "../../src/root/open.ts";
import { map, mapContent, zoomed, type OwnPage } from "../../tools/bench/contract.ts";
import bytesWorker from "../../workers/bytes.worker.ts?worker&url";
import compareWorker from "../../workers/compare.worker.ts?worker&url";
import extractWorker from "../../workers/extract.worker.ts?worker&url";

// This project's reader, workers and painter, without its pages.

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

  async measurePeriod(urls) {
    const began = performance.now();
    const groups = planOfSet("robust", []);
    await Promise.all(
      urls.map(async (url) => {
        const source = { kind: "url", url, withCredentials: false } as const;
        const request = { source, sourceName: url, identity: undefined, groups };
        const { measured } = must(await engine.measureRun(request, () => undefined));
        must(await engine.compare.hold(url, measured));
      }),
    );
    must(await engine.compare.judge({ runs: urls.map((key) => ({ key, current: undefined })), asked: [] }));
    return performance.now() - began;
  },

  async decode(url, path) {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const file = must(await openRootFile(openMemory(url, bytes)));
    const began = performance.now();
    must(await file.read(path));
    return performance.now() - began;
  },

  async drawMap(zooms) {
    const hist = filledMap();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [map.width, map.height];
    document.body.replaceChildren(canvas);
    const ctx = canvas.getContext("2d")!;
    const draw = (range?: readonly [number, number]): number => {
      const began = performance.now();
      const [x, y] = [binAxisModel(hist.x, { range }), binAxisModel(hist.y, { range })];
      const z = colorAxisModel(hist, x, y, { log: false, title: "entries" });
      paintFigure(ctx, { x, y, z, layers: [colorsOf(hist)] }, { ...map, pixelRatio: 1 }, themes.light);
      ctx.getImageData(0, 0, 1, 1); // all that was asked for is painted then
      return performance.now() - began;
    };
    return Promise.resolve({ draw: draw(), zooms: Array.from({ length: zooms }, (_, i) => draw(zoomed(i))) });
  },
};

function filledMap(): Hist2D {
  const { bins } = map;
  const axis: Axis = { n: bins, lo: 0, hi: bins, edges: undefined, labels: undefined, title: "" };
  const values = new Float32Array((bins + 2) ** 2);
  for (let y = 1; y <= bins; y++) for (let x = 1; x <= bins; x++) values[x + (bins + 2) * y] = mapContent(x, y);
  const words = { name: "map", title: "", className: "TH2F", entries: bins ** 2, option: "" };
  const rest = { variances: undefined, displayMinimum: undefined, displayMaximum: undefined } as const;
  return { kind: "2d", ...words, ...rest, x: axis, y: axis, values, sums: [0, 0, 0, 0, 0, 0, 0] };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

window.bench = page;
