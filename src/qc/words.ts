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
