import { noNumber } from "../../draw/format.ts";
import { originWords, type KnownName, type KnownParameters } from "../../qc/known-parameters.ts";
import { runLabel } from "../../qc/run-parameters.ts";
import { durationWords, fieldWords, rateWords } from "../base/parameter-words.ts";

/** One line of the table of run parameters, in words. */
export interface ParameterRow {
  readonly name: string;
  /** Rounded, in the unit that people use. */
  readonly value: string;
  /** The whole number in the unit in which it is stored; "" for what is no number. */
  readonly unrounded: string;
  readonly from: string;
  /** Address of what it is from, if it has one. */
  readonly address: string | undefined;
}

const rates = [
  ["average", "Interaction rate, average"],
  ["start", "at the start"],
  ["middle", "in the middle"],
  ["end", "at the end"],
] as const;

/** Parameters of a run: each with its unit, the number behind it and where that is from. */
export function parameterRows(run: number | undefined, known: KnownParameters): readonly ParameterRow[] {
  const row = (
    name: string,
    what: KnownName,
    value: number | undefined,
    words: (value: number) => string,
    unit: string,
  ): ParameterRow => {
    const origin = known.origins.get(what);
    if (value === undefined || origin === undefined) {
      return { name, value: noNumber, unrounded: "", from: "not known", address: undefined };
    }
    const isMean = known.computed.some((each) => each === what);
    const from = isMean ? `mean of the rates in ${originWords(origin)}` : originWords(origin);
    const address = origin.kind === "beside" ? origin.url : undefined;
    return { name, value: words(value), unrounded: `${plain(value)} ${unit}`, from, address };
  };
  return [
    ...rates.map(([what, name]) => row(name, what, known.rate[what], rateWords, "Hz")),
    row("Duration", "duration", known.duration, durationWords, "s"),
    row("Magnetic field", "current", known.current, fieldWords, "A"),
    ...(run === undefined ? [] : [bare("Label", runLabel(run, known))]),
  ];
}

const bare = (name: string, value: string): ParameterRow => ({
  name,
  value,
  unrounded: "",
  from: "",
  address: undefined,
});

/** All digits, with the minus of the page. */
const plain = (value: number): string => String(value).replace(/^-/, "\u2212");

/** The table as text, a line each, cells apart by tabs: what spreadsheets and mails take. */
export const parameterText = (run: number | undefined, rows: readonly ParameterRow[]): string =>
  [
    ["Run", run ?? "not known", "", ""],
    ...rows.map(({ name, value, unrounded, from }) => [name, value, unrounded, from]),
  ]
    .map((cells) => `${cells.join("\t").trimEnd()}\n`)
    .join("");
