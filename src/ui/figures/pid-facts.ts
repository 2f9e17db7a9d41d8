import { formatCount, formatEstimate, formatNumber } from "../../draw/format.ts";
import { curveDistance } from "../../qc/curve-distance.ts";
import { fewestInRatio } from "../../qc/ratio.ts";
import { parametersOf, type OfRun } from "./bethe-bloch.ts";
import { fact, words, type Fact } from "./fact.ts";
import type { FactsInput } from "./facts.ts";
import { measured } from "./measured.ts";
import { powerFacts, spectrumFacts } from "./separation-facts.ts";

/** What a figure tells whose numbers are none of the object that it is made from; `undefined` for others. */
export function pidFacts(input: FactsInput): readonly Fact[] | undefined {
  switch (input.figure.draw) {
    case "ratio":
      return ratioFacts(input);
    case "species":
      return [...labelFacts(input), ...curveFacts(input)];
    case "species-profiles":
    case "species-ratio":
      return [...profileFacts(input), ...curveFacts(input)];
    case "separation":
      return spectrumFacts(input);
    case "separation-momentum":
      return powerFacts(input);
    default:
      return undefined;
  }
}

/** Where the drawn curves are from, and how far the measured peaks are from them where that was measured. */
export function curveFacts(of: OfRun): readonly Fact[] {
  const source = parametersOf(of);
  if (source === undefined) return [];
  const from = words(`Bethe-Bloch: ${source.words}`);
  const separation = measured(of.measurements, "separation")?.separation;
  if (separation?.rule !== "robust") return [from];
  const distance = curveDistance(source.parameters, separation.usual);
  return distance === undefined ? [from] : [from, words(distance.words.replace(/\.$/, ""))];
}

function ratioFacts({ figure, measurements }: FactsInput): readonly Fact[] {
  const ratio = measured(measurements, "map-ratio");
  if (ratio === undefined) return [];
  const { median, spread, bins } = ratio;
  return [
    ...(median === undefined ? [] : [fact("median", formatEstimate(median))]),
    ...(spread === undefined ? [] : [fact("spread", formatNumber(spread, 2))]),
    fact("", formatCount(bins), `bins with ${fewestInRatio} ${figure.noun} and more on both sides`),
  ];
}

/** Cells, as far as they are labelled: entries of such a map are how often it was written to. */
function labelFacts({ hist }: FactsInput): readonly Fact[] {
  if (hist.kind !== "2d") return [];
  let cells = 0;
  for (const label of hist.values) if (label !== 0) cells += 1;
  return [fact("", formatCount(cells), "cells"), words("of each the species of its last track")];
}

function profileFacts({ hist, figure, measurements }: FactsInput): readonly Fact[] {
  const species = measured(measurements, "species-profiles")?.species;
  if (species === undefined) return [];
  return [
    fact("", formatCount(hist.entries), `${figure.noun} of known species`),
    words(
      species.rule === "robust"
        ? "medians of the cells whose neighbours are of the same species"
        : "means of all cells, labelled by their last track",
    ),
    ...(species.from === "canvas" ? [words("species from a canvas, of merged files that of the first")] : []),
  ];
}
