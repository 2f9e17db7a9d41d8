import type { FigureModel, Layer } from "../../draw/figure-model.ts";
import { formatCount, formatNumber } from "../../draw/format.ts";
import { valueAxisModel } from "../../draw/layers-of.ts";
import type { BinHit } from "../../draw/paint-figure.ts";
import { originWords, type KnownParameters } from "../../qc/known-parameters.ts";
import { rateSteps } from "../../qc/rate-steps.ts";
import type { Rates } from "../../qc/rates.ts";
import { rateWords } from "../base/parameter-words.ts";
import type { Fact } from "./fact.ts";
import type { ReadOutRow } from "./read-out.ts";
import { timeTicks } from "./time-axis.ts";

export interface RatesInput {
  readonly rates: Rates;
  /** Hz. */
  readonly average: number | undefined;
  /** ms since 1970. */
  readonly start: number | undefined;
}

/** Rate over time in steps, one about each point; where points are missing there is nothing. Dashed, the average. */
export function ratesModel({ rates, average, start }: RatesInput): FigureModel {
  const { edges, hertz } = rateSteps(rates);
  const [first, last] = [Math.min(0, rates.seconds[0]!), edges.at(-1)!];
  const { unit, title } = timeTicks(start, (last - first) * 1000);
  const at = (seconds: number): number => (seconds * 1000) / unit;
  const bins = { n: hertz.length, lo: at(edges[0]!), hi: at(last), edges: edges.map(at) };
  const values = Float64Array.of(NaN, ...hertz.map((value) => value / 1000), NaN);
  const layers: readonly Layer[] = [
    ...(average === undefined
      ? []
      : [{ kind: "rule", axis: "y", at: average / 1000, ink: "reference", dash: "dashed", cased: false } as const]),
    { kind: "steps", x: bins, values, ink: "A", filled: false, open: true },
  ];
  const x = { lo: at(first), hi: at(last), log: false, title };
  return { x, y: valueAxisModel(layers, x, "Interaction rate (kHz)"), layers };
}

/** The time of a step, and its rate. `hit` is of the model. */
export function ratesReadOut(hit: BinHit, { rates, start }: RatesInput): readonly ReadOutRow[] {
  const { edges } = rateSteps(rates);
  const [from, to] = [edges[hit.binX - 1]!, edges[hit.binX]!];
  const middle = (from + to) / 2;
  const utc = start === undefined ? "" : `, about ${new Date(start + 1000 * middle).toISOString().slice(11, 19)} UTC`;
  const seconds = `${formatNumber(Math.max(0, from))} to ${formatNumber(to)} s into the run${utc}`;
  const [value = "", unit = ""] = Number.isNaN(hit.value) ? ["", "no rate"] : rateWords(1000 * hit.value).split(" ");
  return [
    { name: "time", value: "", after: seconds },
    { name: "rate", value, after: unit },
  ];
}

/** Points, median and robust σ, and where they are from. */
export function ratesFacts({ rates, rate, origins }: KnownParameters): readonly Fact[] {
  const fact = (before: string, value: string, after = ""): Fact => ({ before, value, after });
  const origin = origins.get("rates");
  return [
    fact("", formatCount(rates?.hertz.length), rates?.hertz.length === 1 ? "point" : "points"),
    ...(rate.median === undefined ? [] : [fact("median", ...split(rate.median))]),
    ...(rate.spread === undefined ? [] : [fact("robust #sigma", ...split(rate.spread))]),
    ...(rate.average === undefined ? [] : [fact("dashed: average", "")]),
    ...(origin === undefined ? [] : [fact(`from ${originWords(origin)}`, "")]),
  ];
}

const split = (hertz: number): [value: string, unit: string] => {
  const [value = "", unit = ""] = rateWords(hertz).split(" ");
  return [value, unit];
};

/** What the graph shows, in sentences. */
export function ratesSummary({ rates, rate }: KnownParameters): string {
  const { start, end, average } = rate;
  const change =
    start === undefined || end === undefined ? "" : `: ${rateWords(start)} at the start, ${rateWords(end)} at the end`;
  const mean = average === undefined ? "" : `, average ${rateWords(average)}`;
  return `Interaction rate over time${change}${mean}; ${formatCount(rates?.hertz.length)} points.`;
}
