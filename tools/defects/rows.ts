import type { Looked } from "./look.ts";

/** A row of the table. */
export interface Row {
  readonly what: string;
  readonly result: Looked["result"] | "nothing-raised" | "false-alarm" | "not-read";
  readonly words: string;
}

const resultWords = {
  found: "found",
  "not-testable": "not testable",
  missed: "MISSED",
  "wrong-place": "WRONG PLACE",
  "nothing-raised": "good",
  "false-alarm": "FALSE ALARM",
  "not-read": "NOT READ",
} as const satisfies Record<Row["result"], string>;
const wrong: readonly Row["result"][] = ["missed", "wrong-place", "false-alarm", "not-read"];

export const isWrong = ({ result }: Row): boolean => wrong.includes(result);

/** Of one run, with its number before the first. */
export const printRows = (run: string, rows: readonly Row[]): void =>
  rows.forEach(({ what, result, words }, i) =>
    console.log(`  ${(i === 0 ? run : "").padEnd(8)} ${what.padEnd(34)} ${resultWords[result].padEnd(13)} ${words}`),
  );

/** "14 found, 6 not testable, 0 MISSED …" */
export const countWords = (rows: readonly Row[]): string =>
  (Object.keys(resultWords) as Row["result"][])
    .map((each) => `${rows.filter(({ result }) => result === each).length} ${resultWords[each]}`)
    .join(", ");
