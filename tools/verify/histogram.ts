import type { Axis, Hist } from "../../src/hist/hist.ts";
import { sums1D, sums2D, sumsProfile } from "../../src/hist/sums.ts";
import { edgesOf } from "../../src/hist/axis.ts";
import { measureHist } from "../../src/qc/measure.ts";
import type { Measurement } from "../../src/qc/measurement.ts";
import { displayedMaximum, displayedMinimum, extremes, integralWithFlow } from "../../src/stats/contents.ts";
import { leavesOf, type Json, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { cellsHash, sha256 } from "./read-file.ts";

type Moments = Extract<Measurement, { kind: "moments" }>;

/** What the workers compute of every histogram. */
export function momentsOf(hist: Hist): Moments {
  const measured = measureHist(hist, { kind: "moments" });
  if (measured?.kind !== "moments") throw new Error(`no moments of ${hist.name}`);
  return measured;
}

/** ROOT says 0 where there is no mean. */
const orZero = (value: number | undefined): number => value ?? 0;

/** ROOT's mark for a display limit that is not set. */
const unset = -1111;

type Compare = (ledger: Ledger, where: string, hist: Hist, wanted: Json) => void;

const number =
  (quantity: string, of: (hist: Hist) => number | undefined): Compare =>
  (ledger, where, hist, wanted) =>
    ledger.numbers(quantity, where, [of(hist)], [wanted as number | null]);

const same =
  (quantity: string, of: (hist: Hist) => unknown): Compare =>
  (ledger, where, hist, wanted) =>
    ledger.exact(quantity, where, of(hist), wanted);

const mean = (axis: "x" | "y") => (hist: Hist) => orZero(momentsOf(hist)[axis]?.mean?.value);
const stdDev = (axis: "x" | "y") => (hist: Hist) => orZero(momentsOf(hist)[axis]?.stdDev);
const statsOf = (hist: Hist): readonly number[] =>
  hist.kind === "1d" ? sums1D(hist) : hist.kind === "2d" ? sums2D(hist) : sumsProfile(hist);

/** Every field that a golden file lists of a histogram, and what it is compared with. */
const fields: Readonly<Record<string, Compare>> = {
  class: same("class", (hist) => hist.className),
  title: same("title", (hist) => hist.title),
  option: same("draw option", (hist) => hist.option),
  entries: same("entries", (hist) => hist.entries),
  x: (ledger, where, hist, wanted) => compareAxis(ledger, `${where} x`, hist.x, wanted as JsonObject),
  y(ledger, where, hist, wanted) {
    if (hist.kind === "2d") compareAxis(ledger, `${where} y`, hist.y, wanted as JsonObject);
    else {
      const { title, ...dummy } = wanted as JsonObject;
      ledger.exact("axis title", `${where} y`, hist.yTitle, title);
      ledger.leave("ROOT's dummy y axis of 1-D histograms (one bin 0…1)", leavesOf(dummy));
    }
  },
  stats: (ledger, where, hist, wanted) => ledger.numbers("sums (GetStats)", where, statsOf(hist), wanted as number[]),
  storedSums: (ledger, where, hist, wanted) =>
    ledger.numbers("stored sums", where, hist.sums, Object.values(wanted as JsonObject) as number[]),
  meanX: number("mean", mean("x")),
  meanY: number("mean", mean("y")),
  stdDevX: number("standard deviation", stdDev("x")),
  stdDevY: number("standard deviation", stdDev("y")),
  effectiveEntries: number("effective entries", (hist) => momentsOf(hist).effectiveEntries),
  integral: number("integral", (hist) => momentsOf(hist).integral),
  integralFlow: number("integral with flow", (hist) => momentsOf(hist).integralWithFlow),
  sumCells: number("sum of cells", integralWithFlow),
  minimum: number("minimum and maximum shown", (hist) =>
    hist.kind === "profile" ? undefined : displayedMinimum(hist),
  ),
  maximum: number("minimum and maximum shown", (hist) =>
    hist.kind === "profile" ? undefined : displayedMaximum(hist),
  ),
  contentMinimum: number("minimum and maximum of contents", (hist) => extremes(hist)?.min.value),
  contentMaximum: number("minimum and maximum of contents", (hist) => extremes(hist)?.max.value),
  fMinimum: same("stored display limits", (hist) => hist.displayMinimum ?? unset),
  fMaximum: same("stored display limits", (hist) => hist.displayMaximum ?? unset),
  sumw2: same("stored variances", (hist) => (hist.kind === "profile" ? undefined : (hist.variances?.length ?? 0))),
  cellsSha256: same("content hash", cellsHash),
};

/** A histogram with all fields listed of it. */
export function compareFields(ledger: Ledger, where: string, hist: Hist, wanted: JsonObject): void {
  for (const [field, value] of Object.entries(wanted)) {
    const compare = fields[field];
    if (compare === undefined) ledger.problem(`${where}: nothing compares ${field}`);
    else compare(ledger, where, hist, value);
  }
}

/**
 * A histogram listed in short: [class,] entries, mean and standard deviation along x, the same along y of a map [, hash].
 */
export function compareShort(ledger: Ledger, where: string, hist: Hist, wanted: readonly Json[]): void {
  const rest = [...wanted];
  if (typeof rest[0] === "string") ledger.exact("class", where, hist.className, rest.shift());
  const hash = typeof rest.at(-1) === "string" ? rest.pop() : undefined;
  ledger.exact("entries", where, hist.entries, rest[0]);
  const values =
    hist.kind === "2d" ? ([mean("x"), stdDev("x"), mean("y"), stdDev("y")] as const) : [mean("x"), stdDev("x")];
  values.forEach((of, i) => {
    const quantity = i % 2 === 0 ? "mean" : "standard deviation";
    ledger.numbers(quantity, where, [of(hist)], [rest[i + 1] as number | null]);
  });
  if (hash !== undefined) ledger.exact("content hash", where, cellsHash(hist), hash);
}

export function compareAxis(ledger: Ledger, where: string, axis: Axis, wanted: JsonObject): void {
  const { edges, title, ...ends } = wanted as { readonly [key: string]: Json } & { readonly edges?: JsonObject };
  for (const [end, value] of Object.entries(ends)) {
    ledger.exact("axis: bins and ends", where, axis[end as "n" | "lo" | "hi"], value);
  }
  if (title !== undefined) ledger.exact("axis: title", where, axis.title, title);
  ledger.also("axis: fixed or variable", where, axis.edges === undefined, edges === undefined);
  if (edges === undefined) return;
  const all = edgesOf(axis);
  const first = edges["first"] as readonly number[];
  const last = edges["last"] as readonly number[];
  ledger.numbers("axis: edges", where, all.slice(0, first.length), first, { tolerance: 0 });
  ledger.numbers("axis: edges", where, all.slice(-last.length), last, { tolerance: 0 });
  ledger.exact("axis: hash of the edges", where, sha256(all), edges["sha256"]);
}
