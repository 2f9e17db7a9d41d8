import { chamberMeans } from "../../src/qc/period/chamber-counts.ts";
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

/** Of a run without values per pad. */
const noChambers = Array.from({ length: 72 }, () => undefined);

/** P-04. */
export function compareChambers(ledger: Ledger, { key, runs }: Production, wanted: JsonObject): void {
  (wanted["runs"] as readonly string[]).forEach((run, i) =>
    ledger.exact("chamber matrix: runs", key, runs[i]?.run, run),
  );
  const means: ChamberNumbers = runs.map(({ measured }) => chamberMeans(measured) ?? noChambers);
  (wanted["rocMean"] as readonly (Numbers | null)[]).forEach((listed, run) => {
    ledger.numbers("chamber matrix: means", `${key} run ${run}`, means[run]!, listed ?? [], toNinth);
  });
  const { values, checks } = parityChambers(means);
  (wanted["value"] as readonly (Numbers | null)[]).forEach((listed, run) => {
    ledger.numbers("chamber matrix: values", `${key} run ${run}`, values[run]!, listed ?? [], toNinth);
  });
  const centres = checks.map(({ centre }) => centre);
  const spreads = checks.map(({ spread }) => spread);
  ledger.numbers("chamber matrix: centres", key, centres, wanted["centre"] as Numbers, toNinth);
  ledger.numbers("chamber matrix: spreads", key, spreads, wanted["spread"] as Numbers, toNinth);
  (wanted["codes"] as readonly (readonly number[] | null)[]).forEach((listed, run) => {
    (listed ?? []).forEach((code, chamber) => {
      const got = checks[chamber]?.qualities[run];
      ledger.exact("chamber matrix: codes", `${key} run ${run} chamber ${chamber}`, got, codes[code]);
    });
  });
  const left = ["rocs", "upperEdge"].map((field) => leavesOf(wanted[field]!));
  ledger.leave(
    "names of chambers and the ranges of their distributions",
    left.reduce((sum, each) => sum + each, 0),
  );
}
