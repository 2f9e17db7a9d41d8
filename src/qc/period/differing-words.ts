/** A true minus, and none before what is written as 0. */
const minus = (text: string): string => (Number(text) === 0 ? text.replace("-", "") : text.replace("-", "\u2212"));

/** Both numbers with as few decimals as show that they differ, at least as many as given. */
export function differingWords(a: number, b: number, decimals: number): readonly [string, string] {
  const [one, other] = [a.toFixed(decimals), b.toFixed(decimals)];
  return one === other && a !== b && decimals < 8 ? differingWords(a, b, decimals + 1) : [minus(one), minus(other)];
}
