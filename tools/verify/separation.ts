import type { Hist2D } from "../../src/hist/hist.ts";
import { measureHist } from "../../src/qc/measure.ts";
import type { ModelFit, ParitySeparation } from "../../src/qc/separation/parity.ts";
import { leavesOf, type Json, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import type { GoldenFile } from "./read-file.ts";

type Numbers = readonly number[];

/** Separation power by today's three models, of one run. */
export async function compareSeparation(
  ledger: Ledger,
  file: GoldenFile,
  run: string,
  wanted: JsonObject,
): Promise<void> {
  const hist = (await file.hist("hdEdxTotVsP_TPC")) as Hist2D;
  const measured = measureHist(hist, { kind: "separation", rule: "parity" });
  const got =
    measured?.kind === "separation" && measured.separation.rule === "parity" ? measured.separation : undefined;
  if (got === undefined) throw new Error(`${run} has no separation power`);
  compareSpectrum(ledger, run, got, wanted);
  for (const [model, listed] of Object.entries(wanted["models"] as JsonObject) as [string, JsonObject][]) {
    const fit = got.models.find((each) => each.model === model);
    const where = `${run} ${model}`;
    if (fit === undefined) ledger.problem(`nothing compares ${where}`);
    else if ("failed" in listed) compareFailed(ledger, where, got, fit, listed["failed"]);
    else compareModel(ledger, where, fit, listed);
  }
}

function compareSpectrum(ledger: Ledger, where: string, got: ParitySeparation, wanted: JsonObject): void {
  const { spectrum } = got;
  const peaks = got.peaks.map(({ centre, height, bin }) => [centre, height, bin]);
  const exactly = { tolerance: 0 };
  const compare = (quantity: string, values: ArrayLike<number>, listed: Json): void =>
    ledger.numbers(`separation power: ${quantity}`, where, values, [listed].flat() as Numbers, exactly);
  compare("momentum and visible bins", got.momentumBins, wanted["momentumBins"]!);
  compare("momentum and visible bins", got.visibleBins, wanted["visibleBins"]!);
  compare("momentum window", got.momentum, wanted["momentumWindow"]!);
  compare("width of the first bin", [spectrum.x.edges![1]! - spectrum.x.edges![0]!], wanted["s1"]!);
  compare("peaks", peaks.flat(), (wanted["peaks"] as readonly Json[]).flat());
  compare("contents", spectrum.values.subarray(1, spectrum.x.n + 1), wanted["projectionContents"]!);
}

function compareFailed(ledger: Ledger, where: string, got: ParitySeparation, fit: ModelFit, words: Json): void {
  const ours = `too few peaks: ${got.peaks.length} of ${fit.peaksNeeded}`;
  ledger.exact("separation power: too few peaks", where, fit.fit === undefined ? ours : "fitted", words);
}

function compareModel(
  ledger: Ledger,
  where: string,
  { model, fit, atLimit, power }: ModelFit,
  wanted: JsonObject,
): void {
  const minimum = wanted["minimum"] as JsonObject;
  if (model === "double_gaussian_with_exp" || fit === undefined) {
    if (fit === undefined) ledger.problem(`${where} was not fitted`);
    return ledger.leave("separation power: exponential model, which has no stable minimum", leavesOf(wanted));
  }
  ledger.exact("separation power: points and ndf", where, fit.points, wanted["points"]);
  ledger.exact("separation power: points and ndf", where, fit.ndf, wanted["ndf"]);
  const [chi2, lowest] = [wanted["chi2"] as number, minimum["chi2"] as number];
  if (model === "triple_gaussian") {
    const most = { tolerance: 0.001, deviation: (got: number, want: number) => Math.max(0, got / want - 1) };
    ledger.numbers(
      "separation power, three Gaussians: χ² above ROOT's",
      where,
      [fit.chi2],
      [Math.max(chi2, lowest)],
      most,
    );
    return ledger.leave("separation power, three Gaussians: one of several minima", leavesOf(wanted) - 3);
  }
  compareDouble(ledger, where, { model, fit, atLimit, power } as ModelFit, wanted);
}

const relative = (got: number, want: number): number => Math.abs(got / want - 1);
const toThousandth = { tolerance: 1e-3, deviation: relative };

/** As ROOT ended, or, where that is above the minimum it finds with a tight tolerance or we find, as that. */
function compareDouble(ledger: Ledger, where: string, { fit, atLimit, power }: ModelFit, wanted: JsonObject): void {
  const minimum = wanted["minimum"] as JsonObject;
  const numbersOf = (of: JsonObject): Numbers => [
    ...(of["parameters"] as Numbers),
    of["chi2"] as number,
    of["separation"] as number,
  ];
  const got = [...fit!.parameters, fit!.chi2, power!];
  const off = (to: Numbers): number => Math.max(...to.map((want, i) => relative(got[i]!, want)));
  const stopped = Math.min((wanted["chi2"] as number) / fit!.chi2 - 1, (minimum["chi2"] as number) / fit!.chi2 - 1);
  const listed = [wanted, minimum].map(numbersOf);
  const nearest = listed.toSorted((a, b) => off(a) - off(b))[0]!;
  const setup = leavesOf(wanted["start"]!) + leavesOf(wanted["limits"]!) + leavesOf(wanted["formula"]!);
  const status = ["status", "valid", "covarianceStatus", "edm"].reduce((sum, name) => sum + leavesOf(wanted[name]!), 0);
  ledger.leave(
    "separation power: start values, limits, Minuit's own status",
    setup + status + leavesOf(minimum["status"]!),
  );
  const errors = wanted["errors"] as Numbers;
  const wantedAtLimit = wanted["atLimit"] as Numbers;
  if (off(nearest) > toThousandth.tolerance && stopped > 1e-6) {
    ledger.remarks.push(
      `${where}: ROOT stopped ${(100 * stopped).toFixed(3)} % above the χ² that is found here (${fit!.chi2.toPrecision(6)}).`,
    );
    return ledger.leave(
      "separation power, two Gaussians: where ROOT did not find the minimum",
      2 * nearest.length + errors.length + wantedAtLimit.length,
    );
  }
  ledger.numbers("separation power, two Gaussians: parameters, χ², S", where, got, nearest, toThousandth);
  ledger.leave("separation power, two Gaussians: ROOT's fit with the other tolerance", nearest.length);
  ledger.numbers("separation power, two Gaussians: at limits", where, atLimit, wantedAtLimit, { tolerance: 0 });
  // Where ROOT stopped beside the minimum its errors are those of that place.
  const beside = nearest !== listed[0] && off(listed[0]!) > toThousandth.tolerance;
  const free = errors.flatMap((error, i) => (wantedAtLimit.includes(i) ? [] : [[fit!.errors[i]!, error] as const]));
  ledger.numbers(
    `separation power, two Gaussians: errors${beside ? " where ROOT stopped beside the minimum" : ""}`,
    where,
    free.map(([ours]) => ours),
    free.map(([, roots]) => roots),
    { tolerance: beside ? 0.15 : 0.01, deviation: relative },
  );
  ledger.leave("separation power, two Gaussians: errors at limits", errors.length - free.length);
}
