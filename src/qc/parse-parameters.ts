import { fail, ok, type Result } from "../base/result.ts";
import { rowsOf, Wrong, type Row } from "./parameter-rows.ts";
import { toRates, type Rates } from "./rates.ts";
import { storedNames, type GivenParameters } from "./run-parameters.ts";

type StoredName = (typeof storedNames)[number];

/** Seconds between points of a rate whose times are not given. Source: the tool that writes `runparameters.json`. */
const step = 10;
/** More is no list of runs: with a rate every ten seconds a run of a day takes 80 kB. In bytes, and in characters. */
export const longestText = 20_000_000;

/**
 * Parameters of runs from a text: `runparameters.json` as it lies beside runs, or JSON or CSV of a user.
 *
 * JSON: runs by number, `{"runs": {"559101": {"IRavg": …, "rates": […]}}}`, also without "runs", or a list of objects with
 * "run". CSV: a line of names with a column "run", then a line a run; comma, semicolon or tab; lines with # are comments.
 * Names are those of the tree `RunParameters` in any case, each with its unit where that is not Hz, s or A: "IRavg (kHz)".
 * Names that are not known are passed over; a number that is none is told of and left out.
 *
 * @param name of the text in failures.
 */
export function parseParameters(text: string, name: string): Result<ReadonlyMap<number, GivenParameters>> {
  try {
    if (text.length > longestText) throw new Wrong("it is too long");
    const runs = new Map<number, GivenParameters>();
    for (const row of rowsOf(text)) {
      const { run, place } = row;
      if (runs.has(run)) throw new Wrong(`run ${run} is there twice${place === "" ? "" : `, again in ${place}`}`);
      runs.set(run, givenIn(row));
    }
    return runs.size > 0 ? ok(runs) : fail({ kind: "not-parameters", source: name, detail: "no run is in it" });
  } catch (thrown) {
    if (!(thrown instanceof Wrong)) throw thrown;
    return fail({ kind: "not-parameters", source: name, detail: thrown.message });
  }
}

const units: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map([
  [
    "rate",
    new Map([
      ["hz", 1],
      ["khz", 1e3],
      ["mhz", 1e6],
    ]),
  ],
  [
    "duration",
    new Map([
      ["s", 1],
      ["ms", 1e-3],
      ["min", 60],
      ["h", 3600],
    ]),
  ],
  [
    "current",
    new Map([
      ["a", 1],
      ["ka", 1e3],
      ["t", 60_000],
    ]),
  ],
]);

const kindOf = (name: StoredName | "rates"): string =>
  name === "Duration" ? "duration" : name === "BField" ? "current" : "rate";

/** What a column or member holds, and by what to multiply it; `undefined` for what is not known. */
function fieldOf(key: string): { readonly name: StoredName | "rates"; readonly factor: number } | undefined {
  const [, word, unit] = /^\s*(\w+)\s*(?:[([]\s*([^)\]]*?)\s*[)\]])?\s*$/.exec(key) ?? [];
  const name = [...storedNames, "rates" as const].find((each) => each.toLowerCase() === word?.toLowerCase());
  if (name === undefined) return undefined;
  const known = units.get(kindOf(name))!;
  const factor = unit === undefined ? 1 : known.get(unit.toLowerCase());
  if (factor === undefined) throw new Wrong(`"${unit}" is no unit of ${name}: use ${[...known.keys()].join(", ")}`);
  return { name, factor };
}

function givenIn({ cells, place }: Row): GivenParameters {
  const where = place === "" ? "" : ` in ${place}`;
  const stored: Partial<Record<StoredName, number>> = {};
  const doubts: string[] = [];
  let rates: Rates | undefined;
  for (const [key, value] of Object.entries(cells)) {
    const field = fieldOf(key);
    if (field === undefined || value === null || value === "") continue;
    const { name, factor } = field;
    const number = numberOf(value);
    if (name === "rates" && Array.isArray(value)) {
      rates = ratesOf(value, factor);
      if (rates === undefined && value.length > 0) doubts.push(`no number in rates${where} is a rate`);
    } else if (name === "rates") doubts.push(`rates${where} are no list of numbers`);
    else if (number === undefined) {
      doubts.push(`${name}${where} is ${JSON.stringify(value).slice(0, 40)}, which is no number`);
    }
    // −1 stands for what was not found, whatever the unit.
    else stored[name] = number === -1 ? -1 : number * factor;
  }
  return { stored, rates, doubts };
}

/** NaN is a number that is not known; a text that is none is no number. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const text = typeof value === "string" ? value.trim() : "";
  if (/^nan$/i.test(text)) return Number.NaN;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** Rates ten seconds apart, or pairs of seconds and rate. */
function ratesOf(value: readonly unknown[], factor: number): Rates | undefined {
  const points = value.map((each, i): readonly [number, number] => {
    const [seconds, hertz] =
      Array.isArray(each) && each.length === 2 ? [numberOf(each[0]), numberOf(each[1])] : [i * step, numberOf(each)];
    return [seconds ?? Number.NaN, (hertz ?? Number.NaN) * factor];
  });
  return toRates(points);
}
