/** A range of an axis, "x=0,3.14"; `undefined` where there is none, or none that holds, with a word to `drop`. */
export function readRange(
  query: URLSearchParams,
  axis: "x" | "y" | "z",
  drop: (words: string) => void,
  of = "",
): readonly [number, number] | undefined {
  const text = query.get(`${axis}${of}`);
  if (text === null) return undefined;
  const [lo, hi, ...more] = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (
    lo !== undefined &&
    hi !== undefined &&
    more.length === 0 &&
    Number.isFinite(lo) &&
    Number.isFinite(hi) &&
    lo < hi
  ) {
    return [lo, hi];
  }
  drop(`the range of ${axis}`);
  return undefined;
}
