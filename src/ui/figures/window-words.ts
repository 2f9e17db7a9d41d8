import { formatCount, formatBin, formatEstimate, formatNumber } from "../../draw/format.ts";
import type { BinHit } from "../../draw/paint-figure.ts";
import { ended } from "../../draw/summary.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import type { Estimate } from "../../hist/hist.ts";
import type { WindowHist } from "../../hist/object.ts";
import type { Measurement } from "../../qc/measurement.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { axisWords } from "./axis-words.ts";
import { fact, factSentence, words, type Fact } from "./fact.ts";
import { partlyFitted } from "./no-slices.ts";
import { withUnit, type ReadOutRow } from "./read-out.ts";
import { endOf, timeAxisOf, utcTime } from "./time-axis.ts";
import { windowCurves } from "./window-curves.ts";
import { windowTrend } from "./window-models.ts";

/** A figure of all moving windows in words. */
export interface WindowFigure {
  readonly figure: FigureTemplate;
  readonly windows: readonly WindowHist[];
  readonly measurements: ReadonlyMap<string, Measurement>;
}

/** More are told by their middle and ends. */
const named = 8;

/** Windows and entries; of a trend the mean and the change over the run with its significance. */
export function windowFacts({ figure, windows, measurements }: WindowFigure): readonly Fact[] {
  const entries = windows.reduce((sum, { hist }) => sum + hist.entries, 0);
  const all = [fact("", formatCount(windows.length), "windows"), fact("", formatCount(entries), figure.noun)];
  if (figure.draw !== "time-trend") {
    const partly = partlyFitted(figure, measurements);
    return partly === undefined ? all : [...all, words(partly)];
  }
  const { drift } = windowTrend({ figure, measurements });
  if (drift === undefined) return [...all, words("too few windows for a trend")];
  const { mean, change } = drift;
  const { unit } = axisWords(figure.yTitle ?? "");
  const significance = Math.abs(change.value / change.error).toFixed(1);
  return [
    fact("mean", formatEstimate(mean), unit),
    fact("change over the run", formatEstimate(change), `${unit} (${significance} #sigma)`.trim()),
    ...all.slice(0, 1),
  ];
}

/** Of a window at a time, or of all of them in a bin. */
export function windowReadOut(hit: BinHit, given: WindowFigure): readonly ReadOutRow[] {
  const { figure, windows, measurements } = given;
  const y = axisWords(figure.yTitle ?? "");
  if (figure.draw === "time-trend") {
    const number = windowTrend(given).numbers.get(windows[hit.binX - 1]?.start ?? NaN);
    const value = number === undefined ? "none" : formatEstimate(number);
    return [timeRow(windows, hit.binX - 1), { name: y.name, value, after: y.unit }];
  }
  const curves = windowCurves(figure, windows, measurements);
  if (figure.draw === "time-map") return mapRows(hit, given);
  const x = axisWords(figure.xTitle ?? windows[0]?.hist.x.title ?? "");
  const values = windows.flatMap(({ start }, i) => {
    const [value, error = NaN] = [curves[i]?.values[hit.binX - 1], curves[i]?.errors[hit.binX - 1]];
    return value === undefined || Number.isNaN(value) ? [] : [{ name: `${utcTime(start)} UTC`, value, error }];
  });
  const rows = values.length <= named ? values : middleAndEnds(values);
  return [
    { name: x.name, value: "", after: withUnit(formatBin(...hit.x), x.unit) },
    ...rows.map(({ name, ...estimate }) => ({ name, value: formatEstimate(estimate), after: y.unit })),
  ];
}

function mapRows(hit: BinHit, { figure, windows }: WindowFigure): readonly ReadOutRow[] {
  const along = axisWords(figure.yTitle ?? windows[0]?.hist.x.title ?? "");
  const z = axisWords(figure.zTitle ?? "");
  const value = Number.isNaN(hit.value) ? "none" : formatNumber(hit.value);
  const time = timeAxisOf(windows);
  const index = windows.findIndex(({ start }) => Math.abs(time.at(start) - hit.x[0]) < 1e-6);
  const between = withUnit(formatBin(...hit.x), axisWords(time.title).unit);
  return [
    index < 0 ? { name: "between windows", value: "", after: between } : timeRow(windows, index),
    { name: along.name, value: "", after: hit.y === undefined ? "" : withUnit(formatBin(...hit.y), along.unit) },
    { name: z.name, value, after: z.unit },
  ];
}

/** "01:30 to 01:35 UTC, window 1 of 6" */
function timeRow(windows: readonly WindowHist[], index: number): ReadOutRow {
  const [start, end] = [windows[index]?.start ?? 0, endOf(windows, index)];
  const after = `${utcTime(start)} to ${utcTime(end)} UTC, window ${index + 1} of ${windows.length}`;
  return { name: "time", value: "", after };
}

interface Named extends Estimate {
  readonly name: string;
}

function middleAndEnds(values: readonly Named[]): readonly Named[] {
  const sorted = values.toSorted((a, b) => a.value - b.value);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const middle = sorted[Math.floor(sorted.length / 2)]!;
  return [
    { ...most, name: `highest, ${most.name}` },
    { ...middle, name: "median window" },
    { ...least, name: `lowest, ${least.name}` },
  ];
}

/** In sentences, for those who do not see it. */
export function windowSummary(title: string, given: WindowFigure): string {
  const { windows } = given;
  const from = `From ${utcTime(windows[0]?.start ?? 0)} to ${utcTime(endOf(windows, windows.length - 1))} UTC`;
  const facts = windowFacts(given).map(factSentence);
  return [plainTitle(title), from, ...facts].map(ended).join(" ");
}
