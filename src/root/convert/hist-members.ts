import type { Cells } from "../../hist/hist.ts";
import { Damage } from "../damage.ts";
import { checkLimit, limits } from "../limits.ts";
import { doublesOf, numberOf, textOf, type Members } from "./fields.ts";

/** ROOT's "no display limit set". */
const unset = -1111;

/** What every histogram has, its title apart. */
export const commonOf = (object: Members) => ({
  name: textOf(object, "fName"),
  entries: numberOf(object, "fEntries"),
  option: textOf(object, "fOption"),
  displayMinimum: displayLimit(object, "fMinimum"),
  displayMaximum: displayLimit(object, "fMaximum"),
});

function displayLimit(object: Members, member: string): number | undefined {
  const value = numberOf(object, member);
  return value === unset ? undefined : value;
}

/** The contents of all cells, flow included; JSROOT has made a typed array of them that nobody else holds. */
export function toCells(object: Members, cells: number): Cells {
  checkLimit("number of cells of a histogram", cells, limits.histogramCells);
  const stored = object["fArray"];
  const values = Array.isArray(stored) ? Float64Array.from(stored, Number) : stored;
  if (!isCells(values)) throw new Damage("a histogram without contents");
  if (values.length !== cells || numberOf(object, "fNcells") !== cells) {
    throw new Damage(`${values.length} contents of ${cells} cells`);
  }
  return values;
}

const isCells = (values: unknown): values is Cells =>
  values instanceof Float64Array ||
  values instanceof Float32Array ||
  values instanceof Int32Array ||
  values instanceof Int16Array ||
  values instanceof Int8Array;

/** An array per cell where it is stored (an array of any other length says that it is not). */
export function optional(object: Members, member: string, cells: number): Float64Array | undefined {
  const values = doublesOf(object, member);
  return values.length === cells ? values : undefined;
}

/** Letters of a profile's error option by its number (EErrorType). */
const errorOptions = ["", "s", "i", "g"];

/** The sums of a profile by cell; `values` are its contents. */
export function profileCellsOf(object: Members, values: Cells) {
  const weights = optional(object, "fBinEntries", values.length);
  const sumsY2 = optional(object, "fSumw2", values.length);
  if (!(values instanceof Float64Array) || weights === undefined || sumsY2 === undefined) {
    throw new Damage("a profile without its sums");
  }
  return {
    weights,
    weights2: optional(object, "fBinSumw2", values.length),
    sumsY: values,
    sumsY2,
    errorOption: errorOptions[numberOf(object, "fErrorMode")] ?? "",
  };
}

const sum = (object: Members, of: string): number => numberOf(object, `fTsumw${of}`);
/** Stored sums Σw, Σw², Σwx, Σwx². */
export const sums1 = (object: Members) =>
  [sum(object, ""), sum(object, "2"), sum(object, "x"), sum(object, "x2")] as const;
/** And Σwy, Σwy². */
export const sumsY = (object: Members) => [sum(object, "y"), sum(object, "y2")] as const;
/** Those of a map: and Σwxy. */
export const sums2 = (object: Members) => [...sums1(object), ...sumsY(object), sum(object, "xy")] as const;
/** Those of a TH3: and Σwz, Σwz², Σwxz, Σwyz. */
export const sums3 = (object: Members) =>
  [...sums2(object), ...["z", "z2", "xz", "yz"].map((of) => sum(object, of))] as const;

/** ROOT's "title;title of x;title of y;title of z", where "#;" is a semicolon. Source: `TH1::SetTitle`. */
export function splitTitle(title: string): readonly [title: string, ...ofAxes: string[]] {
  const [first = "", ...axes] = title.split(/(?<!#);/).map((part) => part.replaceAll("#;", ";"));
  return [first, ...axes];
}
