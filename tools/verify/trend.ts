import { inSinglePrecision, parityCheck, type ParityCheck } from "../../src/qc/period/parity-check.ts";
import type { TrendQuantity } from "../../src/qc/period/quantity.ts";
import type { TrendPoint } from "../../src/qc/period/trend-point.ts";
import type { Quality } from "../../src/qc/quality.ts";
import { leavesOf, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";

export type Numbers = readonly (number | null)[];
type Got = readonly (number | undefined)[];

const toNinth = { tolerance: 1e-9 };
/** 2 % of an error that ROOT quotes. */
export const share = { tolerance: 0.02, deviation: Math.abs };
const codes: readonly Quality[] = ["null", "good", "medium", "bad"];
const some = (values: Numbers): Got => values.map((value) => value ?? undefined);

/** Distances in units of errors; a number that is on one side alone is infinitely far. */
export const inErrors = (got: Got, wanted: Numbers, errors: Numbers): readonly number[] =>
  wanted.map((want, i) => {
    const value = got[i];
    if (value === undefined || want === null) return value === undefined && want === null ? 0 : Infinity;
    return (value - want) / errors[i]!;
  });

/** One trend: values, errors and verdicts; of fits within 2 % of the errors that ROOT quotes. */
export function compareTrend(
  ledger: Ledger,
  where: string,
  quantity: TrendQuantity,
  points: readonly (TrendPoint | undefined)[],
  wanted: JsonObject,
  fits: readonly (JsonObject | undefined)[],
): void {
  const name = quantity.kind === "fit" ? "trends of fits" : "trends";
  const of = (field: string): Numbers => wanted[field] as Numbers;
  const isFit = quantity.kind === "fit";
  ledger.exact(`${name}: object, kind and axis`, where, quantity.object.split("/")[1], wanted["object"]);
  ledger.exact(`${name}: object, kind and axis`, where, quantity.kind, wanted["kind"]);
  ledger.exact(`${name}: object, kind and axis`, where, quantity.axis === "x" ? 1 : 2, wanted["axis"]);
  const values = points.map((point) => point?.value);
  const errors = points.map((point) => point?.parityError);
  ledger.numbers(`${name}: errors`, where, errors, of("error"), toNinth);
  ledger.numbers(`${name}: errors as stored`, where, errors, of("errorStored"), toNinth);
  ledger.numbers(
    `${name}: standard deviations`,
    where,
    points.map((point) => point?.stdDev),
    of("stdDev"),
    toNinth,
  );
  ledger.numbers(
    `${name}: entries`,
    where,
    points.map((point) => point?.entries),
    of("entries"),
  );
  const stored = inSinglePrecision(values);
  if (isFit) compareFits(ledger, where, points, stored, wanted, fits);
  else {
    ledger.numbers(`${name}: values`, where, values, of("value"), toNinth);
    ledger.numbers(`${name}: values in single precision`, where, stored, of("valueFloat32"), { tolerance: 0 });
  }
  const meanErrors = points.map((point) => point?.error);
  if (quantity.kind === "mean")
    ledger.numbers("trends: ROOT's own errors", where, meanErrors, of("rootMeanError"), toNinth);
  else ledger.leave("ROOT's error of a mean, of trends that are no means", leavesOf(wanted["rootMeanError"]!));
  const largest = isFit ? Math.max(...of("fitError").map((error) => error ?? 0)) : undefined;
  const checked = wanted["check"] as JsonObject;
  compareCheck(ledger, `${name}: verdicts`, where, parityCheck(values, errors), checked, largest);
  const single = wanted["checkFloat32"] as JsonObject;
  compareCheck(ledger, `${name}: verdicts in single precision`, where, parityCheck(stored, errors), single, largest);
  if (!isFit) return;
  const again = parityCheck(some(of("value")), some(of("error")));
  compareCheck(beyondListed(ledger), "band arithmetic on ROOT's fits", where, again, checked, undefined);
}

/** The listed verdicts are compared twice: made of our fits, and of those of ROOT. */
const beyondListed = (ledger: Ledger): Pick<Ledger, "numbers" | "exact"> => ({
  exact: (...compared) => ledger.also(...compared),
  numbers: (...compared) => ledger.alsoNumbers(...compared),
});

function compareCheck(
  ledger: Pick<Ledger, "numbers" | "exact">,
  quantity: string,
  where: string,
  { centre, spread, qualities, range }: ParityCheck,
  wanted: JsonObject,
  largest: number | undefined,
): void {
  const got = [centre, spread, ...(range ?? [])];
  const listed = [wanted["centre"], wanted["spread"], ...((wanted["yRange"] ?? []) as Numbers)] as Numbers;
  if (largest === undefined) ledger.numbers(`${quantity}: centre, spread, range`, where, got, listed, toNinth);
  else {
    const off = inErrors(
      got,
      listed,
      listed.map(() => largest),
    );
    ledger.numbers(
      `${quantity}: centre, spread, range, in quoted errors`,
      where,
      off,
      off.map(() => 0),
      share,
    );
  }
  (wanted["codes"] as readonly number[]).forEach((code, i) => {
    ledger.exact(`${quantity}: codes`, `${where} [${i}]`, qualities[i], codes[code]);
  });
}

/** Mean, its error and σ; errors as in the comparison of single fits: to 5 %, below 1000 entries to 15 %. */
function compareFits(
  ledger: Ledger,
  where: string,
  points: readonly (TrendPoint | undefined)[],
  stored: Got,
  wanted: JsonObject,
  fits: readonly (JsonObject | undefined)[],
): void {
  const of = (field: string): Numbers => wanted[field] as Numbers;
  const quoted = of("fitError");
  const within = (quantity: string, off: readonly number[]): void =>
    ledger.numbers(
      `trends of fits: ${quantity}`,
      where,
      off,
      off.map(() => 0),
      share,
    );
  within(
    "values, in quoted errors",
    inErrors(
      points.map((point) => point?.value),
      of("value"),
      quoted,
    ),
  );
  within("values in single precision, in quoted errors", inErrors(stored, of("valueFloat32"), quoted));
  const errorsOfSigma = fits.map((fit) => (fit?.["errors"] as Numbers | undefined)?.[2] ?? null);
  within(
    "σ, in quoted errors",
    inErrors(
      points.map((point) => point?.sigma),
      of("fitSigma"),
      errorsOfSigma,
    ),
  );
  const ratio = points.map((point, i) =>
    point === undefined || quoted[i] == null ? undefined : point.error / quoted[i],
  );
  for (const few of [true, false]) {
    const some = points.flatMap((point, i) => ((point?.entries ?? 0) < 1000 === few ? [i] : []));
    const off = some.map((i) => (quoted[i] === null && ratio[i] === undefined ? 0 : (ratio[i] ?? Infinity) - 1));
    const tolerance = few ? 0.15 : 0.05;
    const kind = few ? "below 1000 entries" : "from 1000 entries";
    ledger.numbers(
      `trends of fits: errors, ${kind}`,
      where,
      off,
      off.map(() => 0),
      { tolerance, deviation: Math.abs },
    );
  }
  ledger.leave("Minuit's own status numbers of trends of fits", of("fitStatus").length);
}
