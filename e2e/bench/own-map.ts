import type { Axis, Hist2D } from "../../src/hist/hist.ts";
import { bareFigure } from "../../src/reports/bare-figure.ts";
import type { FigureTemplate } from "../../src/reports/template.ts";
import { plainView } from "../../src/route/route.ts";
import "../../src/ui/elements/qc-figure.ts";
import type { QcFigure } from "../../src/ui/elements/qc-figure.ts";
import "../../src/ui/elements/qc-focus-figure.ts";
import type { QcFocusFigure } from "../../src/ui/elements/qc-focus-figure.ts";
import { FakeApp, fakePlace } from "../../src/ui/testing/fake-app.ts";
import { map, mapContent, warmUpBins, zoomed, type DrawHow, type DrawTimes } from "../../tools/bench/contract.ts";

// Drawing and zooming by the elements of the app, of a run made up.

type Figure = QcFigure | QcFocusFigure;

const tags = { figure: "qc-figure", enlarged: "qc-focus-figure" } as const satisfies Readonly<Record<DrawHow, string>>;

/** Frames come 60 times a second: a change is made at another moment between two of them each time. */
const betweenFrames = 1000 / 60;

export async function drawMap(zooms: number, how: DrawHow): Promise<DrawTimes> {
  const app = new FakeApp();
  app.go({ page: "panel", panel: "map", figure: 0, view: plainView, ...fakePlace });
  const session = app.session.value!;
  const figureOf = (bins: number): Figure => {
    const object = `Bench/map${bins}`;
    session.figure(object).set({
      kind: "ready",
      object: { kind: "histogram", name: object, hist: filledMap(bins) },
      measurements: new Map(),
    });
    const element = document.createElement(tags[how]) as Figure;
    Object.assign(element, { session, figure: { ...template, object }, name: "Map" });
    element.style.width = `${map.width}px`;
    element.style.setProperty("--box", `${map.height}px`);
    return element;
  };
  const warm = figureOf(warmUpBins);
  await untilPainted(() => document.body.append(warm));
  warm.remove();
  const element = figureOf(map.bins);
  const draw = await untilPainted(() => document.body.append(element));
  const times: number[] = [];
  for (let i = 0; i < zooms; i++) {
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done, (i / zooms) * betweenFrames));
    const [lo, hi] = zoomed(i);
    times.push(await untilPainted(() => (element.view = { ...plainView, x: [lo, hi], y: [lo, hi] })));
  }
  return { draw, zooms: times };
}

/** Time from a change until a canvas of the page has the pixels that come of it: each drawing begins by asking for its context. */
async function untilPainted(change: () => void): Promise<number> {
  const prototype = HTMLCanvasElement.prototype as { getContext: (...asked: unknown[]) => unknown };
  const { getContext } = prototype;
  try {
    const drawn = new Promise<CanvasRenderingContext2D>((done) => {
      prototype.getContext = function (this: HTMLCanvasElement, ...asked) {
        const context = getContext.apply(this, asked) as CanvasRenderingContext2D;
        // Resolved now, continued when all that draws has run.
        if (this.isConnected && !this.classList.contains("over")) done(context);
        return context;
      };
    });
    const began = performance.now();
    change();
    (await drawn).getImageData(0, 0, 1, 1); // all that was asked for is painted then
    return performance.now() - began;
  } finally {
    prototype.getContext = getContext;
  }
}

const template: FigureTemplate = { ...bareFigure(""), draw: "colz" };

function filledMap(bins: number): Hist2D {
  const axis: Axis = { n: bins, lo: 0, hi: bins, edges: undefined, labels: undefined, title: "" };
  const values = new Float32Array((bins + 2) ** 2);
  for (let y = 1; y <= bins; y++) for (let x = 1; x <= bins; x++) values[x + (bins + 2) * y] = mapContent(x, y);
  const words = { name: "map", title: "", className: "TH2F", entries: bins ** 2, option: "" };
  const rest = { variances: undefined, displayMinimum: undefined, displayMaximum: undefined } as const;
  return { kind: "2d", ...words, ...rest, x: axis, y: axis, values, sums: [0, 0, 0, 0, 0, 0, 0] };
}
