import { formatCount, formatNumber, formatRange } from "../../draw/format.ts";
import { rocName, sectors } from "../../qc/pads/geometry.ts";
import { isCount } from "../../qc/pads/quantity.ts";
import type { Fact } from "../figures/fact.ts";
import type { PadInput } from "./pad-drawing.ts";
import { ofAll, quantityWords, sectorWords } from "./pad-words.ts";
import { padsOf, sectorsSeen, showsColours } from "./pads-view.ts";
import { worstRegion } from "./shown-regions.ts";

const fact = (before: string, value: string, after: string): Fact => ({ before, value, after });
type Summed = NonNullable<PadInput["data"]["summary"]>["sides"]["A"];

/** Mean and empty pads of what is seen, then how it was made. */
export function padFacts(input: PadInput): readonly Fact[] {
  const { data, view, sides } = input;
  const { chamber } = padsOf(view);
  const seen = sectorsSeen(view, sides);
  const { summary } = data;
  const of: readonly (readonly [string, Summed])[] =
    summary === undefined
      ? []
      : chamber !== undefined
        ? [[rocName(chamber), summary.chambers[chamber]!]]
        : seen.length > 0
          ? seen.flatMap((each) => [each, each + sectors]).map((roc) => [rocName(roc), summary.chambers[roc]!] as const)
          : sides.map((side) => [`${side} side`, summary.sides[side]] as const);
  return [...sideFacts(input), ...of.flatMap(([name, pads]) => padsFacts(input, name, pads)), ...methodFacts(input)];
}

/** Why it is this side that is seen where there is room for one only, and what is out of sight on the other. */
function sideFacts({ regions, sides, view }: PadInput): readonly Fact[] {
  const { side, sector, chamber } = padsOf(view);
  const worst = worstRegion(regions);
  if (worst === undefined || sides.length > 1 || [side, sector, chamber].some((each) => each !== undefined)) return [];
  const others = regions.filter((region) => region.side !== worst.side).length;
  const which = others === 0 ? "with all regions that stand out" : "with the worst region";
  const other = worst.side === "A" ? "C" : "A";
  const rest = others === 0 ? [] : [fact("", String(others), `more on the ${other} side`)];
  return [fact("", `${worst.side} side`, which), ...rest];
}

function padsFacts({ figure, data }: PadInput, name: string, { mean, empty, pads }: Summed): readonly Fact[] {
  const { unit } = quantityWords(figure);
  const counts = isCount(data.quantity);
  const told =
    mean === undefined
      ? []
      : [fact(name, counts ? formatCount(mean) : formatNumber(mean), counts ? "clusters per pad that has any" : unit)];
  const isAll = mean === undefined ? name : "";
  return [...told, empty === 0 ? fact(isAll, "0", "pads empty") : fact(isAll, ofAll(empty, pads), "pads empty")];
}

/** How the map was made, and what its colours show. */
function methodFacts({ data, view, sides, z, figure }: PadInput): readonly Fact[] {
  const { show, chamber } = padsOf(view);
  const seen = sectorsSeen(view, sides);
  const frames = data.summary?.timeFrames;
  const words = (text: string): Fact => fact("", "", text);
  const how = {
    xy: data.xy?.rule === "parity" ? "first pad of each bin that is not 0" : "mean by area in 330 \u00d7 330 bins",
    plane: "every pad",
    rphi: "mean by overlap in 360 \u00d7 350 bins",
    chambers: chamber === undefined ? "300 bins a chamber, logarithmic" : "logarithmic",
  }[show];
  const colours = !showsColours(view) ? [] : [fact("colours", formatRange(z.lo, z.hi), quantityWords(figure).unit)];
  return [
    words(how),
    ...colours,
    ...(seen.length === 0 ? [] : [words(sectorWords(seen))]),
    ...(frames === undefined ? [] : [fact("", formatCount(frames), "time frames")]),
  ];
}
