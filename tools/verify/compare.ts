import { chi2Test } from "../../src/stats/chi2-test.ts";
import { kolmogorovTest } from "../../src/stats/kolmogorov.ts";
import { rootRatio } from "../../src/stats/root-ratio.ts";
import type { Hist1D } from "../../src/hist/hist.ts";
import { kindOfSet, matchRuns } from "../../src/qc/period/match-runs.ts";
import { leavesOf, type Json, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { hist1DOf, type Production, type ProductionRun } from "./production.ts";
import { sha256 } from "./read-file.ts";

type Numbers = readonly (number | null)[];

const toNinth = { tolerance: 1e-9 };
const toEighth = { tolerance: 1e-8 };

/** Two sets of runs matched by run: which are where, ratios and tests of each histogram. */
export function comparePair(ledger: Ledger, a: Production, b: Production, wanted: JsonObject): void {
  const where = `${a.key} and ${b.key}`;
  ledger.exact("comparisons: sets", where, a.key, wanted["a"]);
  ledger.exact("comparisons: sets", where, b.key, wanted["b"]);
  const isSameKind = kindOfSet(a.runs) === kindOfSet(b.runs);
  ledger.exact("comparisons: sets", where, isSameKind ? "passes" : "data and simulation", wanted["kind"]);
  const { matched, onlyA, onlyB } = matchRuns(a.runs, b.runs);
  const runsOf = (runs: readonly ProductionRun[]): readonly string[] => runs.map(({ run }) => run);
  const lists = { common: runsOf(matched.map((pair) => pair.a)), onlyA: runsOf(onlyA), onlyB: runsOf(onlyB) };
  for (const [field, runs] of Object.entries(lists)) {
    const listed = wanted[field] as readonly string[];
    ledger.also(`comparisons: runs in ${field}`, where, runs.length, listed.length);
    listed.forEach((run, i) => ledger.exact(`comparisons: runs in ${field}`, where, runs[i], run));
  }
  for (const [run, objects] of Object.entries(wanted["runs"] as JsonObject)) {
    for (const [name, listed] of Object.entries(objects as JsonObject)) {
      const pair = matched.find((each) => String(each.run) === run);
      if (pair === undefined) throw new Error(`${run} is not in both of ${where}`);
      const [histA, histB] = [hist1DOf(pair.a, name), hist1DOf(pair.b, name)];
      compareHists(ledger, `${where}, ${run} ${name}`, histA, histB, listed as JsonObject);
    }
  }
}

function compareHists(ledger: Ledger, where: string, a: Hist1D, b: Hist1D, wanted: JsonObject): void {
  compareRatio(ledger, where, a, b, wanted["ratio"] as JsonObject);
  const { kolmogorov, chi2 } = wanted as { readonly [test: string]: JsonObject };
  const ks = kolmogorovTest(a, b);
  for (const field of ["p", "distance", "pWithNormalisation"] as const) {
    ledger.numbers(
      "comparisons: KolmogorovTest",
      `${where} ${field}`,
      [ks?.[field]],
      [kolmogorov![field] as number],
      toEighth,
    );
  }
  const test = chi2Test(a, b);
  ledger.exact("comparisons: kind of Chi2Test, ndf and igood", where, test?.ndf, chi2!["ndf"]);
  ledger.exact("comparisons: kind of Chi2Test, ndf and igood", where, test?.igood, chi2!["igood"]);
  ledger.also("comparisons: kind of Chi2Test, ndf and igood", where, test?.weighting, "UU");
  const got = { p: test?.p, pNorm: test?.p, chi2: test?.chi2, chi2ndf: test && test.chi2 / test.ndf };
  for (const [field, value] of Object.entries(got)) {
    ledger.numbers("comparisons: Chi2Test", `${where} ${field}`, [value], [chi2![field] as number], toEighth);
  }
}

function compareRatio(ledger: Ledger, where: string, a: Hist1D, b: Hist1D, wanted: JsonObject): void {
  const ratio = rootRatio(a, b);
  if (ratio === undefined) return ledger.problem(`${where}: no ratio`);
  const { values, errors } = ratio;
  const single = rootRatio(a, b, "single")!;
  const sum = (cells: Float64Array): number => cells.reduce((all, each) => all + each, 0);
  const differences = single.values.map((value, i) => Math.abs(value - values[i]!));
  const compare: Readonly<Record<string, (listed: Json) => void>> = {
    sum: (listed) => ledger.numbers("comparisons: sums of ratios", where, [sum(values)], [listed as number], toNinth),
    sumErrors: (listed) =>
      ledger.numbers("comparisons: sums of errors of ratios", where, [sum(errors)], [listed as number], toNinth),
    nonZero: (listed) =>
      ledger.exact("comparisons: bins with a ratio", where, values.filter((value) => value !== 0).length, listed),
    contents: (listed) => ledger.numbers("comparisons: ratios", where, values, listed as Numbers, toNinth),
    errors: (listed) => ledger.numbers("comparisons: errors of ratios", where, errors, listed as Numbers, toNinth),
    contentsFloat32Sha256: (listed) =>
      ledger.exact(
        "comparisons: ratios in single precision (hash)",
        where,
        sha256(Float32Array.from(single.values)),
        listed,
      ),
    largestFloat32Difference: (listed) =>
      ledger.numbers(
        "comparisons: single against double precision",
        where,
        [Math.max(...differences)],
        [listed as number],
        {
          tolerance: 1e-12,
        },
      ),
  };
  for (const [field, listed] of Object.entries(wanted)) {
    const known = compare[field];
    if (known === undefined) ledger.problem(`nothing compares ${field} of ${where} (${leavesOf(listed)} values)`);
    else known(listed);
  }
}
