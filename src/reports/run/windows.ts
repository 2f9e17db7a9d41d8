import type { FigureTemplate, WindowCurve } from "../template.ts";
import { figure } from "./figure.ts";

interface WindowPanel {
  readonly curve: WindowCurve;
  readonly xTitle: string;
  /** Of what the curves show, and of one number a window. */
  readonly yTitle: string;
  readonly x: readonly [number, number];
  readonly y?: readonly [number, number];
  readonly checks: readonly string[];
}

/** All moving windows of an object: over one another, as a map over time, and one number of each over time. */
export function windowFigures(object: string, panel: WindowPanel): readonly FigureTemplate[] {
  const { curve, xTitle, yTitle, x, y, checks } = panel;
  const all = `${object}@all`;
  const heights = curve.kind === "contents" ? "Tracks, normalised" : yTitle;
  return [
    figure(all, "overlay", { title: "Windows", curve, xTitle, yTitle: heights, x, y }),
    figure(all, "time-map", { title: "Over time", curve, yTitle: xTitle, y: x, zTitle: heights }),
    figure(all, "time-trend", { title: "Mean over time", curve, yTitle, checks }),
  ];
}
