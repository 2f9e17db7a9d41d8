import { placesWord, type FigureRun } from "./figure-run.ts";

/**
 * A sentence about runs as it is of these: of time slices of one run it says "time slice" and "time slices". For sentences that
 * mean by a run only what is at a place of the figure.
 */
export function placeWords(text: string, runs: readonly Pick<FigureRun, "label">[]): string {
  const word = placesWord(runs);
  if (word === "run") return text;
  return text.replaceAll(
    /\b([Rr])un(s?)\b/g,
    (_, first: string, many: string) => `${first === "R" ? "T" : "t"}${word.slice(1)}${many}`,
  );
}
