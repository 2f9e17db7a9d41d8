import { isEmpty } from "../../draw/layers-of.ts";
import { memoEach } from "../base/memo.ts";
import { noCurve } from "./no-slices.ts";
import type { PlotInput } from "./plot-model.ts";

/** Each rendering asks several times. */
const isBlank = memoEach(isEmpty);

/** Whether what is drawn holds nothing in its bins; of several windows all of them. */
export const holdsNothing = ({ hist, windows }: Pick<PlotInput, "hist" | "windows">): boolean =>
  windows === undefined ? isBlank(hist) : windows.every((window) => isBlank(window.hist));

/** Whether nothing is drawn: there is nothing in the bins, or in no window what a curve could be made of. */
export const drawsNothing = (input: Pick<PlotInput, "figure" | "hist" | "windows" | "measurements">): boolean =>
  holdsNothing(input) || (input.windows !== undefined && noCurve(input.figure, input.measurements) !== undefined);
