import { peakOf, summarise } from "../../draw/summary.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { memoEach } from "../base/memo.ts";
import { axisWords } from "./axis-words.ts";
import { factSentence } from "./fact.ts";
import { isDrawnOver } from "./is-drawn-over.ts";
import { measured } from "./measured.ts";
import { notNumbers, unfitted, type FactsInput } from "./facts.ts";
import { pidFacts } from "./pid-facts.ts";
import { windowSummary } from "./window-words.ts";

const words = { good: "good", medium: "medium", bad: "bad", null: "not judged" } as const;

const drawnOver: Readonly<Record<FigureTemplate["overlays"][number]["kind"], string>> = {
  sectors: "Sector boundaries are drawn over it",
  "median-profile": "The median in each column is drawn over it",
  "median-sector": "The median sector is a dashed line",
  target: "",
  wanted: "The wanted range is a band",
  "gaussian-fit": "A Gaussian fit is drawn over it",
  "slice-fits": "Means of Gaussian fits to the columns are drawn over it",
  "bethe-bloch": "Expected energy loss of the species is drawn over it",
};

/** Looks at every bin; what else is told of a histogram changes more often. */
const peakFor = memoEach(peakOf);

/** A figure in sentences: entries, mean, highest bin, quality, what is drawn over it. */
export function summaryOf(input: FactsInput & { readonly title: string }): string {
  const { figure, hist, windows, measurements, verdicts, title } = input;
  if (windows !== undefined) return windowSummary(title, { figure, windows, measurements });
  const moments = measured(measurements, "moments");
  const x = axisWords(figure.xTitle ?? hist.x.title);
  const y = axisWords(figure.yTitle ?? (hist.kind === "2d" ? hist.y.title : ""));
  const onMap = hist.kind !== "1d";
  const worst = (["bad", "medium", "null", "good"] as const).find((quality) =>
    verdicts.some((verdict) => verdict.quality === quality),
  );
  const quality =
    worst === undefined
      ? undefined
      : { word: words[worst], why: verdicts.find((verdict) => verdict.quality === worst)?.why ?? "" };
  const over = figure.overlays.flatMap((overlay) => (isDrawnOver(overlay, input) ? drawnOver[overlay.kind] : []));
  const ofPid = pidFacts(input);
  if (ofPid !== undefined) {
    const more = [...ofPid.map(factSentence), ...over];
    return summarise({ title, entries: undefined, noun: figure.noun, means: [], peak: undefined, quality, more });
  }
  return summarise({
    title,
    entries: hist.entries,
    noun: figure.noun,
    means: [
      { of: x.name, value: moments?.x.mean, unit: x.unit },
      ...(onMap ? [{ of: y.name, value: moments?.y?.mean, unit: y.unit }] : []),
    ],
    peak: hist.kind === "profile" ? undefined : peakFor(hist),
    quality,
    more: [...[...notNumbers(input), ...unfitted(input)].map(factSentence), ...over],
  });
}
