/** One place in the build where text could become code. */
export interface Place {
  readonly file: string;
  readonly found: "eval(" | "Function(";
  /** The characters around it. */
  readonly around: string;
}

/** A place that is known and harmless. */
export interface Allowed {
  readonly file: RegExp;
  readonly found: Place["found"];
  /** Must occur in `Place.around`. */
  readonly text: string;
  readonly reason: string;
}

/**
 * Every call spelled `eval(…)`, `Function(…)` or `new Function(…)`; minifiers write the last without `new`.
 * Longer names (`isFunction(`) are something else.
 */
export function findCodeFromText(file: string, text: string): Place[] {
  return [...text.matchAll(/(?<![\w$])(eval|Function)\s*\(/g)].map((match) => ({
    file,
    found: match[1] === "eval" ? "eval(" : "Function(",
    around: text.slice(Math.max(0, match.index - 60), match.index + 60).replaceAll(/\s+/g, " "),
  }));
}

export const isAllowed = (place: Place, allowed: Allowed): boolean =>
  allowed.file.test(place.file) && allowed.found === place.found && place.around.includes(allowed.text);
