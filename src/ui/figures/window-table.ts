import { binLowEdge, binUpEdge } from "../../hist/axis.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import type { Cell, Table } from "../../draw/export/table.ts";
import { endOf } from "./time-axis.ts";
import { windowCurves } from "./window-curves.ts";
import { windowTrend } from "./window-models.ts";
import type { WindowFigure } from "./window-words.ts";

/** The numbers of a figure of all windows: a row for each window, or for each bin of each. */
export function windowTable(given: WindowFigure): Table {
  const { figure, windows, measurements } = given;
  const times = (i: number): readonly Cell[] => [iso(windows[i]!.start), iso(endOf(windows, i))];
  const value = plainTitle(figure.draw === "time-map" ? (figure.zTitle ?? "") : (figure.yTitle ?? "")) || "value";
  if (figure.draw === "time-trend") {
    const { numbers } = windowTrend(given);
    return {
      head: ["from (UTC)", "to (UTC)", value, "error"],
      count: windows.length,
      row: (i) => {
        const number = numbers.get(windows[i]!.start);
        return [...times(i), number?.value, number?.error];
      },
    };
  }
  const curves = windowCurves(figure, windows, measurements);
  const along = plainTitle((figure.draw === "time-map" ? figure.yTitle : figure.xTitle) ?? "") || "x";
  const bins = windows[0]?.hist.x.n ?? 0;
  return {
    head: ["from (UTC)", "to (UTC)", `${along} from`, `${along} to`, value],
    count: windows.length * bins,
    row: (index) => {
      const [i, bin] = [Math.floor(index / bins), 1 + (index % bins)];
      const { x } = windows[i]!.hist;
      const at = curves[i]?.values[bin - 1];
      const there = bin <= x.n;
      const edges = there ? [binLowEdge(x, bin), binUpEdge(x, bin)] : [undefined, undefined];
      return [...times(i), ...edges, at === undefined || Number.isNaN(at) ? undefined : at];
    },
  };
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 19).replace("T", " ");
