import { OpenRunEvent, RaiseRunEvent, type RunsShown } from "../../src/ui/sets/figure-run.ts";
import { chambersOfRuns, trendsOfRuns } from "../../src/ui/sets/matrices.ts";
import { overlayOf } from "../../src/ui/sets/overlay.ts";
import { referenceOf, sharesOf } from "../../src/qc/period/reference.ts";
import "../../src/ui/sets/qc-curves.ts";
import type { QcCurves } from "../../src/ui/sets/qc-curves.ts";
import { coloursByOrder, coloursByValue } from "../../src/ui/sets/run-colours.ts";
import { MatrixSortEvent, type QcMatrix } from "../../src/ui/sets/qc-matrix.ts";
import "../../src/ui/sets/qc-map-triple.ts";
import type { QcMapTriple } from "../../src/ui/sets/qc-map-triple.ts";
import "../../src/ui/sets/qc-trend.ts";
import type { QcTrend } from "../../src/ui/sets/qc-trend.ts";
import { parityRunTrend, robustRunTrend } from "../../src/ui/sets/run-trend.ts";
import { parityCheck } from "../../src/qc/period/parity-check.ts";
import {
  fakeChambers,
  fakeHist1D,
  fakeMap,
  fakeOverlay,
  manyRuns,
  fakePoints,
  fakeRuns,
  fakeTrend,
  mipQuantity,
} from "../../src/ui/testing/fake-runs.ts";

// Every figure of several runs, of runs made up; what they ask for is written at the top.
const main = document.querySelector("main")!;
const asked = main.querySelector("p")!;
main.addEventListener(OpenRunEvent.type, (event) => {
  const { place, at } = event as OpenRunEvent;
  asked.textContent = `open ${place} at ${at ?? "its report"}`;
});

function add<E extends HTMLElement>(heading: string, tag: string, properties: Partial<E>): E {
  const section = document.createElement("section");
  const title = document.createElement("h2");
  title.textContent = heading;
  section.ariaLabel = heading;
  const element = Object.assign(document.createElement(tag) as E, properties);
  section.append(title, element);
  main.append(section);
  return element;
}

const shown: RunsShown = { hidden: new Set([1]), raised: 5 };
const field = [{ at: 6, field: [-30_000, 30_000], trends: [] }] as const;
const robust = robustRunTrend(fakeTrend());
const trend = { runs: fakeRuns, trend: robust };
add<QcTrend>("A trend", "qc-trend", { ...trend, changes: field });
add<QcTrend>("One run hidden, one raised", "qc-trend", { ...trend, changes: field, shown });
const check = parityCheck(
  fakePoints().map((point) => point?.value),
  fakePoints().map((point) => point?.parityError),
);
add<QcTrend>("By the rule of today's tool", "qc-trend", {
  ...trend,
  trend: parityRunTrend(mipQuantity, fakePoints(), check),
});
add<QcTrend>("Two sets", "qc-trend", { ...trend, other: robustRunTrend(fakeTrend(-0.7)) });
add<QcTrend>("Nothing", "qc-trend", { runs: fakeRuns, trend: { ...robust, markers: fakeRuns.map(() => undefined) } });

const chambers = chambersOfRuns(fakeRuns, fakeChambers());
const matrix = add<QcMatrix>("Chambers", "qc-matrix", { matrix: chambers, shown });
main.addEventListener(MatrixSortEvent.type, (event) => {
  matrix.sort = (event as MatrixSortEvent).sort;
});
add<QcMatrix>("Chambers in numbers", "qc-matrix", { matrix: chambers, numbers: true });
add<QcMatrix>("Quantities", "qc-matrix", { matrix: trendsOfRuns(fakeRuns, [robust, robust]), shown });

const labels = fakeRuns.map(({ label }) => label);
const overlay = overlayOf(fakeOverlay())!;
const colours = coloursByOrder(labels.map((label) => label.slice(-3)));
const there = overlay.curves.filter((curve) => curve !== undefined);
const median = { name: "median of 12 runs", of: referenceOf(there)!, compare: "ratio" } as const;
const curves = { runs: fakeRuns, overlay, colours };
const first = add<QcCurves>("Curves", "qc-curves", { ...curves, reference: median });
main.addEventListener(RaiseRunEvent.type, (event) => {
  const { place, kept } = event as RaiseRunEvent;
  first.shown = kept ? { ...first.shown, raised: place } : { ...first.shown, pointed: place };
});
const rates = fakeRuns.map(({ place }) => (place % 5 === 2 ? undefined : 450 + 3 * place));
add<QcCurves>("Curves by rate", "qc-curves", {
  ...curves,
  colours: coloursByValue(rates, (rate) => `${rate} kHz`),
  reference: { ...median, compare: "pull" },
  shown,
});
const [a, b] = [fakeHist1D(1, 0), fakeHist1D(2, 1)].map(sharesOf);
add<QcCurves>("A and B", "qc-curves", {
  runs: ["A apass2", "B apass1"].map((label, place) => ({ place, label, word: undefined, reason: undefined })),
  overlay: { ...overlay, curves: [a, b], marks: ["good", "good"], why: ["", ""] },
  colours: { inks: ["A", "B"], ends: undefined },
  reference: { name: "B", of: referenceOf([b!])!, compare: "ratio", run: 1, who: "A" },
});
add<QcCurves>("No curves", "qc-curves", { runs: fakeRuns, overlay: undefined, colours });
const pair = {
  id: "eta-phi",
  title: "η vs φ",
  names: ["A", "B"] as const,
  a: fakeMap(40, 0.5),
  b: fakeMap(60, 0),
  xTitle: "#phi (rad)",
  yTitle: "#eta",
  noun: "tracks",
  normalised: true,
  sectors: true,
};
add<QcMapTriple>("Maps of A and B", "qc-map-triple", { pair });
add<QcMapTriple>("Maps of other bins", "qc-map-triple", {
  pair: { ...pair, b: { ...pair.b, x: { ...pair.b.x, n: 180 } } },
});
const sixty = manyRuns(60);
const sixtyCurves = overlayOf(fakeOverlay(sixty))!;
const many = add<QcCurves>("Sixty curves", "qc-curves", {
  runs: sixty,
  overlay: sixtyCurves,
  colours: coloursByOrder(sixty.map(({ label }) => label)),
  reference: { ...median, of: referenceOf(sixtyCurves.curves.filter((curve) => curve !== undefined))! },
});

declare global {
  interface Window {
    /** Scripting times of redraws of sixty curves, each with another one raised, in ms; after ten that warm up. */
    redraws: (count: number) => readonly number[];
  }
}
window.redraws = (count) => {
  const canvas = document.createElement("canvas");
  const redraw = (i: number): number => {
    many.shown = { ...many.shown, pointed: i };
    const { size, paint } = many.painting(1)!;
    [canvas.width, canvas.height] = [size.width, size.height];
    const ctx = canvas.getContext("2d")!;
    const start = performance.now();
    paint(ctx);
    return performance.now() - start;
  };
  for (let i = 0; i < 10; i++) redraw(i);
  return Array.from({ length: count }, (_, i) => redraw(i));
};
