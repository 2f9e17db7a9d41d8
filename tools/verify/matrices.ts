import { parityChambers, type ChamberNumbers } from "../../src/qc/period/chambers-parity.ts";
import { parityCheck } from "../../src/qc/period/parity-check.ts";
import { trendQuantities } from "../../src/qc/period/quantity.ts";
import { trendPoint } from "../../src/qc/period/trend-point.ts";
import type { Quality } from "../../src/qc/quality.ts";
import { leavesOf, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import type { Production } from "./production.ts";

type Numbers = readonly (number | null)[];

const codes: readonly Quality[] = ["null", "good", "medium", "bad"];
const toNinth = { tolerance: 1e-9 };

/** P-05: verdicts of the trends of nine objects, by row. */
export function compareTrackMatrix(ledger: Ledger, { key, runs }: Production, wanted: JsonObject): void {
  const columns = wanted["columns"] as readonly string[];
  columns.forEach((run, i) => ledger.exact("track matrix: runs", key, runs[i]?.run, run));
  const rows = wanted["rows"] as readonly string[];
  rows.forEach((name, row) => {
    const quantity = trendQuantities.find(({ object }) => object.endsWith(`/${name}`));
    ledger.exact("track matrix: rows", key, quantity?.object.split("/")[1], name);
    const points = runs.map(({ measured }) => quantity && trendPoint(quantity, measured));
    const check = parityCheck(
      points.map((point) => point?.value),
      points.map((point) => point?.parityError),
    );
    (wanted["codes"] as readonly (readonly number[])[])[row]!.forEach((code, i) => {
      ledger.exact("track matrix: codes", `${key} ${name} ${columns[i]}`, check.qualities[i], codes[code]);
    });
  });
}

/** P-04, from the listed means of the chambers: those themselves need values per pad. */
export function compareChambers(ledger: Ledger, key: string, wanted: JsonObject): void {
  const means = wanted["rocMean"] as readonly Numbers[];
  const given: ChamberNumbers = means.map((run) => run.map((mean) => mean ?? undefined));
  const { values, checks } = parityChambers(given);
  (wanted["value"] as readonly Numbers[]).forEach((listed, run) => {
    ledger.numbers("chamber matrix: values", `${key} run ${run}`, values[run]!, listed, toNinth);
  });
  const centres = checks.map(({ centre }) => centre);
  const spreads = checks.map(({ spread }) => spread);
  ledger.numbers("chamber matrix: centres", key, centres, wanted["centre"] as Numbers, toNinth);
  ledger.numbers("chamber matrix: spreads", key, spreads, wanted["spread"] as Numbers, toNinth);
  (wanted["codes"] as readonly (readonly number[])[]).forEach((listed, run) => {
    listed.forEach((code, chamber) => {
      const got = checks[chamber]?.qualities[run];
      ledger.exact("chamber matrix: codes", `${key} run ${run} chamber ${chamber}`, got, codes[code]);
    });
  });
  const left = ["runs", "rocs", "upperEdge", "rocMean"].map((field) => leavesOf(wanted[field]!));
  ledger.leave(
    "names and means of chambers, which need values per pad",
    left.reduce((sum, each) => sum + each, 0),
  );
}
