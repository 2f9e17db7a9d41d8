/** One run of the MIP mean against the interaction rate (P-12). */
export interface RatePoint<Run> {
  readonly run: Run;
  /** Hz; `undefined` where the run's parameters are not known. */
  readonly rate: number | undefined;
  readonly value: number;
}

/** Rising interaction rate; runs of unknown rate last, by their value. */
export const byRate = <P extends RatePoint<unknown>>(points: readonly P[]): readonly P[] =>
  points.toSorted((a, b) =>
    a.rate === undefined || b.rate === undefined
      ? Number(a.rate === undefined) - Number(b.rate === undefined) || a.value - b.value
      : a.rate - b.rate,
  );

/** "483515.04 (run 559101)", "? (run 559103)". */
export const rateLabel = ({ run, rate }: Pick<RatePoint<string | number>, "run" | "rate">): string =>
  `${rate?.toFixed(2) ?? "?"} (run ${run})`;
