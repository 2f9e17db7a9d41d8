import { measureHist } from "../../src/qc/measure.ts";
import type { GaussianFit } from "../../src/qc/measurement.ts";
import type { Estimate, Hist } from "../../src/hist/hist.ts";
import { leavesOf, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import type { GoldenFile } from "./read-file.ts";
import { errorsByDifferences } from "./second-derivatives.ts";

type Numbers = readonly (number | undefined)[];

const fitRange = [40, 60] as const;

/** Fewer entries than these leave a handful in a bin; errors then depend on how derivatives are approximated. */
const fewEntries = 1000;

/** Gaussian fits in 40…60 of one run: parity against ROOT's, the other against the same fit carried on to the minimum. */
export async function compareFits(ledger: Ledger, file: GoldenFile, run: string, wanted: JsonObject): Promise<void> {
  for (const [name, listed] of Object.entries(wanted)) {
    const hist = await file.hist(name);
    const measured = measureHist(hist, { kind: "gaussian-fit", lo: fitRange[0], hi: fitRange[1] });
    const fits = measured?.kind === "gaussian-fit" ? measured : { fit: undefined, quoted: undefined };
    compareFit(ledger, `${run} ${name}`, hist, fits, listed as JsonObject);
  }
}

function compareFit(
  ledger: Ledger,
  where: string,
  hist: Hist,
  { fit, quoted }: Record<"fit" | "quoted", GaussianFit | undefined>,
  wanted: JsonObject,
): void {
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
  const few = hist.entries < fewEntries;
  if (fit?.valid === false && few) {
    // σ at its limit of ten times the rms is flagged here, and valid for ROOT.
    const near = { tolerance: 1e-4, deviation: above };
    ledger.numbers("MIP fits: χ² of flagged fits of few entries", where, [fit.chi2], [wanted["chi2"] as number], near);
    ledger.leave("MIP fits of few entries that are flagged", leavesOf(wanted) - 1);
    return;
  }
  const errors = wanted["errors"] as readonly number[];
  const inErrors = (values: Numbers, listed: readonly number[]): Numbers =>
    values.map((value, i) => (value === undefined ? undefined : (value - listed[i]!) / errors[i]!));
  const size = few ? `below ${fewEntries} entries` : `from ${fewEntries} entries`;
  const share = { tolerance: 0.02, deviation: Math.abs };
  const parameters = inErrors(valuesOf(quoted), wanted["parameters"] as readonly number[]);
  ledger.numbers("MIP fits, parity: parameters, in quoted errors", where, parameters, [0, 0, 0], share);
  const within = { tolerance: few ? 0.15 : 0.05, deviation: relative };
  ledger.numbers(`MIP fits, parity: errors, ${size}`, where, errorsOf(quoted), errors, within);
  const near = { tolerance: 1e-5, deviation: relative };
  ledger.numbers("MIP fits, parity: χ²", where, [quoted?.chi2], [wanted["chi2"] as number], near);
  const minimum = wanted["minimum"] as JsonObject;
  const lowest = inErrors(valuesOf(fit), minimum["parameters"] as readonly number[]);
  ledger.numbers("MIP fits: parameters at the minimum, in quoted errors", where, lowest, [0, 0, 0], share);
  const notAbove = { tolerance: 2e-6, deviation: above };
  ledger.numbers("MIP fits: χ² above the minimum", where, [fit?.chi2], [minimum["chi2"] as number], notAbove);
  if (hist.kind === "1d" && fit !== undefined) {
    const derived = errorsByDifferences(hist, fitRange, valuesOf(fit) as [number, number, number], "limited");
    const same = { tolerance: 1e-3, deviation: relative };
    ledger.alsoNumbers("MIP fits: errors, from second derivatives found anew", where, errorsOf(fit), derived, same);
  }
  ledger.exact("MIP fits: points and ndf", where, fit?.points, wanted["points"]);
  ledger.exact("MIP fits: points and ndf", where, fit?.ndf, wanted["ndf"]);
  ledger.exact("MIP fits: valid", where, fit?.valid, wanted["valid"]);
  const rest = leavesOf(wanted["status"]!) + leavesOf(wanted["covarianceStatus"]!) + leavesOf(minimum["status"]!);
  ledger.leave("Minuit's own status numbers of MIP fits", rest);
}

const estimatesOf = (fit: GaussianFit | undefined): readonly (Estimate | undefined)[] => [
  fit?.constant,
  fit?.mean,
  fit?.sigma,
];

const valuesOf = (fit: GaussianFit | undefined): Numbers => estimatesOf(fit).map((estimate) => estimate?.value);

const errorsOf = (fit: GaussianFit | undefined): Numbers => estimatesOf(fit).map((estimate) => estimate?.error);

const above = (got: number, want: number): number => Math.max(0, got - want) / Math.max(1, want);

const relative = (got: number, want: number): number => Math.abs(got / want - 1);
