import { bench, describe, expect } from "vitest";
import { shareInk } from "../ink.ts";
import type { Context2D } from "../latex/paint-title.ts";
import { alignParts, paintParts } from "../paint-parts.ts";
import { recorder } from "../testing/recorder.ts";
import { themes } from "../theme.ts";
import { curvesFigure, placeCurves } from "./curves-figure.ts";
import type { CurvesModel } from "./curves-model.ts";

// What the page computes for a redraw; what a canvas does with it is measured in the browser (e2e/set-figures.spec.ts).
const n = 360;
const bins = { n, lo: 0, hi: n, edges: undefined };
const cells = (run: number): Float64Array =>
  Float64Array.from({ length: n + 2 }, (_, bin) => 1 + 0.1 * Math.sin(bin / 9 + run / 20));
const curves = Array.from({ length: 60 }, (_, run) => ({ cells: cells(run), ink: shareInk(run / 59), tag: undefined }));
const model: CurvesModel = {
  bins,
  x: { lo: 0, hi: n, log: false, title: "x" },
  yTitle: "y",
  yLog: false,
  yRange: undefined,
  kind: "steps",
  curves,
  reference: undefined,
  below: {
    title: "run / median",
    middle: 1,
    range: { lo: 0.8, hi: 1.2 },
    curves: curves.map(({ cells: of }) => ({ values: of.subarray(1, n + 1), errors: undefined })),
  },
  bar: ["1", "60"],
  legend: [],
};

describe("60 curves of 360 bins with their ratios, 700 × 320", () => {
  const texts = recorder();
  const quick = plainContext();
  const redraw = (ctx: Context2D, raised: number): void => {
    const figure = curvesFigure(model, { curves: [raised], greyed: true });
    const places = placeCurves(figure, 700, 320);
    const parts = alignParts(ctx, figure, places, 2);
    paintParts(ctx, parts, places, 2, themes.light);
  };
  redraw(texts.ctx, 3);
  expect(texts.texts.map(({ text }) => text)).toContain("run / median"); // all of it is painted
  let raised = 0;
  bench("one redraw", () => redraw(quick, raised++ % 60), { time: 1000 });
});

/** Takes everything and does nothing, as quickly as a canvas that only writes down what it is told. */
function plainContext(): Context2D {
  const names =
    "save restore setTransform beginPath moveTo lineTo arc rect clip fill stroke fillRect fillText setLineDash";
  const methods = names.split(" ").map((name) => [name, (): void => undefined] as const);
  const measured = { measureText: (text: string) => ({ width: 6 * text.length }) };
  return { ...Object.fromEntries(methods), ...measured } as unknown as Context2D;
}
