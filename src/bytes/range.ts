import type { QcError } from "../base/result.ts";

/** The error of a range that does not lie within a source; `undefined` for one that does. */
export function pastEnd(
  source: { readonly name: string; readonly size: number },
  offset: number,
  length: number,
): QcError | undefined {
  if (!(Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0)) {
    throw new RangeError(`No range of bytes: ${length} from ${offset}`);
  }
  const expected = offset + length;
  return expected > source.size ? { kind: "truncated", source: source.name, size: source.size, expected } : undefined;
}

export interface ContentRange {
  /** First and last byte; `undefined` in a 416 answer. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly total: number | undefined;
}

/** `bytes 0-99/1234`, `bytes 0-99/*`, `bytes` with a star for the range; `undefined` for anything else. Source: RFC 9110, 14.4. */
export function parseContentRange(text: string): ContentRange | undefined {
  const found = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/i.exec(text.trim());
  if (found === null) return undefined;
  return { first: number(found[1]), last: number(found[2]), total: number(found[3]) };
}

const number = (digits: string | undefined): number | undefined =>
  digits === undefined || digits === "*" ? undefined : Number(digits);
