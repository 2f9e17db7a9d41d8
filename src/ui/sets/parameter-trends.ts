import { formatRange } from "../../draw/format.ts";
import type { KnownParameters } from "../../qc/known-parameters.ts";
import { byRate } from "../../qc/period/by-rate.ts";
import type { TrendQuantity } from "../../qc/period/quantity.ts";
import type { TrendPoint } from "../../qc/period/trend-point.ts";
import { teslaOf } from "../../qc/run-parameters.ts";
import type { FigureRun } from "./figure-run.ts";
import { fact, type RunTrend } from "./run-trend.ts";

type Known = KnownParameters | undefined;

/** What is shown of the parameters of runs; nothing of it is judged. */
const shown: readonly {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly of: (known: KnownParameters) => number | undefined;
}[] = [
  {
    id: "rate",
    title: "Interaction rate",
    unit: "kHz",
    decimals: 1,
    of: ({ rate }) => rate.average && rate.average / 1000,
  },
  { id: "duration", title: "Duration", unit: "min", decimals: 0, of: ({ duration }) => duration && duration / 60 },
  {
    id: "field",
    title: "Magnetic field",
    unit: "T",
    decimals: 2,
    of: ({ current }) => (current === undefined ? undefined : teslaOf(current)),
  },
];

/** Trends of the parameters of runs; those that no run has are left out. */
export const parameterTrends = (known: readonly Known[]): readonly RunTrend[] =>
  shown.flatMap(({ of, ...about }) => {
    const values = known.map((each) => each && of(each));
    return values.some((value) => value !== undefined) ? [plainTrend(about, values)] : [];
  });

function plainTrend(
  { id, title, unit, decimals }: Pick<TrendQuantity, "id" | "title" | "unit" | "decimals">,
  values: readonly (number | undefined)[],
): RunTrend {
  const quantity: TrendQuantity = {
    id,
    spec: [],
    title,
    object: "",
    kind: "mean",
    axis: "x",
    unit,
    words: ["", ` ${unit}`],
    decimals,
    showsError: false,
    signed: false,
    floor: undefined,
    wanted: undefined,
  };
  return {
    quantity,
    points: values.map((value): TrendPoint | undefined =>
      value === undefined
        ? undefined
        : { value, parityError: 0, error: 0, stdDev: 0, entries: 1, sigma: undefined, sound: true },
    ),
    markers: values.map((value) => (value === undefined ? undefined : { value, error: 0, mark: "good" })),
    deviations: values.map(() => undefined),
    why: values.map((value) => (value === undefined ? "not known" : "")),
    bands: [],
    centre: "median",
    wanted: undefined,
    rule: [],
  };
}

/** The MIP mean against the interaction rate: runs by rising rate, those of unknown rate last; the error is the width. */
export function mipByRate(
  trends: readonly RunTrend[],
  runs: readonly FigureRun[],
  known: readonly Known[],
): { readonly runs: readonly FigureRun[]; readonly trend: RunTrend } | undefined {
  const mip = trends.find(({ quantity }) => quantity.id === "mip");
  if (mip === undefined || known.every((each) => each?.rate.average === undefined)) return undefined;
  const there = mip.points.flatMap((point, run) =>
    point === undefined ? [] : [{ run, point, value: point.value, rate: known[run]?.rate.average }],
  );
  const sorted = byRate(there);
  return {
    runs: sorted.map(({ run }) => runs[run]!),
    trend: {
      ...mip,
      points: sorted.map(({ point }) => point),
      markers: sorted.map(({ run, point }) => ({
        value: point.value,
        error: point.sigma ?? 0,
        mark: mip.markers[run]!.mark,
      })),
      deviations: sorted.map(({ run }) => mip.deviations[run]),
      why: sorted.map(({ run }) => mip.why[run]!),
      bands: [],
      reference: undefined,
      // Drawn are no bands: what is wanted is all that is seen of the rule.
      rule: mip.wanted === undefined ? [] : [fact("wanted", formatRange(...mip.wanted))],
      orderedBy: {
        name: "interaction rate",
        unit: "kHz",
        values: sorted.map(({ rate }) => (rate === undefined ? "?" : (rate / 1000).toFixed(2))),
      },
    },
  };
}
