import { measureHist } from "../../src/qc/measure.ts";
import type { GaussianFit } from "../../src/qc/measurement.ts";
import type { Hist, Hist1D } from "../../src/hist/hist.ts";
import { leavesOf, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import type { GoldenFile } from "./read-file.ts";
import { errorsByDifferences } from "./second-derivatives.ts";

type Numbers = readonly (number | undefined)[];

const fitRange = [40, 60] as const;

/** Fewer entries than these leave a handful in a bin; errors then depend on how the matrix is approximated. */
const fewEntries = 1000;

/** Gaussian fits in 40…60 of one run, against ROOT's and against the same fit carried on to the minimum. */
export async function compareFits(ledger: Ledger, file: GoldenFile, run: string, wanted: JsonObject): Promise<void> {
  for (const [name, listed] of Object.entries(wanted)) {
    const hist = await file.hist(name);
    const measured = measureHist(hist, { kind: "gaussian-fit", lo: fitRange[0], hi: fitRange[1] });
    const fit = measured?.kind === "gaussian-fit" ? measured.fit : undefined;
    compareFit(ledger, `${run} ${name}`, hist, fit, listed as JsonObject);
  }
}

function compareFit(ledger: Ledger, where: string, hist: Hist, fit: GaussianFit | undefined, wanted: JsonObject): void {
  if (wanted["points"] === 0) {
    ledger.exact("MIP fits: none where there are no entries", where, fit, undefined);
    ledger.leave("status of MIP fits without points", leavesOf(wanted) - 1);
    return;
  }
  if (wanted["valid"] === false) {
    // Where ROOT itself did not get there, numbers depend on the minimiser.
    ledger.leave("MIP fits in which ROOT failed", leavesOf(wanted));
    return;
  }
  if (fit?.valid === false && hist.entries < fewEntries) {
    // σ at its limit of ten times the rms is flagged here, and valid for ROOT.
    const near = { tolerance: 1e-4, deviation: above };
    ledger.numbers("MIP fits: χ² of flagged fits of few entries", where, [fit.chi2], [wanted["chi2"] as number], near);
    ledger.leave("MIP fits of few entries that are flagged", leavesOf(wanted) - 1);
    return;
  }
  const { constant, mean, sigma } = fit ?? {};
  const values = [constant?.value, mean?.value, sigma?.value];
  const errors = [constant?.error, mean?.error, sigma?.error];
  const quoted = wanted["errors"] as readonly number[];
  const minimum = wanted["minimum"] as JsonObject;
  const inErrors = (listed: readonly number[]): Numbers =>
    values.map((value, i) => (value === undefined ? undefined : (value - listed[i]!) / quoted[i]!));
  const parameters = wanted["parameters"] as readonly number[];
  const lowest = minimum["parameters"] as readonly number[];
  const share = { tolerance: 0.02, deviation: Math.abs };
  ledger.numbers("MIP fits: parameters, in quoted errors", where, inErrors(parameters), [0, 0, 0], share);
  ledger.numbers("MIP fits: parameters at the minimum, in quoted errors", where, inErrors(lowest), [0, 0, 0], share);
  compareErrors(ledger, where, hist, errors, values, quoted);
  for (const chi2 of [wanted["chi2"], minimum["chi2"]] as number[]) {
    ledger.numbers("MIP fits: χ² above the minimum", where, [fit?.chi2], [chi2], { tolerance: 2e-6, deviation: above });
  }
  ledger.exact("MIP fits: points and ndf", where, fit?.points, wanted["points"]);
  ledger.exact("MIP fits: points and ndf", where, fit?.ndf, wanted["ndf"]);
  ledger.exact("MIP fits: valid", where, fit?.valid, wanted["valid"]);
  const rest = leavesOf(wanted["status"]!) + leavesOf(wanted["covarianceStatus"]!) + leavesOf(minimum["status"]!);
  ledger.leave("Minuit's own status numbers of MIP fits", rest);
}

/**
 * ROOT's errors of a fit, to 5 %. Where Migrad's are further off, ours must be those of the second derivatives, found here
 * anew, to 0.1 %: then Migrad stopped on its running estimate of them (ROOT itself gives ours with strategy 2).
 */
function compareErrors(
  ledger: Ledger,
  where: string,
  hist: Hist,
  errors: Numbers,
  values: Numbers,
  quoted: readonly number[],
): void {
  const off = (to: readonly number[]): number =>
    Math.max(...to.map((want, i) => Math.abs((errors[i] ?? NaN) / want - 1)));
  const few = hist.entries < fewEntries;
  const rough = !few && hist.kind === "1d" && off(quoted) > 0.05 && off(derivedErrors(hist, values)) < 1e-3;
  if (rough)
    ledger.remarks.push(`${where}: ROOT's errors are ${(100 * off(quoted)).toFixed(1)} % off the second derivatives.`);
  const kind = few ? `below ${fewEntries} entries` : rough ? "where Migrad's are rough" : `from ${fewEntries} entries`;
  const within = { tolerance: few || rough ? 0.15 : 0.05, deviation: relative };
  ledger.numbers(`MIP fits: errors, ${kind}`, where, errors, quoted, within);
}

const derivedErrors = (hist: Hist1D, values: Numbers): readonly number[] =>
  errorsByDifferences(hist, fitRange, values as readonly [number, number, number]);

const above = (got: number, want: number): number => Math.max(0, got - want) / Math.max(1, want);

const relative = (got: number, want: number): number => Math.abs(got / want - 1);
