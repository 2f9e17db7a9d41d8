import { median } from "../stats/median.ts";
import type { Rates } from "./rates.ts";

/** Rates as steps over time, for drawing: n + 1 edges (s), n rates (Hz), NaN where points are missing. */
export interface RateSteps {
  readonly edges: Float64Array;
  readonly hertz: Float64Array;
}

/** Distance of points where there is one alone (s). Source: the tool that writes the rates. */
const usualStep = 10;
/** In usual distances: where two points are farther apart some are missing between them. */
const gap = 1.5;

/** A step about each point, to the middle between two neighbours; where points are missing a step without rate. */
export function rateSteps({ seconds, hertz }: Rates): RateSteps {
  const distances = seconds.subarray(1).map((each, i) => each - seconds[i]!);
  const step = median(distances.filter((each) => each > 0)) ?? usualStep;
  const edges: number[] = [seconds[0]! - step / 2];
  const values: number[] = [];
  seconds.forEach((at, i) => {
    const next = seconds[i + 1];
    const isLast = next === undefined || next - at > gap * step;
    values.push(hertz[i]!);
    edges.push(isLast ? at + step / 2 : (at + next) / 2);
    if (!isLast || next === undefined) return;
    values.push(NaN);
    edges.push(next - step / 2);
  });
  return { edges: Float64Array.from(edges), hertz: Float64Array.from(values) };
}
