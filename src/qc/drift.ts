import type { Estimate } from "../hist/hist.ts";
import { fitLine, type LineFit } from "../stats/line-fit.ts";
import type { MeasuredWindow } from "./measurement.ts";

/** How a number of the moving windows changes over the run. */
export interface Drift {
  /** Windows that have the number. */
  readonly windows: number;
  readonly line: LineFit;
  /** From the beginning of the first window to the end of the last, along the line. */
  readonly change: Estimate;
  /** Mean over the windows, weighted by their errors. */
  readonly mean: Estimate;
}

/** s since the first window began, middle of a window. */
export const middleOf = ({ start, end }: MeasuredWindow, first: MeasuredWindow): number =>
  (start + end - 2 * first.start) / 2000;

/** The mean of the Gaussian fit to a window's histogram, where it converged. */
export const fitMeanOf = ({ measured }: MeasuredWindow): Estimate | undefined =>
  measured?.kind === "gaussian-fit" && measured.fit?.valid === true ? measured.fit.mean : undefined;

/** The mean along y of a window's map. */
export const meanOfYOf = ({ measured }: MeasuredWindow): Estimate | undefined =>
  measured?.kind === "moments" ? measured.y?.mean : undefined;

/**
 * Straight line through one number of each window against the middle of the window. Windows scatter by more than their
 * statistics where the detector is not still: the error of the change is then larger by √(χ²/ndf).
 *
 * @returns `undefined` with fewer than three windows: two tell nothing of their scatter.
 */
export function driftOf(
  windows: readonly MeasuredWindow[],
  numberOf: (window: MeasuredWindow) => Estimate | undefined,
): Drift | undefined {
  const points = windows.flatMap((window) => {
    const number = numberOf(window);
    return number === undefined || !(number.error > 0) ? [] : [{ at: middleOf(window, windows[0]!), ...number }];
  });
  if (points.length < 3) return undefined;
  const at = points.map((point) => point.at);
  const line = fitLine(
    at,
    points.map(({ value }) => value),
    points.map(({ error }) => error),
  );
  if (line === undefined) return undefined;
  const span = (windows.at(-1)!.end - windows[0]!.start) / 1000;
  const scatter = Math.sqrt(Math.max(1, line.chi2 / line.ndf));
  return {
    windows: points.length,
    line,
    change: { value: line.slope.value * span, error: line.slope.error * span * scatter },
    mean: line.value,
  };
}
