import { countWords } from "../words.ts";
import { differingWords } from "./differing-words.ts";
import type { TrendQuantity } from "./quantity.ts";
import { fewestRuns, type JudgedNumber, type Unjudged } from "./robust-trend.ts";
import type { TrendPoint } from "./trend-point.ts";

/**
 * "MIP mean 46.66 ± 0.02, median run 50.18", "125.1 clusters per track, median run 134.1"; why not, where not judged. The median
 * of the others is another number than the one that is drawn, and is called so.
 */
export function trendWords(quantity: TrendQuantity, point: TrendPoint | undefined, judged: JudgedNumber): string {
  if (judged.unjudged !== undefined || point === undefined) {
    return unjudgedWords(judged.unjudged ?? { kind: "missing" }, point?.entries);
  }
  const [before, after] = quantity.words;
  const [text, centre] = differingWords(point.value, judged.centre ?? point.value, quantity.decimals);
  const value = quantity.signed && Number(text) > 0 ? `+${text}` : text;
  const decimals = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  const error = quantity.showsError ? ` ± ${point.error.toFixed(decimals)}` : "";
  const [low, high] = quantity.wanted ?? [];
  const found = `${before}${value}${error}${after}`;
  if (judged.centre !== undefined)
    return `${found}, median ${judged.ofOthers === true ? "of the others" : "run"} ${centre}`;
  return low === undefined || high === undefined ? found : `${found}, wanted ${low.value} to ${high.value}`;
}

export function unjudgedWords(unjudged: Unjudged, entries: number | undefined): string {
  switch (unjudged.kind) {
    case "missing":
      return "no entries";
    case "not-sound":
      return "the fit did not converge";
    case "few-entries":
      return entries === undefined ? "too few entries" : `too few entries: ${countWords(entries)}`;
    case "few-runs":
      return `${unjudged.judged} of the ${fewestRuns} runs that are needed`;
  }
}
