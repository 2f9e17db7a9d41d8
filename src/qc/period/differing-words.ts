import { decimalWords } from "../words.ts";

/** Both numbers with as few decimals as show that they differ, at least as many as given. */
export function differingWords(a: number, b: number, decimals: number): readonly [string, string] {
  const [one, other] = [a, b].map((value) => value.toFixed(decimals));
  return one === other && a !== b && decimals < 8
    ? differingWords(a, b, decimals + 1)
    : [decimalWords(a, decimals), decimalWords(b, decimals)];
}
