import { formatBin, formatCount, formatNumber } from "../../draw/format.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { peakOf } from "../../draw/summary.ts";
import type { Verdict } from "../../qc/check.ts";
import { rocName } from "../../qc/pads/geometry.ts";
import { isCount } from "../../qc/pads/quantity.ts";
import type { PadShow } from "../../qc/pads/shows.ts";
import { markWords, worst } from "../base/marks.ts";
import type { PadInput } from "./pad-drawing.ts";
import { ofAll, quantityWords, sectorWords } from "./pad-words.ts";
import { padsOf, sectorsSeen, sidesOf } from "./pads-view.ts";

export const showTitles: Readonly<Record<PadShow, string>> = {
  xy: "XY map",
  plane: "Pad plane",
  rphi: "#it{r}\u2013#it{#phi}",
  chambers: "72 chambers",
};

const said: Readonly<Record<PadShow, string>> = {
  xy: "map in x and y",
  plane: "every pad in its place",
  rphi: "map in phi and r",
  chambers: "distribution of each chamber",
};

/** How many regions are named one by one. */
const named = 6;

/** The distribution in sentences: its range, and where most pads of each side are. */
export function distributionSummary(title: string, { data, view, figure }: PadInput): string {
  const { sides } = data.distributions!;
  const unit = plainTitle(quantityWords(figure).unit);
  const { lo, hi } = sides.A.x;
  const most = sidesOf(view, false).map((side) => {
    const peak = peakOf(sides[side]);
    return peak === undefined
      ? `${side} side: no pads`
      : `${side} side: most pads, ${formatCount(peak.value)}, at ${formatBin(...peak.x)}`;
  });
  return `${[`${title}, distribution of the values of all pads from ${formatNumber(lo)} to ${formatNumber(hi)} ${unit}`.trim(), ...most].join(". ")}.`;
}

/** A view in sentences: what is seen, means, empty pads, regions, quality. */
export function padSummary(title: string, input: PadInput, verdicts: readonly Verdict[]): string {
  const { data, view, sides, figure } = input;
  const { show, chamber } = padsOf(view);
  const seen = sectorsSeen(view, sides);
  const where =
    chamber !== undefined
      ? rocName(chamber)
      : seen.length > 0
        ? sectorWords(seen)
        : sides.length === 2
          ? "A and C side"
          : `${sides[0]} side`;
  const unit = isCount(data.quantity) ? "clusters per pad that has any" : plainTitle(quantityWords(figure).unit);
  const { summary } = data;
  const means =
    summary === undefined
      ? []
      : sides.map((side) => {
          const { mean, empty, pads } = summary.sides[side];
          const value =
            mean === undefined
              ? "no clusters"
              : `mean ${isCount(data.quantity) ? formatCount(mean) : formatNumber(mean)} ${unit}`.trim();
          return `${side} side: ${value}, ${ofAll(empty, pads)} pads empty`;
        });
  const found = regionSentence(input);
  const quality = worst(verdicts.map((verdict) => verdict.quality));
  const why = verdicts.find((verdict) => verdict.quality === quality)?.why ?? "";
  const judged =
    quality === undefined ? [] : [`Quality: ${markWords[quality]}${why === "" ? "" : `, ${plainTitle(why)}`}`];
  return `${[`${title}, ${said[show]}, ${where}`, ...means, ...found, ...judged].join(". ")}.`;
}

function regionSentence({ data, regions, sides }: PadInput): readonly string[] {
  if (data.regions === undefined) return [];
  if (data.regions.rule === "robust" && !data.regions.found.judged) return ["Regions were not judged"];
  const own = regions.filter(({ side }) => sides.includes(side));
  if (own.length === 0) return ["No region stands out"];
  const more = own.length > named ? ` and ${own.length - named} more` : "";
  const first = own.slice(0, named).map(({ words }) => words);
  return [`Regions: ${first.join(", ")}${more}`];
}
