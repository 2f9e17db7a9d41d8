import type { Estimate } from "../../hist/hist.ts";
import { holm } from "../../stats/holm.ts";
import { isOff } from "../quality.ts";
import { changeWords } from "./change-words.ts";
import type { RunCurve } from "./curve.ts";
import type { CurveDistance, OverlayDistances } from "./overlay-distances.ts";
import type { OverlayFigure } from "./overlay.ts";
import type { JudgedNumber } from "./robust-trend.ts";
import { changeFrom, shapeNumbers, type Change } from "./shape-numbers.ts";

/** A figure with the curves of all runs and how far apart they are. */
export interface ComparedOverlay extends OverlayDistances {
  readonly figure: OverlayFigure;
  readonly curves: readonly (RunCurve | undefined)[];
}

/** How one run differs from the others in one figure. */
export interface UnlikeFigure {
  readonly figure: OverlayFigure;
  readonly distance: CurveDistance;
  readonly judged: JudgedNumber;
  /** Probability that chance alone makes the difference, corrected for all figures. */
  readonly corrected: number;
  /** From the median of the other runs: "mean 134.1 → 125.1 (−6.7 %)", "−45.2 at 1.92", "no shift". */
  readonly change: string;
}

/**
 * Why a run is unlike the others: its figures in falling order of how far it is from the others, in units of how far they
 * are from each other. Runs differ by more than chance in many figures of a long run; that alone makes none of them unlike.
 *
 * @param apart runs (indices) that are off or have too few entries: they are no others.
 */
export function whyUnlike(
  overlays: readonly ComparedOverlay[],
  run: number,
  apart: ReadonlySet<number>,
): readonly UnlikeFigure[] {
  const there = overlays.flatMap((overlay) => {
    const [distance, judged] = [overlay.distances[run], overlay.judged[run]];
    return distance === undefined || judged?.deviation === undefined ? [] : [{ overlay, distance, judged }];
  });
  const corrected = holm(there.map(({ distance }) => distance.p));
  return there
    .map(({ overlay, distance, judged }, i): UnlikeFigure => {
      const words = changeWords(
        changesOf(overlay, run, apart),
        overlay.figure.curve.floor,
        distance.difference.value.value,
      );
      const change = words !== "" ? words : isOff(judged.quality) ? distance.where : "no shift";
      return { figure: overlay.figure, distance, judged, corrected: corrected[i]!, change };
    })
    .toSorted((a, b) => b.judged.deviation! - a.judged.deviation!);
}

const numbersIn = (curve: RunCurve | undefined, of: "mean" | "width"): Estimate | undefined =>
  curve && shapeNumbers(curve)?.[of];

function changesOf({ curves }: ComparedOverlay, run: number, apart: ReadonlySet<number>) {
  const change = (of: "mean" | "width"): Change | undefined => {
    const own = numbersIn(curves[run], of);
    const theirs: Estimate[] = [];
    for (let other = 0; other < curves.length; other++) {
      const number = other === run || apart.has(other) ? undefined : numbersIn(curves[other], of);
      if (number !== undefined) theirs.push(number);
    }
    return own && changeFrom(theirs, own);
  };
  return { mean: change("mean"), width: change("width") };
}
