import { createHistogram, type Histogram } from "jsroot/core";
import { cleanup, draw } from "jsroot/draw";
import { openFile } from "jsroot/io";
import { map, mapContent, warmUpBins, zoomed, type JsrootPage } from "../../tools/bench/contract.ts";

// JSROOT as its package has it, by its own `openFile` and `draw`.

/** A box of the size of a figure, at the end of the page. */
function box(width: number, height: number): HTMLElement {
  const element = document.createElement("div");
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  document.body.append(element);
  return element;
}

const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(() => done(performance.now())));

async function show(url: string, path: string): Promise<number> {
  const object = await (await openFile(url)).readObject(path);
  await draw(box(map.width, map.height), object);
  return frame();
}

const asked = new URLSearchParams(location.search);
const [file, object] = [asked.get("file"), asked.get("object")];

const input = document.createElement("input");
input.type = "file";
input.ariaLabel = "File";
document.body.append(input);

const page: JsrootPage = {
  shown: file === null || object === null ? undefined : show(file, object),

  async readObjects(url, paths) {
    const began = performance.now();
    const opened = await openFile(url);
    const objects = await Promise.all(paths.map((path) => opened.readObject(path)));
    if (!objects.every(Boolean)) throw new Error("JSROOT did not read all objects");
    return performance.now() - began;
  },

  async decode(url, path) {
    const opened = await openFile(await (await fetch(url)).arrayBuffer());
    const began = performance.now();
    try {
      const object = (await opened.readObject(path)) as { readonly fArray?: ArrayLike<number> } | null;
      const ms = performance.now() - began;
      return object === null ? "not read" : { ms, total: sumOf(object.fArray) };
    } catch (thrown) {
      return String(thrown);
    }
  },

  async drawMap(zooms) {
    const hist = filledMap(map.bins);
    const warm = box(map.width, map.height);
    await draw(warm, filledMap(warmUpBins), "colz");
    cleanup(warm);
    warm.remove();
    await frame();
    const element = box(map.width, map.height);
    const began = performance.now();
    const painter = await draw(element, hist, "colz");
    const first = performance.now() - began;
    const times: number[] = [];
    for (let i = 0; i < zooms; i++) {
      await frame();
      const [lo, hi] = zoomed(i);
      const before = performance.now();
      await painter.getFramePainter().zoom(lo, hi, lo, hi);
      times.push(performance.now() - before);
    }
    return { draw: first, zooms: times };
  },

  async drawFile(collections) {
    await new Promise((chosen) => input.addEventListener("change", chosen, { once: true }));
    const opened = await openFile(input.files![0]!);
    let drawings = 0;
    for (const { path, names } of collections) {
      const { arr } = (await opened.readObject(path)) as { arr: { mObject: { fName: string } }[] };
      const wanted = arr.map(({ mObject }) => mObject).filter(({ fName }) => names.includes(fName));
      for (const each of wanted) await draw(box(600, 300), each, "colz");
      drawings += wanted.length;
    }
    return { at: await frame(), drawings };
  },

  async redrawCurves(curves, count) {
    const element = box(map.width, map.height);
    const hists = Array.from({ length: curves }, (_, run) => {
      const hist = createHistogram("TH1F", 200);
      Object.assign(hist, { fName: `run${run}`, fLineColor: 1 + (run % 50) });
      hist.fXaxis.fXmax = 200;
      for (let x = 1; x <= 200; x++) hist.fArray[x] = mapContent(x * 5, 400 + 3 * run);
      return hist;
    });
    let painter = await draw(element, hists[0], "hist");
    for (const each of hists.slice(1)) painter = await draw(element, each, "hist same");
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      hists.forEach((hist, run) => (hist.fLineWidth = run === i % curves ? 3 : 1));
      const began = performance.now();
      await painter.getPadPainter().redrawPad();
      times.push(performance.now() - began);
    }
    return times;
  },
};

function filledMap(bins: number): Histogram {
  const hist = createHistogram("TH2F", bins, bins);
  for (const axis of [hist.fXaxis, hist.fYaxis]) axis.fXmax = bins;
  for (let y = 1; y <= bins; y++) for (let x = 1; x <= bins; x++) hist.fArray[x + (bins + 2) * y] = mapContent(x, y);
  return hist;
}

const sumOf = (values: ArrayLike<number> | undefined): number | undefined =>
  values && Array.from(values).reduce((sum, value) => sum + value, 0);

window.bench = page;
