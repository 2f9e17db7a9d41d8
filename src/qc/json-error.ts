/** A place in a text as people count: both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export interface JsonError extends TextPlace {
  /** What JSON has to have there: "a comma or } is expected". */
  readonly expected: string;
}

/** Loops of one class each: no text is so long that they run out of room. */
const blank = /[ \t\n\r]*/y;
const text = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y; // oxlint-disable-line no-control-regex -- texts must not hold them
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const name = "a name in double quotes is expected";
const value = "a value is expected";

/**
 * Where a text stops being JSON (RFC 8259), or `undefined` where it is JSON as a whole. Browsers tell it each in words of
 * its own, and one not at all.
 */
export function jsonErrorAt(json: string): JsonError | undefined {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(json);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const takeOne = (letter: string): boolean => {
    const found = json[at] === letter;
    if (found) at += 1;
    return found;
  };
  /** Closing brackets of what is open, the innermost last. */
  const open: ("}" | "]")[] = [];
  /** A name and its colon; what is expected where there is none. */
  const takeName = (): string | undefined => {
    take(blank);
    if (!take(text)) return name;
    take(blank);
    return takeOne(":") ? undefined : "a colon is expected";
  };
  let expected: string | undefined;
  /** A value was just read. */
  let read = false;
  do {
    take(blank);
    if (!read) {
      if (takeOne("{")) {
        take(blank);
        if (takeOne("}")) read = true;
        else [expected] = [takeName(), open.push("}")];
      } else if (takeOne("[")) {
        take(blank);
        if (takeOne("]")) read = true;
        else open.push("]");
      } else if (take(text) || take(scalar)) read = true;
      else expected = value;
    } else {
      const closing = open.at(-1);
      if (closing === undefined) expected = "nothing more is expected";
      else if (takeOne(closing)) open.pop();
      else if (takeOne(",")) [read, expected] = [false, closing === "}" ? takeName() : undefined];
      else expected = `a comma or ${closing} is expected`;
    }
    if (read && open.length === 0) {
      take(blank);
      if (at === json.length) return undefined;
    }
  } while (expected === undefined);
  return { ...placeIn(json, at), expected };
}

export function placeIn(whole: string, at: number): TextPlace {
  const before = whole.slice(0, at);
  const lastBreak = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r"));
  return { line: 1 + (before.match(/\r\n|\r|\n/g)?.length ?? 0), column: at - lastBreak };
}
