import { isEmpty } from "../../draw/layers-of.ts";
import type { PlotInput } from "./plot-model.ts";

/** Whether what is drawn holds nothing in its bins; of several windows all of them. */
export const drawsNothing = ({ hist, windows }: Pick<PlotInput, "hist" | "windows">): boolean =>
  windows === undefined ? isEmpty(hist) : windows.every((window) => isEmpty(window.hist));
