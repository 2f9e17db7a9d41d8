import type { Hist, Hist1D } from "../../src/hist/hist.ts";
import type { Json, JsonObject } from "./golden-dir.ts";
import { momentsOf } from "./histogram.ts";
import type { Ledger } from "./ledger.ts";

type Numbers = readonly (number | null)[];

/** Contents, flow, entries, mean and width of a histogram of one axis. */
export function compareDistribution(ledger: Ledger, where: string, hist: Hist, wanted: JsonObject): void {
  const { values } = hist as Hist1D;
  const { x, entries } = momentsOf(hist);
  const fields: Readonly<Record<string, ArrayLike<number | undefined>>> = {
    contents: values.subarray(1, hist.x.n + 1),
    underflow: [values[0]],
    overflow: [values[hist.x.n + 1]],
    entries: [entries],
    mean: [x.mean?.value],
    stdDev: [x.stdDev],
  };
  compareEach(ledger, "projections and rebinned histograms", where, fields, wanted);
}

/** Numbers by the names under which they are listed. */
export function compareEach(
  ledger: Ledger,
  quantity: string,
  where: string,
  fields: Readonly<Record<string, ArrayLike<number | undefined>>>,
  wanted: JsonObject,
): void {
  for (const [field, listed] of Object.entries(wanted)) {
    const got = fields[field];
    if (got === undefined) ledger.problem(`nothing compares ${field} of ${where}`);
    else ledger.numbers(`${quantity}: ${field}`, where, got, asNumbers(listed));
  }
}

const asNumbers = (listed: Json): Numbers => (Array.isArray(listed) ? (listed as Numbers) : [listed as number | null]);
