import type { Hist1D, Hist2D } from "../../src/hist/hist.ts";
import { medianHist, normalisedCells } from "../../src/qc/period/median-hist.ts";
import { overlayFigures } from "../../src/qc/period/overlay.ts";
import { jensenShannon, klDivergence, klLine, meanOf, type Divergence } from "../../src/stats/divergence.ts";
import type { JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import type { Production, ProductionRun } from "./production.ts";
import { cellsHash } from "./read-file.ts";

type Numbers = readonly (number | null)[];

const toNinth = { tolerance: 1e-9 };

/** Divergences between runs, and what runs have in common, of one production. */
export function comparePeriod(ledger: Ledger, { key, runs }: Production, wanted: JsonObject): void {
  const of = wanted as { readonly [part: string]: { readonly [name: string]: JsonObject } };
  ledger.exact("period: production", "", key, wanted["production"] && of["production"]!["key"]);
  (of["production"]!["runs"] as unknown as readonly string[]).forEach((run, i) => {
    ledger.exact("period: runs", key, runs[i]?.run, run);
  });
  for (const [spec, listed] of Object.entries(of["klLines"]!)) compareLine(ledger, runs, spec, listed);
  for (const [name, listed] of Object.entries(of["medianHistograms"]!)) compareMedian(ledger, runs, name, listed);
  for (const [name, listed] of Object.entries(of["klToMedian"]!)) {
    const median = medianHist(runs.map((run) => plainHist(run, name)))!.median.values;
    const got = runs.map((run) => klDivergence(normalisedCells(plainHist(run, name)), median).value);
    ledger.numbers("period: KL to the median histogram", name, got, listed as unknown as Numbers, toNinth);
  }
  for (const [name, listed] of Object.entries(of["jensenShannon"]!)) {
    const shapes = runs.map((run) => inside(plainHist(run, name)));
    const got = shapes.map((shape, i) => jensenShannon(shape, meanOf(shapes.toSpliced(i, 1))));
    ledger.numbers("period: Jensen–Shannon", name, got, listed as unknown as Numbers, toNinth);
  }
}

function plainHist({ run, hists }: ProductionRun, name: string): Hist1D | Hist2D {
  const hist = hists.get(name);
  if (hist === undefined || hist.kind === "profile") throw new Error(`${run} has no histogram ${name}`);
  return hist;
}

/** Normalised bins 1…n of a histogram of one axis. */
const inside = (hist: Hist1D | Hist2D): Float64Array => normalisedCells(hist).subarray(1, hist.x.n + 1);

/** A line of divergences from the mean curve; where terms nearly cancel, relative to the sum of their sizes. */
function compareLine(ledger: Ledger, runs: readonly ProductionRun[], spec: string, wanted: JsonObject): void {
  const figure = overlayFigures.find((each) => each.spec === spec);
  const name = figure?.object.split("/")[1] ?? "";
  ledger.exact("period: lines of KL: object", spec, name, wanted["object"]);
  ledger.exact("period: lines of KL: kind", spec, figure?.curve.kind, wanted["kind"]);
  for (const [form, listed] of Object.entries(wanted)) {
    if (form === "object" || form === "kind") continue;
    const curves = runs.map((run) => curveOf(run, name, form, wanted["kind"] === "median", figure?.object ?? ""));
    const line = klLine(curves);
    const { divergence, largest } = listed as { divergence: Numbers; largest: readonly [string, number] };
    const cancels = /^P-(31|4\d)$/.test(spec);
    const scaled = (values: Numbers): Numbers =>
      cancels ? values.map((value, i) => (value === null ? null : value / line[i]!.size)) : values;
    const quantity = `period: lines of KL${cancels ? ", in the sum of |terms|" : ""}`;
    const got = scaled(line.map(({ value }) => value));
    ledger.numbers(
      quantity,
      `${spec} ${form}`,
      got,
      scaled(divergence),
      cancels ? { ...toNinth, deviation: apart } : toNinth,
    );
    const first = indexOfLargest(line);
    ledger.exact("period: run of the largest divergence", `${spec} ${form}`, runs[first]?.run, largest[0]);
    const [value, want] = cancels
      ? [line[first]!.value / line[first]!.size, largest[1] / line[first]!.size]
      : [line[first]!.value, largest[1]];
    ledger.numbers(
      quantity,
      `${spec} ${form}, largest`,
      [value],
      [want],
      cancels ? { ...toNinth, deviation: apart } : toNinth,
    );
  }
}

const apart = (got: number, wanted: number): number => Math.abs(got - wanted);

const indexOfLargest = (line: readonly Divergence[]): number =>
  line.reduce((best, { value }, i) => (value > line[best]!.value ? i : best), 0);

function curveOf(run: ProductionRun, name: string, form: string, isMedian: boolean, object: string): Float64Array {
  if (!isMedian) {
    const hist = plainHist(run, name);
    return form === "cells" ? normalisedCells(hist) : inside(hist);
  }
  const measured = run.measured(object, { kind: "median-profile", rule: "parity" });
  if (measured?.kind !== "median-profile") throw new Error(`${run.run} has no medians of ${name}`);
  return measured.values;
}

function compareMedian(ledger: Ledger, runs: readonly ProductionRun[], name: string, wanted: JsonObject): void {
  const { median } = medianHist(runs.map((run) => plainHist(run, name)))!;
  const sum = Float64Array.from(median.values).reduce((all, each) => all + each, 0);
  ledger.numbers("period: median histograms: sums", name, [sum], [wanted["sum"] as number]);
  ledger.exact("period: median histograms: all cells (hash)", name, cellsHash(median), wanted["cellsSha256"]);
  if (wanted["contents"] !== undefined) {
    const bins = median.values.subarray(1, median.x.n + 1);
    ledger.numbers("period: median histograms: bins", name, bins, wanted["contents"] as Numbers);
  }
  for (const [x, y, value] of (wanted["bins"] ?? []) as readonly (readonly [number, number, number])[]) {
    ledger.numbers("period: median histograms: bins", name, [median.values[x + (median.x.n + 2) * y]], [value]);
    ledger.leave("places of listed cells", 2);
  }
}
