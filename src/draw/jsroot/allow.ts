import { isAllowed, isDrawing, isSolid } from "./classes.ts";
import { flawOf, isMembers, limits, widest, type Members } from "./sound.ts";
import { plainOption, plainText } from "./text.ts";

/** What may be drawn, or why nothing. */
export type Allowed =
  | {
      readonly ok: true;
      readonly object: Members;
      /** What was left out of it: "TExec", "TH3F: needs three dimensions"; each once. */
      readonly leftOut: readonly string[];
    }
  | { readonly ok: false; readonly why: string };

/** Of the JSON text, before anything is made of it. */
const tree = { depth: 100, objects: 20_000, numbers: 4_000_000 } as const;
const refusedNames = new Set(["__proto__", "constructor", "prototype"]);

/** Looks through what `JSON.parse` gave, before references are resolved: sizes, and names that would do harm. */
export function flawOfJson(json: unknown): string | undefined {
  let [objects, numbers] = [0, 0];
  const visit = (value: unknown, depth: number): string | undefined => {
    if (typeof value !== "object" || value === null) return undefined;
    if (depth > tree.depth) return "it is nested too deeply";
    if (++objects > tree.objects) return "it has too many parts";
    if (Array.isArray(value)) {
      numbers += value.length;
      if (numbers > tree.numbers) return "it has too many numbers";
      for (const each of value as readonly unknown[]) {
        const flaw = visit(each, depth + 1);
        if (flaw !== undefined) return flaw;
      }
      return undefined;
    }
    for (const [name, member] of Object.entries(value)) {
      if (refusedNames.has(name)) return `a member is named ${name}`;
      if (name === "$arr") return "its arrays are packed"; // of any length that they claim
      const flaw = visit(member, depth + 1);
      if (flaw !== undefined) return flaw;
    }
    return undefined;
  };
  return visit(json, 0);
}

/** Lists whose entries are drawn one after another: an entry left out leaves words in its place. */
const drawnLists = new Set(["fPrimitives", "fFunctions"]);

/**
 * Walks an object that JSROOT has parsed, before any of it is drawn, and changes it in place. Only classes of the list
 * stay (`classes.ts`); others become words that name the class. Texts become words only, options lose what JSROOT would
 * draw in three dimensions or in windows, functions have at most 10 000 points.
 */
export function allowDrawing(object: unknown): Allowed {
  if (!isMembers(object) || !isDrawing(classOf(object) ?? "")) {
    const className = classOf(object);
    return {
      ok: false,
      why: reasonOf(object, className ?? "unknown") ?? `objects of class ${className ?? "?"} are not drawn so`,
    };
  }
  const flaw = flawOf(object, classOf(object)!);
  if (flaw !== undefined) return { ok: false, why: flaw };
  const walk = new Walk();
  walk.visit(object);
  return { ok: true, object, leftOut: [...walk.leftOut] };
}

const classOf = (value: unknown): string | undefined =>
  isMembers(value) && typeof value["_typename"] === "string" ? value["_typename"] : undefined;

function reasonOf(value: unknown, className: string): string | undefined {
  if (isSolid(className)) return "it needs three dimensions";
  if (!isAllowed(className)) return `objects of class ${plainText(className)} are not drawn so`;
  return isMembers(value) ? flawOf(value, className) : undefined;
}

class Walk {
  readonly leftOut = new Set<string>();
  readonly #seen = new Set<object>();
  #placeholders = 0;

  visit(object: Members): void {
    if (this.#seen.has(object)) return;
    this.#seen.add(object);
    const className = classOf(object) ?? "";
    const isFormula = /^T(F[12]|Formula)$/.test(className);
    for (const [name, member] of Object.entries(object)) {
      if (typeof member === "string" && name !== "_typename") {
        object[name] = /option$/i.test(name) ? plainOption(member) : plainText(member, isFormula);
      } else if (Array.isArray(member)) this.#array(member);
      else if (isMembers(member)) {
        if (Array.isArray(member["arr"])) this.#list(member, drawnLists.has(name) && className !== "TLegend");
        object[name] = this.#kept(member) ?? null;
      }
    }
    limitPoints(object, className);
    limitContents(object, className);
    if (emptyOddCells(object, className)) this.leftOut.add("contents that are no numbers");
  }

  /** An entry without leave loses its place and its option; in a list that is drawn, words take its place. */
  #list(list: Members, drawn: boolean): void {
    if (this.#seen.has(list)) return;
    const options = Array.isArray(list["opt"]) ? (list["opt"] as readonly unknown[]) : [];
    const entries = (list["arr"] as readonly unknown[]).flatMap((each, i) => {
      const option = options[i];
      const kept = isMembers(each) ? (this.#kept(each) ?? (drawn ? this.#placeholder(each) : undefined)) : undefined;
      return kept === undefined ? [] : [{ kept, option: typeof option === "string" ? plainOption(option) : "" }];
    });
    list["arr"] = entries.map(({ kept }) => kept);
    if (options.length > 0) list["opt"] = entries.map(({ option }) => option);
  }

  #array(array: unknown[]): void {
    if (this.#seen.has(array)) return;
    this.#seen.add(array);
    array.forEach((each, i) => {
      if (typeof each === "string") array[i] = plainText(each);
      else if (Array.isArray(each)) this.#array(each);
      else if (isMembers(each)) array[i] = this.#kept(each) ?? null;
    });
  }

  /** The object, looked through; `undefined` where it must go. Objects without a class hold plain values. */
  #kept(object: Members): Members | undefined {
    const className = classOf(object);
    const reason = className === undefined ? undefined : reasonOf(object, className);
    if (className !== undefined && reason !== undefined) {
      const known = isAllowed(className) || isSolid(className);
      this.leftOut.add(known ? `${className}: ${reason}` : plainText(className));
      return undefined;
    }
    this.visit(object);
    return object;
  }

  /** Words in the lower left corner of the pad, one above the other. */
  #placeholder(object: Members): Members {
    const inPad = 1 << 14; // TText::kTextNDC
    return {
      _typename: "TText",
      fBits: inPad,
      TestBit: (bit: number) => (inPad & bit) !== 0,
      fName: "",
      fTitle: `${plainText(classOf(object) ?? "?")} is not drawn`,
      fX: 0.02,
      fY: 0.02 + 0.04 * (this.#placeholders++ % 24),
      fTextAngle: 0,
      fTextSize: 0.03,
      fTextAlign: 11,
      fTextColor: 2,
      fTextFont: 42,
    };
  }
}

function limitPoints(object: Members, className: string): void {
  if (!/^TF[12]$/.test(className)) return;
  const most = className === "TF1" ? limits.functionPoints : limits.surfacePoints;
  for (const name of ["fNpx", "fNpy"]) {
    const count = object[name];
    if (count !== undefined) object[name] = typeof count === "number" && count >= 4 ? Math.min(count, most) : 100;
  }
}

/** ROOT's mark for a limit that is not set. */
const unset = -1111;

/** Limits of what is shown of the contents, where they are none: JSROOT reckons with them whatever they are. */
function limitContents(object: Members, className: string): void {
  if (!/^(TH[123]|TProfile|TGraph|THStack|TMultiGraph)/.test(className)) return;
  for (const name of ["fMinimum", "fMaximum"]) {
    const limit = object[name];
    if (limit !== undefined && !(typeof limit === "number" && Math.abs(limit) < widest)) object[name] = unset;
  }
}

/** NaN and infinity are `null` in JSON, which JSROOT makes paths of that are none: such cells are empty. */
function emptyOddCells(object: Members, className: string): boolean {
  if (!/^(TH[12]|TProfile)/.test(className)) return false;
  let found = false;
  for (const name of ["fArray", "fSumw2", "fBinEntries", "fBinSumw2"]) {
    const cells = object[name];
    if (!Array.isArray(cells)) continue;
    cells.forEach((cell: unknown, i) => {
      if (typeof cell === "number") return;
      cells[i] = 0;
      found = true;
    });
  }
  return found;
}
