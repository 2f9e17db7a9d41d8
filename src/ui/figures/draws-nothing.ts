import { isEmpty } from "../../draw/layers-of.ts";
import { memoEach } from "../base/memo.ts";
import type { PlotInput } from "./plot-model.ts";

/** Each rendering asks several times. */
const isBlank = memoEach(isEmpty);

/** Whether what is drawn holds nothing in its bins; of several windows all of them. */
export const drawsNothing = ({ hist, windows }: Pick<PlotInput, "hist" | "windows">): boolean =>
  windows === undefined ? isBlank(hist) : windows.every((window) => isBlank(window.hist));
