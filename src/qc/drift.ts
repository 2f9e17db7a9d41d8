import type { Estimate } from "../hist/hist.ts";
import { hasPeak } from "../stats/gaussian-fit.ts";
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
  /** Of each window that has the number its distance from the mean of the others. */
  readonly apart: readonly Apart[];
}

export interface Apart {
  /** Counted from 1, of all windows. */
  readonly window: number;
  readonly off: Estimate;
}

/** s since the first window began, middle of a window. */
export const middleOf = ({ start, end }: MeasuredWindow, first: MeasuredWindow): number =>
  (start + end - 2 * first.start) / 2000;

/** The mean of the Gaussian fit to a window's histogram, where it converged to one within its range. */
export const fitMeanOf = ({ measured }: MeasuredWindow): Estimate | undefined =>
  measured?.kind === "gaussian-fit" && hasPeak(measured.fit) ? measured.fit.mean : undefined;

/** The mean along y of a window's map. */
export const meanOfYOf = ({ measured }: MeasuredWindow): Estimate | undefined =>
  measured?.kind === "moments" ? measured.y?.mean : undefined;

/**
 * Straight line through one number of each window against the middle of the window. Windows scatter by more than their
 * statistics where the detector is not still: the error of the change is then larger by √(χ²/ndf). What is no line, such as
 * a step, shows in the distances of single windows from the others, with their statistical errors.
 *
 * @returns `undefined` with fewer than two windows; of two the scatter is not known, and their errors are taken as they are.
 */
export function driftOf(
  windows: readonly MeasuredWindow[],
  numberOf: (window: MeasuredWindow) => Estimate | undefined,
): Drift | undefined {
  const points = windows.flatMap((window, i) => {
    const number = numberOf(window);
    return number === undefined || !(number.error > 0)
      ? []
      : [{ window: i + 1, at: middleOf(window, windows[0]!), ...number }];
  });
  const line = fitLine(
    points.map(({ at }) => at),
    points.map(({ value }) => value),
    points.map(({ error }) => error),
  );
  if (line === undefined) return undefined;
  const span = (windows.at(-1)!.end - windows[0]!.start) / 1000;
  const scatter = line.ndf > 0 ? Math.sqrt(Math.max(1, line.chi2 / line.ndf)) : 1;
  return {
    windows: points.length,
    line,
    change: { value: line.slope.value * span, error: line.slope.error * span * scatter },
    mean: line.value,
    apart: points.map(({ window, value, error }) => ({ window, off: fromOthers({ value, error }, line.value) })),
  };
}

/** Taken out of the weighted mean of all: weights are 1/error². */
function fromOthers({ value, error }: Estimate, mean: Estimate): Estimate {
  const share = (mean.error / error) ** 2;
  return { value: (value - mean.value) / (1 - share), error: Math.hypot(error, mean.error / Math.sqrt(1 - share)) };
}
