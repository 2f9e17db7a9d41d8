import type { Hist2D } from "../../src/hist/hist.ts";
import { sliceY } from "../../src/hist/project.ts";
import { measureHist } from "../../src/qc/measure.ts";
import type { SliceFits } from "../../src/qc/measurement.ts";
import { leavesOf, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import type { GoldenFile } from "./read-file.ts";
import { errorsByDifferences } from "./second-derivatives.ts";

type Numbers = readonly number[];

/** Listed of a map, one entry a bin of x. */
interface Wanted {
  readonly constantError: Numbers;
  readonly meanError: Numbers;
  readonly sigmaError: Numbers;
  readonly mean: Numbers;
  readonly sigma: Numbers;
  readonly points: Numbers;
  /** 0: ROOT leaves 0 ± 0; 1: stored; 2: entries, but none in the range. */
  readonly kept: Numbers;
  /** 1: six fits from other starts agree. */
  readonly stable: Numbers;
  readonly minimum: { readonly mean: Numbers; readonly sigma: Numbers; readonly chi2: Numbers };
}

interface Slice {
  readonly where: string;
  readonly hist: Hist2D;
  readonly range: readonly [number, number];
  readonly fits: SliceFits;
  readonly wanted: Wanted;
  /** Index, 0 = bin 1. */
  readonly i: number;
}

/** Ranges of today's report: DCA maps are cut to it, dE/dx maps are not. */
const [dcaRange, dEdxRange] = [[-5, 5] as const, [40, 60] as const];

/** A run of fewer tracks in the MIP peak has a handful of entries in a slice. */
const fewEntries = 1000;

/** `TH2::FitSlicesY` of one run, in every slice that is listed. */
export async function compareSlices(ledger: Ledger, file: GoldenFile, run: string, listed: JsonObject): Promise<void> {
  const slices: Slice[] = [];
  for (const [name, wanted] of Object.entries(listed) as [string, JsonObject][]) {
    const hist = await file.hist(name);
    if (hist.kind !== "2d") throw new Error(`${name} is no map`);
    const isDca = name.startsWith("hDCA");
    slices.push(...slicesOf(ledger, `${run} ${name}`, hist, isDca ? dcaRange : dEdxRange, isDca, wanted));
  }
  compareAll(ledger, run, slices, (await file.hist("hdEdxTotMIP_TPC")).entries < fewEntries);
}

/** The same of one map. */
export function compareMapSlices(ledger: Ledger, name: string, hist: Hist2D, wanted: JsonObject): void {
  compareAll(ledger, name, slicesOf(ledger, name, hist, dEdxRange, false, wanted), true);
}

function slicesOf(
  ledger: Ledger,
  name: string,
  hist: Hist2D,
  range: readonly [number, number],
  crop: boolean,
  listed: JsonObject,
): readonly Slice[] {
  const [lo, hi] = range;
  const measured = measureHist(hist, { kind: "slice-fits", rule: "parity", lo, hi, crop, width: 2 });
  if (measured?.kind !== "slice-fits") throw new Error(`${name} has no slices`);
  const { fits } = measured;
  const wanted = listed as unknown as Wanted;
  compareStates(ledger, name, fits, wanted);
  leaveRest(ledger, listed);
  return Array.from({ length: hist.x.n }, (_, i) => ({
    where: `${name}, bin ${i + 1}`,
    hist,
    range,
    fits,
    wanted,
    i,
  }));
}

function compareAll(ledger: Ledger, run: string, slices: readonly Slice[], few: boolean): void {
  const [stable, unstable]: readonly Slice[][] = [[], []];
  for (const slice of slices) {
    if (slice.wanted.stable[slice.i] === 1) stable!.push(slice);
    else if (slice.wanted.kept[slice.i] === 1) unstable!.push(slice);
  }
  compareFitted(ledger, run, stable!, few);
  noteUnstable(ledger, run, unstable!);
}

function compareStates(ledger: Ledger, where: string, { states, points, entries }: SliceFits, wanted: Wanted): void {
  const numbers = Array.from(points, (count, i) => (states[i] === "empty" ? 0 : count));
  ledger.numbers("slices: points", where, numbers, wanted.points, { tolerance: 0 });
  const kept = states.map((state, i) => {
    if (state !== "few" && state !== "empty") return 1;
    return state === "few" && entries[i]! > 0 && points[i] === 0 ? 2 : 0;
  });
  ledger.numbers("slices: fitted, skipped, or no point in the range", where, kept, wanted.kept, { tolerance: 0 });
}

/** Of a map's listed values those that are not compared one by one below. */
function leaveRest(ledger: Ledger, listed: JsonObject): void {
  const { kept, stable } = listed as unknown as Wanted;
  const number = stable.reduce((sum, each) => sum + each, 0);
  const rest = kept.length - number;
  ledger.exact("slices: ROOT's own check of them", "", listed["largestDifferenceToSingleFits"], 0);
  ledger.leave("slices: Minuit's own status, and which are stable", leavesOf(listed["status"]!) + stable.length);
  ledger.leave("slices that are skipped, or depend on the minimiser", 10 * rest);
  ledger.leave("slices: constant and χ²/ndf where Minuit stopped", 2 * number);
}

const share = { tolerance: 0.05, deviation: Math.abs };

/** Slices in which six fits of ROOT's agree. */
function compareFitted(ledger: Ledger, run: string, stable: readonly Slice[], few: boolean): void {
  const off: Slice[] = [];
  for (const slice of stable) {
    const { where, fits, wanted, i } = slice;
    const errors = [wanted.meanError[i]!, wanted.sigmaError[i]!] as const;
    const inErrors = (mean: number, sigma: number): Numbers => [
      (fits.mean.value[i]! - mean) / errors[0],
      (fits.sigma.value[i]! - Math.abs(sigma)) / errors[1],
    ];
    const minimum = [wanted.minimum.mean[i]!, wanted.minimum.sigma[i]!] as const;
    const lowest = wanted.minimum.chi2[i]! * (1 + 1e-6) + 1e-6;
    ledger.numbers("slices: χ² above the minimum", where, [fits.chi2[i]], [lowest], { tolerance: 0, deviation: above });
    const deviations = inErrors(...minimum);
    if (!deviations.every((each) => Math.abs(each) < share.tolerance)) {
      off.push(slice);
      const words = deviations.map((each) => each.toFixed(2)).join(" and ");
      ledger.remarks.push(
        `${where}: µ and σ are ${words} errors from ROOT's, χ² ${format(fits.chi2[i]!)}, ROOT's ${format(wanted.minimum.chi2[i]!)}.`,
      );
      ledger.leave("slices: beyond 5 % of an error, at most 0.5 % of a run", 7);
      continue;
    }
    ledger.numbers("slices: µ and σ at the minimum, in errors", where, deviations, [0, 0], share);
    const stopped = inErrors(wanted.mean[i]!, wanted.sigma[i]!);
    ledger.numbers("slices: µ and σ where Minuit stopped, in errors", where, stopped, [0, 0], {
      ...share,
      tolerance: 0.1,
    });
    compareErrors(ledger, slice, few);
  }
  if (off.length > 0.005 * stable.length) {
    ledger.problem(`${run}: ${off.length} of ${stable.length} stable slices are beyond 5 % of an error`);
  }
}

const above = (got: number, want: number): number => Math.max(0, got - want);

const format = (value: number): string => value.toPrecision(5);

/**
 * ROOT's errors, to 5 % (15 % where a run has few entries). Where Migrad's are further off, ours must be those of the
 * second derivatives, found here anew: then Migrad stopped on its running estimate of them.
 */
function compareErrors(ledger: Ledger, { where, hist, range, fits, wanted, i }: Slice, few: boolean): void {
  const got = [fits.constant.error[i]!, fits.mean.error[i]!, fits.sigma.error[i]!];
  const quoted = [wanted.constantError[i]!, wanted.meanError[i]!, wanted.sigmaError[i]!];
  const tolerance = few ? 0.15 : 0.05;
  const within = { tolerance, deviation: relative };
  const isNear = got.every((error, k) => relative(error, quoted[k]!) <= tolerance);
  if (isNear) return ledger.numbers(`slices: errors${few ? ", few entries" : ""}`, where, got, quoted, within);
  if (fits.states[i] === "failed") return ledger.leave("slices: errors of fits that are flagged as failed", 3);
  const at = [fits.constant.value[i]!, fits.mean.value[i]!, fits.sigma.value[i]!] as const;
  const derived = errorsByDifferences(sliceY(hist, i + 1), range, at, "limited");
  // Differences see nothing of a valley that is flat to rounding.
  if (fits.states[i] !== "fitted" && !derived.every(Number.isFinite)) {
    return ledger.leave("slices: errors of flagged fits without second derivatives", 3);
  }
  const rough = { tolerance: 0.01, deviation: relative };
  ledger.numbers("slices: errors where Migrad's are rough, to the second derivatives", where, got, derived, rough);
}

const relative = (got: number, want: number): number => Math.abs(got / want - 1);

/** Of slices whose fit depends on the minimiser it is only told how many are not flagged though they end elsewhere. */
function noteUnstable(ledger: Ledger, run: string, unstable: readonly Slice[]): void {
  if (unstable.length === 0) return;
  const elsewhere = unstable.filter(({ fits, wanted, i }) => {
    const isNear =
      Math.abs(fits.mean.value[i]! - wanted.mean[i]!) < share.tolerance * wanted.meanError[i]! &&
      Math.abs(fits.sigma.value[i]! - Math.abs(wanted.sigma[i]!)) < share.tolerance * wanted.sigmaError[i]!;
    return !isNear && fits.states[i] === "fitted";
  });
  const flagged = unstable.filter(({ fits, i }) => fits.states[i] !== "fitted").length;
  ledger.remarks.push(
    `${run}: of ${unstable.length} slices that depend on the minimiser ${flagged} are flagged, ${elsewhere.length} of the others end elsewhere than ROOT.`,
  );
}
