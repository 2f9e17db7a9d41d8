/** A range asked for, against a file of `size` bytes. */
export type Wanted =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly first: number; readonly last: number }
  | { readonly kind: "unsatisfiable" };

/**
 * Reads a `Range` header. One range with a first byte is answered in part; several ranges, a suffix or anything unknown
 * is answered whole, which RFC 9110 leaves to the server.
 */
export function parseRange(header: string | undefined, size: number): Wanted {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === undefined) return { kind: "whole" };
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return { kind: "whole" };
  return first < size ? { kind: "part", first, last } : { kind: "unsatisfiable" };
}
