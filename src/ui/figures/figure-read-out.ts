import { formatBin, formatCount, formatEstimate, formatNumber } from "../../draw/format.ts";
import type { BinHit } from "../../draw/paint-figure.ts";
import type { Axis } from "../../hist/hist.ts";
import { varianceOf } from "../../hist/sums.ts";
import { species } from "../../qc/bethe-bloch.ts";
import { labelled } from "../../qc/hypothesis.ts";
import { missingWords } from "../../qc/separation/missing.ts";
import { axisWords } from "./axis-words.ts";
import { nearestSpecies } from "./bethe-bloch.ts";
import type { FactsInput } from "./facts.ts";
import { measured } from "./measured.ts";
import { readOut, withUnit, type ReadOutRow } from "./read-out.ts";
import { partsIn } from "./separation-model.ts";
import { speciesPoints } from "./species-model.ts";
import { windowReadOut } from "./window-words.ts";

/** What a figure tells of a bin: of all windows, of what is measured in place of the object, else of the object. */
export function figureReadOut(hit: BinHit, input: FactsInput): readonly ReadOutRow[] {
  const { figure, hist, windows, measurements } = input;
  if (windows !== undefined) return windowReadOut(hit, { figure, windows, measurements });
  switch (figure.draw) {
    case "ratio":
      return [...placeRows(hit, input), ratioRow(hit, input)];
    case "species":
      return [...placeRows(hit, input), { name: "species", value: labelled[hit.value - 1]?.name ?? "none", after: "" }];
    case "species-profiles":
    case "species-ratio":
      return [...placeRows(hit, input), ...speciesRows(hit, input)];
    case "separation":
      return [...readOut(hit, hist, figure), ...partRows(hit, input)];
    case "separation-momentum":
      return [...placeRows(hit, input), ...powerRows(hit, input)];
    default:
      return [...readOut(hit, hist, figure), ...nearestRows(hit, input)];
  }
}

function placeRows(hit: BinHit, { figure, hist }: FactsInput): readonly ReadOutRow[] {
  const row = (title: string, edges: readonly [number, number]): ReadOutRow => {
    const { name, unit } = axisWords(title);
    return { name, value: "", after: withUnit(formatBin(...edges), unit) };
  };
  const titleOf = (title: string | undefined, axis: Axis): string => title ?? axis.title;
  const x = row(titleOf(figure.xTitle, hist.x), hit.x);
  return hit.y === undefined || hist.kind !== "2d" ? [x] : [x, row(titleOf(figure.yTitle, hist.y), hit.y)];
}

function ratioRow({ binX, binY = 0, value }: BinHit, { hist }: FactsInput): ReadOutRow {
  const cell = binX + (hist.x.n + 2) * binY;
  const known = hist.kind === "2d" && !Number.isNaN(value);
  const ratio = known ? formatEstimate({ value, error: Math.sqrt(varianceOf(hist, cell)) }) : "none";
  return { name: "ratio", value: ratio, after: "" };
}

function speciesRows(hit: BinHit, input: FactsInput): readonly ReadOutRow[] {
  const profiles = measured(input.measurements, "species-profiles")?.species;
  if (profiles === undefined) return [];
  const { unit } = axisWords(input.figure.yTitle ?? "");
  const rows = profiles.profiles.flatMap((profile, i): readonly ReadOutRow[] => {
    const point = speciesPoints(input, profiles, profile)[hit.binX - 1];
    const of = `of ${formatCount(profile.entries[hit.binX - 1])} ${input.figure.noun}`;
    const after = unit === "" ? of : `${unit} ${of}`;
    return point === undefined ? [] : [{ name: species[i]!.symbol, value: formatEstimate(point), after, named: true }];
  });
  return rows.length === 0 ? [{ name: "species", value: "none", after: "" }] : rows;
}

/** What is expected of each part of the fit in the bin. */
const partRows = (hit: BinHit, input: FactsInput): readonly ReadOutRow[] =>
  partsIn(input, (hit.x[0] + hit.x[1]) / 2, hit.binX).map(({ name, value }) => ({
    name: name.toLowerCase(),
    value: formatNumber(value),
    after: "",
  }));

function powerRows(hit: BinHit, { measurements, figure }: FactsInput): readonly ReadOutRow[] {
  const separation = measured(measurements, "separation")?.separation;
  const window = separation?.rule === "robust" ? separation.windows[hit.binX - 1] : undefined;
  if (window === undefined) return [];
  const { power, missing, tracks } = window;
  const why = missing === undefined ? "" : missingWords(missing);
  return [
    { name: "#it{S}", value: power === undefined ? "none" : formatEstimate(power), after: why },
    { name: "from", value: formatCount(tracks), after: figure.noun },
  ];
}

/** Of which species is a bin of a map with curves. */
function nearestRows(hit: BinHit, input: FactsInput): readonly ReadOutRow[] {
  if (hit.y === undefined || !input.figure.overlays.some(({ kind }) => kind === "bethe-bloch")) return [];
  const [p, dEdx] = [Math.sqrt(hit.x[0] * hit.x[1]), Math.sqrt(hit.y[0] * hit.y[1])];
  const nearest = nearestSpecies(input, p, dEdx);
  return nearest === undefined
    ? []
    : [{ name: "nearest curve", value: formatNumber(nearest.expected), after: `${nearest.symbol}` }];
}
