import { shortLabels } from "../../draw/runs/slots.ts";
import { chamberLimits, type ChamberMatrix } from "../../qc/period/chambers.ts";
import type { ParityChambers } from "../../qc/period/chambers-parity.ts";
import { parityThresholds } from "../../qc/period/parity-check.ts";
import { robustLimits } from "../../qc/period/robust-trend.ts";
import { rocName } from "../../qc/pads/geometry.ts";
import { sectorsOfSide } from "../../qc/sectors.ts";
import { placesWord, type FigureRun } from "./figure-run.ts";
import type { Matrix, MatrixPart, MatrixVerdict } from "./matrix.ts";
import { placeWords } from "./place-words.ts";
import type { RunTrend } from "./run-trend.ts";
import { referenceLabel, trendTitle } from "./trend-model.ts";
import { referenceWhy } from "./trend-words.ts";

const stacks = ["IROC A", "IROC C", "OROC A", "OROC C"] as const;

/** 4 × 18, in the order of their numbers. */
const chamberGroups: Matrix["groups"] = stacks.map((title, stack) => ({
  title,
  columns: Array.from({ length: sectorsOfSide }, (_, sector): MatrixPart => {
    const name = rocName(stack * sectorsOfSide + sector);
    return { label: String(sector), name, id: name, place: undefined, reason: undefined };
  }),
}));

const runPart = ({ label, place, reason, word }: FigureRun): MatrixPart => ({
  label,
  name: label,
  id: label,
  place,
  reason,
  word,
});

const nothing: MatrixVerdict = { quality: "null", value: undefined, unit: "", shade: undefined, why: "no number" };

/** Twice what is bad has the darkest colour. */
const chamberScale = { lo: 0.88, hi: 1.12, ends: ["−12 %", "+12 %"] } as const;

/** Runs × chambers by the robust rule. */
export function chambersOfRuns(runs: readonly FigureRun[], { cells }: ChamberMatrix): Matrix {
  const [medium, bad] = [chamberLimits.medium.value, chamberLimits.bad.value];
  return {
    title: placeWords("Clusters per pad, chamber against its median over the runs", runs),
    rows: runs.map(runPart),
    groups: chamberGroups,
    labelled: false,
    words: { good: `within ${medium} %`, medium: `${medium} to ${bad} %`, bad: `above ${bad} % or dead` },
    scale: chamberScale,
    cell: (run, chamber) => {
      const cell = cells[run]?.[chamber];
      if (cell === undefined) return nothing;
      const { quality, ratio, error, why } = cell;
      const value = ratio === undefined ? undefined : { value: ratio, error: error ?? 0 };
      return { quality, value, unit: "of typical", shade: ratio, why: placeWords(why, runs) };
    },
  };
}

const parityWords = (what: string): Matrix["words"] => ({
  good: `below ${parityThresholds[0]} ${what}`,
  medium: `${parityThresholds[0]} to ${parityThresholds[1]}`,
  bad: `above ${parityThresholds[1]}`,
});

export const parityChambersTitle = "Clusters per pad, chamber over the mean of the run";

/** The same by the rule of today's tool: mean and standard deviation of each chamber over the runs. */
export function parityChambersOfRuns(runs: readonly FigureRun[], { values, checks }: ParityChambers): Matrix {
  return {
    title: placeWords(parityChambersTitle, runs),
    rows: runs.map(runPart),
    groups: chamberGroups,
    labelled: false,
    words: parityWords("standard deviations"),
    scale: chamberScale,
    cell: (run, chamber) => {
      const [ratio, check] = [values[run]?.[chamber], checks[chamber]];
      if (ratio === undefined || check === undefined) return nothing;
      const { centre, spread, qualities } = check;
      const off = centre === undefined || !spread ? undefined : Math.abs(ratio - centre) / spread;
      const why =
        off === undefined ? "" : `${off.toFixed(1)} standard deviations from the mean of the ${placesWord(runs)}s`;
      const shade = centre === undefined ? undefined : ratio / centre;
      return {
        quality: qualities[run]!,
        value: { value: ratio, error: 0 },
        unit: `of the ${placesWord(runs)}'s mean`,
        shade,
        why,
      };
    },
  };
}

/** Quantities × runs: every judged trend as a row; a reference of another set has a column of its own before them. */
export function trendsOfRuns(runs: readonly FigureRun[], trends: readonly RunTrend[]): Matrix {
  const [medium, bad] = [robustLimits.medium.value, robustLimits.bad.value];
  const isParity = trends.some(({ centre }) => centre === "mean");
  const darkest = isParity ? parityThresholds[1] : bad;
  const unit = isParity ? "of error and spread" : "s";
  const reference = trends.find((trend) => trend.reference !== undefined)?.reference;
  const isOwn = reference !== undefined && reference.run === undefined;
  const { labels, title } = shortLabels(
    runs.map(({ label }) => label),
    placesWord(runs),
  );
  return {
    title: "Quantities of tracks",
    rows: trends.map(({ quantity: { title, id } }) => ({
      label: title,
      name: title,
      id,
      place: undefined,
      reason: undefined,
    })),
    groups: [
      ...(isOwn ? [{ title: "", columns: [referencePart(reference.name, !isParity)] }] : []),
      {
        title,
        columns: runs.map((run, i) => ({
          ...runPart(run),
          label: labels[i]!,
          name: i === reference?.run ? `${run.label}, the reference` : run.label,
        })),
      },
    ],
    labelled: true,
    words: isParity
      ? parityWords(unit)
      : { good: `within ${medium} s`, medium: `${medium} to ${bad} s`, bad: `above ${bad} s` },
    scale: { lo: -darkest, hi: darkest, ends: [`\u2212${darkest} ${unit}`, `+${darkest} ${unit}`] },
    cell: (row, column) => {
      if (isOwn && column === 0) return referenceCell(trends[row]!);
      const run = column - (isOwn ? 1 : 0);
      const { markers, deviations, why, quantity } = trends[row]!;
      const marker = markers[run];
      if (marker === undefined) return { ...nothing, why: runs[run]!.reason ?? why[run]! };
      const { value, error, mark } = marker;
      return {
        quality: mark,
        value: { value, error },
        unit: unitBeside(quantity),
        shade: deviations[run],
        why: why[run]!,
      };
    },
  };
}

const referencePart = (name: string, apart: boolean): MatrixPart => ({
  label: referenceLabel,
  name: `reference, ${name}`,
  id: "reference",
  place: undefined,
  reason: undefined,
  apart,
});

function referenceCell({ reference, quantity }: RunTrend): MatrixVerdict {
  if (reference === undefined) return nothing;
  const { of, mark, deviation } = reference;
  const value = { value: of.value, error: of.spread };
  return { quality: mark, value, unit: unitBeside(quantity), shade: deviation, why: referenceWhy(reference) };
}

/** Where the title does not name it. */
const unitBeside = (quantity: RunTrend["quantity"]): string =>
  trendTitle(quantity) === quantity.title ? "" : quantity.unit;
