import { causes, measuredAs, unjudged, type Check, type Limits } from "../check.ts";
import type { PadRegion } from "../measurement.ts";
import { padQuantities, type PadQuantityName } from "../pads/quantity.ts";
import { regionPlace, regionWords } from "../pads/region.ts";
import { badDeviations, type Regions } from "../pads/regions.ts";
import { countWords } from "../words.ts";

/** Id of the check of a quantity: "pad-regions-n-clusters". */
export const padRegionsId = (quantity: PadQuantityName): string =>
  `pad-regions-${quantity.toLowerCase().replaceAll("_", "-")}`;

/**
 * Connected pads that are off from the pads at the same place in the other sectors, each quantity by itself. How far off,
 * and how few chance may join, is the recipe's: less than one false region in 10 000 runs. Here size and deviation decide
 * how bad it is.
 */
export const padRegions: readonly Check[] = padQuantities.map((quantity) => ({
  id: padRegionsId(quantity),
  title: "Regions of pads that are off, against the median of the sectors",
  rules: ["robust"],
  needs: [{ kind: "pad-regions", quantity, rule: "robust" }],
  limits: {
    medium: {
      value: 5,
      unit: "pads",
      whole: true,
      reason: "chance alone joins five pads that are 3 standard deviations off less than once in 100 000 runs",
    },
    off: {
      value: 100 * badDeviations[quantity],
      unit: "% from the other sectors",
      reason: "counts: a quarter of the channels lost; means: as far as they are known, a gain that spoils dE/dx",
    },
    bad: {
      value: 32,
      unit: "pads",
      whole: true,
      reason: "what one front-end chip reads; less is single channels or a connector",
    },
  },
  judge([measured], _rule, limits, place) {
    const regions = measuredAs(measured, "pad-regions");
    if (regions.rule !== "robust") throw new Error("the check of regions got those of another rule");
    const { found } = regions;
    if (!found.judged) return unjudged(whyNot(found, quantity), place, causeOf(found, quantity));
    const large = found.regions.filter((region) => qualityOfRegion(region, limits) !== "good");
    const sectors = [...new Set(large.map(({ sector }) => sector % 18))].toSorted((a, b) => a - b);
    if (large.length === 0) return { quality: "good", why: "", place, sectors };
    const isBad = large.some((region) => qualityOfRegion(region, limits) === "bad");
    return { quality: isBad ? "bad" : "medium", why: whyOf(large), place, sectors };
  },
}));

/** Of one region by the limits of the check; small ones are good. */
export function qualityOfRegion({ size, ratio }: PadRegion, limits: Limits): "good" | "medium" | "bad" {
  if (size < limits["medium"]!) return "good";
  return size >= limits["bad"]! && 100 * Math.abs(ratio - 1) >= limits["off"]! ? "bad" : "medium";
}

function whyNot({ typical, scatter, block, scatterAllowed, smallest }: Regions, quantity: PadQuantityName): string {
  if (typical === undefined || scatter === undefined) return "no pad has clusters";
  if (smallest === Infinity) return "too many single pads are off to tell regions";
  if (quantity !== "N_Clusters") {
    const [got, allowed] = [scatter, scatterAllowed].map((share) => (100 * share).toPrecision(2));
    return `values scatter by ${got} %, ${allowed} % can be judged`;
  }
  // As many as put the scatter of a block, if it were Poisson's, where it can be judged.
  const needed = 1 / (block * scatterAllowed) ** 2;
  return `${typical.toPrecision(2)} clusters per pad, ${needed.toPrecision(2)} needed`;
}

function causeOf({ typical, smallest }: Regions, quantity: PadQuantityName): string {
  if (typical === undefined) return causes.few;
  if (smallest === Infinity) return "too many single pads are off";
  return quantity === "N_Clusters" ? causes.few : "values scatter too much";
}

/** At most 60 characters. */
const longest = 60;

function whyOf(regions: readonly PadRegion[]): string {
  const [first, ...others] = regions;
  if (first === undefined) return "";
  if (others.length === 0) return first.stacks.length > 0 ? regionWords(first) : blockWords(first);
  const head = `${regions.length} regions: `;
  for (let named = regions.length; named > 0; named--) {
    const words = regions.slice(0, named).map(regionWords).join(", ");
    const rest = named < regions.length ? ` and ${regions.length - named} more` : "";
    if (head.length + words.length + rest.length <= longest) return head + words + rest;
  }
  return `${regions.length} regions`;
}

/** "C04: 700 pads dead in rows 70 to 96". */
function blockWords(region: PadRegion): string {
  const [first, last] = region.rows;
  const rows = first === last ? `row ${first}` : `rows ${first} to ${last}`;
  return `${regionPlace(region)} ${region.class}: ${countWords(region.size)} pads in ${rows}`;
}
