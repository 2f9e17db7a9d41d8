import type { Axis, Cells, Hist } from "../../hist/hist.ts";
import { Damage } from "../damage.ts";
import { checkLimit, limits } from "../limits.ts";
import { axisTitle, toAxis } from "./axis.ts";
import { doublesOf, numberOf, textOf, type Members } from "./fields.ts";

/** ROOT's "no display limit set". */
const unset = -1111;
/** Letters of TProfile's error option by its number (EErrorType). */
const errorOptions = ["", "s", "i", "g"];

/** A TH1*, TH2* or TProfile; throws `Damage` where members are missing or do not fit together. */
export function toHist(object: Members, className: string): Hist {
  const [title, titleX, titleY] = splitTitle(textOf(object, "fTitle"));
  const common = {
    name: textOf(object, "fName"),
    title,
    className,
    entries: numberOf(object, "fEntries"),
    option: textOf(object, "fOption"),
    displayMinimum: displayLimit(object, "fMinimum"),
    displayMaximum: displayLimit(object, "fMaximum"),
  };
  const x = toAxis(object, "fXaxis", titleX);
  if (className.startsWith("TH2")) {
    const y = toAxis(object, "fYaxis", titleY);
    const values = toCells(object, (x.n + 2) * (y.n + 2));
    const variances = optional(object, "fSumw2", values.length);
    return {
      kind: "2d",
      ...common,
      x,
      y,
      values,
      variances,
      sums: [...sums1(object), ...sumsY(object), sum(object, "xy")],
    };
  }
  const yTitle = axisTitle(object, "fYaxis", titleY);
  const values = toCells(object, x.n + 2);
  if (className === "TProfile") return { kind: "profile", ...common, x, yTitle, ...profileParts(object, x, values) };
  const variances = optional(object, "fSumw2", values.length);
  return { kind: "1d", ...common, x, yTitle, values, variances, sums: sums1(object) };
}

function profileParts(object: Members, x: Axis, values: Cells) {
  const cells = x.n + 2;
  const weights = optional(object, "fBinEntries", cells);
  const sumsY2 = optional(object, "fSumw2", cells);
  if (!(values instanceof Float64Array) || weights === undefined || sumsY2 === undefined) {
    throw new Damage("a profile without its sums");
  }
  return {
    weights,
    weights2: optional(object, "fBinSumw2", cells),
    sumsY: values,
    sumsY2,
    errorOption: errorOptions[numberOf(object, "fErrorMode")] ?? "",
    sums: [...sums1(object), ...sumsY(object)] as const,
  };
}

/** The contents of all cells, flow included; JSROOT has made a typed array of them that nobody else holds. */
function toCells(object: Members, cells: number): Cells {
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
function optional(object: Members, member: string, cells: number): Float64Array | undefined {
  const values = doublesOf(object, member);
  return values.length === cells ? values : undefined;
}

const sum = (object: Members, of: string): number => numberOf(object, `fTsumw${of}`);
const sums1 = (object: Members) => [sum(object, ""), sum(object, "2"), sum(object, "x"), sum(object, "x2")] as const;
const sumsY = (object: Members) => [sum(object, "y"), sum(object, "y2")] as const;

function displayLimit(object: Members, member: string): number | undefined {
  const value = numberOf(object, member);
  return value === unset ? undefined : value;
}

/** ROOT's "title;title of x;title of y", where "#;" is a semicolon. Source: `TH1::SetTitle`. */
function splitTitle(title: string): readonly [string, string | undefined, string | undefined] {
  const [first = "", x, y] = title.split(/(?<!#);/).map((part) => part.replaceAll("#;", ";"));
  return [first, x, y];
}
