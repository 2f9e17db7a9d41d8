/** A count with thin spaces between thousands, as in all texts of a page. */
export const countWords = (count: number): string =>
  Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, "\u2009");

/**
 * A number outside lo…hi with as few decimals as still show that it is outside: 46.7, but 47.98 where 48.0 would read as
 * if it were inside.
 */
export function outsideWords(value: number, lo: number, hi: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const [looksInside, isInside] = [Number(text), value].map((each) => lo <= each && each <= hi);
  return looksInside === true && isInside === false && decimals < 6
    ? outsideWords(value, lo, hi, decimals + 1)
    : text.replace("-", "\u2212");
}

/** A number as a person writes a limit, with a true minus; thousands apart. */
export const limitWords = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15
    ? `${value < 0 ? "\u2212" : ""}${countWords(Math.abs(value))}`
    : String(value).replace("-", "\u2212");

/** "minEntries" → "min entries": limits are named for programs. */
export const limitName = (name: string): string => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

/** A number found, to a tenth of its error; without one to 5 digits. */
export function foundWords({ value, error }: { readonly value: number; readonly error: number | undefined }): string {
  const size = Math.max(Math.abs(value), error ?? 0);
  const plain = size === 0 || (size >= 1e-4 && size < 1e7);
  const decimals = error === undefined || error <= 0 ? -1 : Math.max(0, 1 - Math.floor(Math.log10(error)));
  const text = plain && decimals >= 0 && decimals <= 8 ? value.toFixed(decimals) : String(Number(value.toPrecision(5)));
  return (Number(text) === 0 ? text.replace("-", "") : text).replaceAll("-", "\u2212");
}
/** A number with so many decimals and a true minus; none before what is written as 0. */
export function decimalWords(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "\u2212");
}
